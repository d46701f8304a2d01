import pytest

from benchmarks.corpus import Corpus
from benchmarks.queries import Census, chosen
from benchmarks.vocabulary import words_of
from testimonies.search.analysis import words


@pytest.fixture(scope="module")
def census():
    census = Census()
    for invented in Corpus().testimonies(4_000):
        census.count(invented)
    return census


def test_census_counts_each_segment_once_however_often_it_has_a_word(census):
    texts = [text for invented in Corpus().testimonies(4_000) for text in invented.texts()]

    holding = [text for text in texts if "neat" in words(text.lower())]

    assert (census.segments, census.counts["en"][words_of("en").index("neat")]) == (len(texts), len(holding))


def test_queries_are_the_same_for_the_same_seed(census):
    assert chosen(census, each=5, seed=1) == chosen(census, each=5, seed=1)


def test_queries_are_of_eight_kinds(census):
    queries = chosen(census, each=5, seed=1)

    assert {kind: len(typed) for kind, typed in queries.items()} == dict.fromkeys(queries, 5)
    assert len(queries) == 8
    assert all(typed.endswith("*") for typed in queries["prefix"])
    assert all(typed.startswith('"') for typed in queries["phrase"])
