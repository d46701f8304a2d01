"""Engines agree with the plain reading of the query tree on hits, counts and passages, over generated archives."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testimonies.search.documents import Passage, TestimonyDocument
from testimonies.search.engine import Engine, Filters, Page
from testimonies.search.engines.embedded import EmbeddedEngine, answer, questions, snapshot
from testimonies.search.engines.memory import MemoryEngine
from testimonies.search.parse import parse
from testimonies.search.query import Query

LANGUAGES = ("en", "ru", "tr", "")
WORDS = (
    "bread",
    "breads",
    "broth",
    "camp",
    "хлеб",
    "хлеба",
    "лагерь",
    "ekmek",
    "kamp",
    "Şükrü",
    "Аламат",
    "نان",
    "346",
)
NAMES = ("Älim Alamat", "Аламат", "علامت", "Şükrü", "Sukru Irmak", "Ahmed")
TOKENS = ("a", "b", "c")

texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
names = st.lists(st.sampled_from(NAMES), max_size=2).map(tuple)
tokens = st.lists(st.sampled_from(TOKENS), max_size=2).map(tuple)
passages = st.builds(
    Passage, key=st.just(""), text=texts, language=st.sampled_from(LANGUAGES), speaker=st.sampled_from(("", *NAMES))
)


@st.composite
def documents(draw: st.DrawFn, ordinal: int) -> TestimonyDocument:
    spoken = draw(st.lists(passages, max_size=4))
    return TestimonyDocument(
        ordinal,
        f"OT-{ordinal}",
        draw(texts),
        tuple(Passage(f"{ordinal}-{n}", one.text, one.language, one.speaker) for n, one in enumerate(spoken)),
        names=draw(names),
        summary=draw(texts),
        headings=tuple(draw(st.lists(texts, max_size=2))),
        places=draw(names),
        language=draw(st.sampled_from(LANGUAGES)),
        facets={"one": draw(tokens), "two": draw(tokens)},
        year=draw(st.none() | st.integers(1940, 1945)),
        access=frozenset(draw(tokens)),
    )


archives = st.integers(0, 12).flatmap(lambda size: st.tuples(*(documents(ordinal) for ordinal in range(1, size + 1))))
word = st.sampled_from((*WORDS, "Alamat", "OT-3"))
phrase = st.lists(word, min_size=1, max_size=3).map(lambda run: f'"{" ".join(run)}"')
field = st.builds("{}:{}".format, st.sampled_from(("witness", "place", "speaker")), word | phrase)
pieces = st.one_of(
    word,
    word,
    phrase,
    field,
    word.map("{}*".format),
    word.map("{}~".format),
    st.builds("near:{} {}".format, st.integers(0, 4), phrase),
    st.sampled_from(("lang:en", "lang:ru", "id:OT-2", "id:OT-*", "OR", "OR")),
)
signed = st.builds("{}{}".format, st.sampled_from(("", "", "-")), pieces)
queries = st.builds(
    lambda run, same_passage: parse(" ".join(run), languages=LANGUAGES, same_passage=same_passage),
    st.lists(signed, max_size=4),
    st.booleans(),
)
choices = st.dictionaries(st.sampled_from(("one", "two", "three")), tokens, max_size=2)
filters = st.builds(
    Filters,
    facets=choices,
    access=st.none() | tokens.map(frozenset),
    from_year=st.none() | st.integers(1939, 1946),
    to_year=st.none() | st.integers(1939, 1946),
    ordinals=st.none() | st.frozensets(st.integers(0, 14)),
)


def told(engine: Engine, query: Query, narrowed: Filters, order: str) -> object:
    """Everything an answer says, its scores apart."""
    page = Page(order=order, passages=20, size=20)
    results = engine.search(query, filters=narrowed, page=page, facets=("one", "two", "three"))
    hits = [(hit.ordinal, sorted(hit.passages), hit.passage_count) for hit in results.hits]
    return hits, results.testimony_total, results.passage_total, results.facets, results.terms


@settings(max_examples=15)
@given(
    archive=archives,
    later=archives,
    many=st.booleans(),
    asked=st.lists(st.tuples(queries, filters, st.sampled_from(("year", "title"))), min_size=1, max_size=30),
)
def test_engines_agree(archive, later, many, asked):
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        if many:  # as if the archive were large: the same answers by other ways
            patch.setattr(answer, "_FEW", 0)
            patch.setattr(questions, "_FEW", 1)
            patch.setattr(snapshot, "_MANY_PASSAGES", 1)
            patch.setattr(snapshot, "_MANY_TESTIMONIES", 1)
        engines = EmbeddedEngine(Path(folder)), MemoryEngine()
        for engine in engines:
            engine.put(archive)
            engine.commit(sequence=1)
            engine.drop([1, 2])
            engine.put(later[2:])
            engine.commit(sequence=2)

        answers = [[told(engine, *one) for one in asked] for engine in engines]

        assert answers[0] == answers[1]
        assert engines[0].ordinals() == engines[1].ordinals()
