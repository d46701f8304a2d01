"""The contract of every engine: what it finds, counts and puts first."""

import pytest

from testimonies.search.documents import Passage, TestimonyDocument
from testimonies.search.engine import Page
from tests.search.cast import ask, found


@pytest.mark.parametrize(
    ("typed", "ordinals"),
    [
        ("", {1, 2, 3}),
        ("bread", {1, 2}),
        ("potato bread", {1, 2}),
        ("hunger bread", {1}),
        ("potato broth", {1}),
        ('"potato broth"', {1}),
        ('"broth potato"', set()),
        ('"prisoner potato"', set()),
        ("bread -broth", {2}),
        ("-bread", {3}),
        ('-"potato broth"', {2, 3}),
        ("broth OR transport", {1, 2}),
        ("bread broth OR transport", {1, 2}),
        ("broth OR -bread", {1, 3}),
        ("captiv*", {1}),
        ("captivities*", {1}),
        ("pot*", {1, 2}),
        ("transpert~", {2}),
        ("borth~", {1}),
        ('near:2 "slice broth"', {1}),
        ('near:1 "slice broth"', set()),
        ('near:3 "slice nothing"', set()),
        ("выжила", {2}),
        ("ekmekler", {3}),
        ("SUKRU ırmak", {3}),
    ],
)
def test_words_are_found(archive, typed, ordinals):
    assert found(archive, typed) == ordinals


@pytest.mark.parametrize(
    ("typed", "ordinals"),
    [
        ("witness:alamat", {1, 3}),
        ('witness:"alim alamat"', {1}),
        ('witness:"alamat alim"', set()),
        ("witness:аймерген", {2}),
        ("witness:aym*", {2}),
        ("witness:aimergen", {2}),
        ("witness:bread", set()),
        ('place:"stalag 346"', {1}),
        ("place:346", {1}),
        ("stalag", {1}),
        ("speaker:alamat", {1}),
        ("speaker:interviewer captives", {1}),
        ("lang:ru", {2}),
        ("lang:Turkish", {3}),
        ("lang:de", set()),
        ("id:ot-0002", {2}),
        ("id:OT-00*", {1, 2, 3}),
        ("OT-0003", {3}),
        ("id:OT-000", set()),
        ("-id:OT-0001 -lang:tr", {2}),
    ],
)
def test_fields_are_found(archive, typed, ordinals):
    assert found(archive, typed) == ordinals


@pytest.mark.parametrize("typed", ["Аламат", "Alamat", "Älamat", "ألامات", "علامت"])
def test_name_is_found_in_every_script(archive, typed):
    assert found(archive, typed) == {1, 3}
    assert found(archive, f"witness:{typed}") == {1, 3}


@pytest.mark.parametrize(
    ("typed", "ordinals", "passages"),
    [
        ("nothing bread", set(), 0),
        ("slice bread", {1}, 1),
        ("bread -broth", {2}, 1),
        ("speaker:interviewer captives", {1}, 1),
        ("speaker:interviewer bread", set(), 0),
        ("lang:en bread", {1, 2}, 2),
        ("witness:aymergen bread", {2}, 1),
        ("-witness:aymergen bread", {1}, 1),
        ("witness:aymergen", {2}, 0),
        ("OT-0002", {2}, 2),
        ("-ekmek lang:tr", set(), 0),
        ("-bread", {3}, 0),
        ("hunger", set(), 0),
    ],
)
def test_same_passage_must_hold_it_all(archive, typed, ordinals, passages):
    results = ask(archive, typed, same_passage=True)

    assert {hit.ordinal for hit in results.hits} == ordinals
    assert results.passage_total == passages


def test_totals_and_passages_are_exact(archive):
    results = ask(archive, "bread potato captives")

    assert [(hit.ordinal, set(hit.passages), hit.passage_count) for hit in results.hits] == [(1, {"a1", "a2", "a3"}, 3)]
    assert (results.testimony_total, results.passage_total) == (1, 3)
    assert {"bread", "potato"} < results.terms


def test_speaker_bounds_the_passages(archive):
    results = ask(archive, "speaker:interviewer captives OR bread")

    assert [(hit.ordinal, hit.passages) for hit in results.hits] == [(1, ("a3",))]


def test_phrase_over_the_end_of_a_passage_shows_both(archive):
    (hit,) = ask(archive, '"potato broth"').hits

    assert set(hit.passages) == {"a1", "a2"}
    assert hit.passage_count == 0


def test_names_and_titles_come_before_passages(engine):
    said = Passage("p", "transport " * 20, "en")
    engine.put(
        [
            TestimonyDocument(1, "1", "Bread", (said,), language="en"),
            TestimonyDocument(2, "2", "The transport", (Passage("q", "bread and salt for us", "en"),), language="en"),
            TestimonyDocument(3, "3", "Bread", (), names=("Transport",), language="en"),
        ]
    )
    engine.commit()

    assert [hit.ordinal for hit in ask(engine, "transport").hits] == [3, 2, 1]


def test_facets_are_counted_without_their_own_choice(archive):
    results = ask(archive, "", facets={"community": ["turkestani"], "topic": ["hunger", "transport"]})

    assert {hit.ordinal for hit in results.hits} == {1}
    assert results.facets == {
        "community": {"turkestani": 1, "north-caucasian": 1},
        "topic": {"hunger": 1, "camps": 2},
    }


def test_facet_without_choice_narrows_nothing(archive):
    assert found(archive, "", facets={"community": []}) == {1, 2, 3}
    assert found(archive, "", facets={"community": ["unheard-of"]}) == set()
    assert found(archive, "", facets={"unheard-of": ["turkestani"]}) == set()


@pytest.mark.parametrize(
    ("filters", "ordinals"),
    [
        ({"access": frozenset({"readers"})}, {1, 2}),
        ({"access": frozenset({"staff", "press"})}, {2}),
        ({"access": frozenset()}, set()),
        ({"access": None}, {1, 2, 3}),
        ({"from_year": 1994}, {1, 2}),
        ({"from_year": 1995}, {2}),
        ({"to_year": 1994}, {1}),
        ({"from_year": 1995, "to_year": 2002}, set()),
        ({"ordinals": frozenset({3, 99})}, {3}),
        ({"ordinals": frozenset()}, set()),
    ],
)
def test_filters_narrow_hits_and_counts(archive, filters, ordinals):
    results = ask(archive, "", **filters)

    assert {hit.ordinal for hit in results.hits} == ordinals
    assert results.testimony_total == len(ordinals)
    assert sum(results.facets["community"].values()) >= len(ordinals)
    assert bool(results.facets["community"]) == bool(ordinals)


def test_access_hides_passages_too(archive):
    assert ask(archive, "bread", access=frozenset({"staff"})).passage_total == 1


@pytest.mark.parametrize(("order", "ordinals"), [("year", [1, 2, 3]), ("title", [1, 3, 2]), ("relevance", [1, 2, 3])])
def test_order_is_by_what_was_asked(archive, order, ordinals):
    assert [hit.ordinal for hit in ask(archive, "", page=Page(order=order)).hits] == ordinals


def test_pages_follow_one_another(engine):
    engine.put(TestimonyDocument(n, f"OT-{n}", f"No. {n}", (Passage(str(n), "bread", "en"),)) for n in range(1, 8))
    engine.commit()

    pages = [ask(engine, "bread", page=Page(number=number, size=3)) for number in range(1, 5)]

    assert [[hit.ordinal for hit in page.hits] for page in pages] == [[1, 2, 3], [4, 5, 6], [7], []]
    assert {(page.testimony_total, page.passage_total) for page in pages} == {(7, 7)}
