"""A testimony becomes terms and keys field by field, and its fingerprint tells every change."""

from dataclasses import fields, replace

import pytest

from testimonies.search.documents import Passage
from testimonies.search.query import Scope
from testimonies.search.reading import fingerprint, read
from tests.search.cast import ALAMAT


def test_fields_are_read_apart():
    reading = read(ALAMAT)

    assert reading.title == "a prison of six month"
    assert reading.text[0] == reading.title
    assert reading.text[-1].startswith("there was noth but potato broth and a slice")
    assert reading.keys[Scope.WITNESS] == ("alim alamat", "=alm =almt")
    assert reading.keys[Scope.LANGUAGE] == ("en",)
    assert reading.keys[Scope.IDENTIFIER] == ("ot-0001",)
    assert reading.keys[Scope.SPEAKER] == ("alim alamat", "=alm =almt", "interviever", "=antr")
    assert [passage.key for passage in reading.passages] == ["a1", "a2", "a3"]


def test_passage_is_read_in_its_own_language():
    reading = read(replace(ALAMAT, passages=(Passage("p", "лагеря", "ru"), Passage("q", "camps", "en"))))

    assert [passage.text for passage in reading.passages] == ["lager", "camp"]
    assert reading.keys[Scope.LANGUAGE] == ("en", "ru")


def test_empty_values_leave_no_row():
    reading = read(replace(ALAMAT, title="", summary="…", names=(), places=(), passages=(Passage("p", "—"),)))

    assert reading.text == ()


CHANGES = {
    "ordinal": 9,
    "identifier": "OT-9",
    "title": "Other",
    "passages": (*ALAMAT.passages, Passage("z", "")),
    "names": (),
    "summary": "Other",
    "headings": ("Other",),
    "places": (),
    "language": "de",
    "facets": {"topic": ("hunger",)},
    "year": None,
    "access": frozenset({"other"}),
}


@pytest.mark.parametrize("changed", sorted(CHANGES))
def test_fingerprint_tells_every_change(changed):
    assert fingerprint(replace(ALAMAT, **{changed: CHANGES[changed]})) != fingerprint(ALAMAT)


@pytest.mark.parametrize("changed", ["key", "text", "language", "speaker"])
def test_fingerprint_tells_changes_of_passages(changed):
    first, *others = ALAMAT.passages

    assert fingerprint(replace(ALAMAT, passages=(replace(first, **{changed: "x"}), *others))) != fingerprint(ALAMAT)


def test_fingerprint_forgets_the_order_of_sets():
    facets = dict(reversed(ALAMAT.facets.items()))

    assert fingerprint(replace(ALAMAT, facets=facets)) == fingerprint(ALAMAT)
    assert set(CHANGES) == {field.name for field in fields(ALAMAT)}
