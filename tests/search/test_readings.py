"""Typed words are read once for each stemmer, and labels as they are compared."""

import pytest

from testimonies.search.query import Openness, Scope
from testimonies.search.readings import Readings, identifier_label, language_labels


def test_languages_without_stemmer_are_read_together():
    assert Readings.in_languages(["ru", "crh", "krc", "", "ru-Latn"]).languages == ("ru-Latn", "")


def test_languages_are_kept_whole_and_in_part():
    assert language_labels("crh-Cyrl") == ("crh-cyrl", "crh")
    assert language_labels("ru") == ("ru",)
    assert language_labels("") == ()


def test_identifiers_are_compared_without_case():
    assert identifier_label(" OT-0012 ") == "ot-0012"


def test_near_needs_two_different_words():
    readings = Readings.in_languages(["en"])

    near = readings.near("bread", "soup", distance=3)
    assert near is not None
    assert (near.text, near.distance) == ((("bread", "soup"),), 3)
    assert readings.near("bread", "breads", distance=3) is not None
    assert readings.near("bread", "bread", distance=3) is None


@pytest.mark.parametrize(
    ("typed", "scope", "openness", "text", "keys"),
    [
        ("Депор", Scope.TEXT, Openness.BEGINNING, ("depor",), ("depor",)),
        ("Ahmed", Scope.WITNESS, Openness.BEGINNING, (), ("ahmed",)),
        ("Ahmed", Scope.WITNESS, Openness.ONE_EDIT, (), ("ahmet",)),
        ("camps", Scope.TEXT, Openness.ONE_EDIT, ("camp", "camps"), ("jamps",)),
        ("OT-1", Scope.IDENTIFIER, Openness.BEGINNING, (), ("ot-1",)),
    ],
)
def test_patterns_are_read(typed, scope, openness, text, keys):
    pattern = Readings.in_languages(["en"]).pattern(typed, scope=scope, openness=openness)

    assert pattern is not None
    assert (set(pattern.text), pattern.keys) == (set(text), keys)


@pytest.mark.parametrize(("typed", "scope"), [("two words", Scope.TEXT), ("ru", Scope.LANGUAGE), ("", Scope.TEXT)])
def test_only_single_words_are_patterns(typed, scope):
    assert Readings.in_languages([]).pattern(typed, scope=scope, openness=Openness.ONE_EDIT) is None
