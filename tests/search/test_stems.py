"""Each language has its stemmer or none, and both builds of Snowball say the same."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import snowballstemmer

from testimonies.search import stems
from testimonies.search.stems import algorithm, stem


@pytest.mark.parametrize(
    ("language", "named"),
    [("en", "english"), ("de-CH", "german"), ("ru-Latn", "russian"), ("TR", "turkish"), ("crh", ""), ("", "")],
)
def test_algorithm_follows_the_language(language, named):
    assert algorithm(language) == named


def test_every_algorithm_exists():
    known = set(snowballstemmer.algorithms())

    assert set(stems._BY_LANGUAGE.values()) <= known


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", ("potato", "potatoes", "deported", "deportation"), ("potato", "potato", "deport", "deport")),
        ("ru", ("лагерь", "лагеря", "депортация"), ("лагер", "лагер", "депортац")),
        ("tr", ("kitaplari", "askerleri"), ("kitap", "asker")),
    ],
)
def test_stem_cuts_endings(language, words, expected):
    assert tuple(stem(word, algorithm=algorithm(language)) for word in words) == expected


def test_plain_and_compiled_stemmers_agree(monkeypatch):
    words = ["deportation", "prisoners", "hungry", "camps"]
    compiled = [stem(word, algorithm="english") for word in words]

    monkeypatch.setattr(stems, "new_stemmer", snowballstemmer.stemmer)
    monkeypatch.setattr(stems, "_stemmers", stems._Stemmers())

    assert [stem(word, algorithm="english") for word in words] == compiled


def test_stemmers_may_be_used_by_many_threads():
    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(lambda _n: stem("deportations", algorithm="english"), range(400)))

    assert found == {"deport"}
