"""The contract of every engine: what it keeps, replaces, forgets and remembers, and that nothing typed can break it."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from testimonies.search.documents import Passage
from testimonies.search.reading import fingerprint
from tests.search.cast import ALAMAT, AYMERGEN, EVERYONE, SUKRU, ask, found


def test_empty_engine_answers(engine):
    results = ask(engine, "bread")

    assert (results.hits, results.testimony_total, results.passage_total) == ((), 0, 0)
    assert results.facets == {"community": {}, "topic": {}}
    assert (engine.sequence(), engine.ordinals(), engine.near("bread")) == (0, {}, ())


def test_nothing_is_seen_before_commit(engine):
    assert engine.put([ALAMAT, AYMERGEN]) == 2
    assert found(engine, "bread") == set()

    engine.commit(sequence=7)

    assert found(engine, "bread") == {1, 2}
    assert engine.sequence() == 7


def test_rollback_forgets(engine):
    engine.put([ALAMAT])
    engine.commit(sequence=7)

    engine.put([AYMERGEN])
    engine.drop([1])
    engine.rollback()
    engine.commit(sequence=8)

    assert found(engine, "") == {1}
    assert engine.sequence() == 8


def test_unreadable_testimony_forgets_the_batch(engine):
    class Unreadable(Exception):
        pass

    def documents():
        yield ALAMAT
        raise Unreadable

    with pytest.raises(Unreadable):
        engine.put(documents())
    engine.put([AYMERGEN])
    engine.commit()

    assert found(engine, "") == {2}


def test_replacing_leaves_no_old_word(engine):
    engine.put(EVERYONE)
    engine.commit()

    changed = replace(ALAMAT, passages=(Passage("a9", "Only turnips", "en"),), names=(), facets={"topic": ("turnips",)})
    engine.put([changed])
    engine.commit()

    assert found(engine, "potato") == {2}
    assert found(engine, "witness:alamat") == {3}
    assert found(engine, "turnip") == {1}
    assert ask(engine, "turnip").hits[0].passages == ("a9",)
    assert ask(engine, "").facets["topic"] == {"turnips": 1, "hunger": 1, "transport": 1, "camps": 1}
    assert engine.ordinals() == {one.ordinal: fingerprint(one) for one in (changed, AYMERGEN, SUKRU)}


def test_last_of_two_in_one_batch_stays(engine):
    engine.put([ALAMAT, replace(ALAMAT, passages=(Passage("a9", "turnips", "en"),))])
    engine.commit()

    assert (found(engine, "bread"), found(engine, "turnips")) == (set(), {1})
    assert ask(engine, "").testimony_total == 1


def test_dropping_leaves_nothing(engine):
    engine.put(EVERYONE)
    engine.commit(sequence=3)

    engine.drop([1, 99])
    engine.commit()

    results = ask(engine, "bread")
    assert ([hit.ordinal for hit in results.hits], results.passage_total) == ([2], 1)
    assert set(engine.ordinals()) == {2, 3}
    assert engine.sequence() == 3


def test_put_after_drop_stays(engine):
    engine.drop([1])
    engine.put([ALAMAT])
    engine.commit()

    assert found(engine, "bread") == {1}


def test_rebuilding_holds_these_and_no_others(engine):
    engine.put([ALAMAT, AYMERGEN])
    engine.commit(sequence=5)

    assert engine.rebuild([AYMERGEN, SUKRU]) == 2
    assert (found(engine, ""), engine.sequence()) == ({2, 3}, 5)

    engine.rebuild(EVERYONE, sequence=9)
    engine.drop([3])
    engine.commit()

    assert (found(engine, ""), engine.sequence()) == ({1, 2}, 9)


def test_fingerprints_tell_what_differs(engine):
    engine.put([ALAMAT])
    engine.commit()

    assert engine.ordinals() == {1: fingerprint(ALAMAT)}
    assert engine.ordinals() != {1: fingerprint(replace(ALAMAT, access=frozenset()))}


def test_near_terms_come_most_frequent_first(archive):
    assert archive.near("bred") == ("bread",)
    assert archive.near("") == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(typed=st.text(max_size=300), same_passage=st.booleans())
def test_anything_may_be_typed(archive, typed, same_passage):
    ask(archive, typed, same_passage=same_passage)


SIGNS = [
    '"',
    "-",
    " ",
    ":",
    "*",
    "~",
    " OR ",
    "near:2 ",
    "witness:",
    "id:",
    "lang:",
    "bread",
    "ал",
    "\ud800",
    "\0",
    "\u0301",
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(typed=st.lists(st.sampled_from(SIGNS), max_size=14).map("".join), same_passage=st.booleans())
def test_any_mixture_of_signs_is_a_query(archive, typed, same_passage):
    ask(archive, typed, same_passage=same_passage)


@pytest.mark.parametrize(
    "typed",
    [
        "tbody:bread",
        "tord:1",
        "access:readers",
        "kind:testimony",
        "unheard AND NOT (bread)",
        "unheard || bread",
        "/br.*/",
        "[a TO z]",
        "bre?d",
        "unheard^9 bread",
        "IN [bread potato]",
    ],
)
def test_syntax_of_engines_means_nothing(archive, typed):
    assert found(archive, typed) == set()
