"""Further labels widen a query, say so, and are asked for by key."""

import pytest

from testimonies.search.keys import name_key
from testimonies.search.parse import parse
from testimonies.search.query import Either, Every, wanted
from testimonies.search.thesaurus import MOST_LABELS, label_keys

LABELS = {
    name_key("Balkar"): ["Malkar", "Балкар", "Balkar"],
    name_key("Crimean Tatar"): ["Qırımtatar"],
    name_key("Tatar"): ["Тартар"],
    name_key("Stalag 346"): ["Kremenchug"],
}


def asked(typed):
    query = parse(typed, languages=["en", "ru"], synonyms=LABELS)
    return [words.typed for words in wanted(query.tree)], query.expansions


@pytest.mark.parametrize(
    ("typed", "words", "expansions"),
    [
        ("Balkar", ["Balkar", "Malkar"], (("Balkar", "Malkar"),)),
        ("балкар", ["балкар", "Malkar"], (("балкар", "Malkar"),)),
        ("camp", ["camp"], ()),
        ('"Stalag 346"', ["Stalag 346", "Kremenchug"], (("Stalag 346", "Kremenchug"),)),
        ("place:Balkar", ["Balkar", "Malkar"], (("Balkar", "Malkar"),)),
        ("speaker:Balkar", ["Balkar"], ()),
        ("Balkar*", ["Balkar"], ()),
        ("Balkar OR Tatar", ["Balkar", "Malkar", "Tatar", "Тартар"], (("Balkar", "Malkar"), ("Tatar", "Тартар"))),
        ("Crimean Tatar", ["Crimean", "Tatar", "Qırımtatar"], (("Crimean Tatar", "Qırımtatar"),)),
        ("Crimean OR Tatar", ["Crimean", "Tatar", "Тартар"], (("Tatar", "Тартар"),)),
    ],
)
def test_labels_widen_words(typed, words, expansions):
    assert asked(typed) == (words, expansions)


def test_excluded_words_are_not_widened():
    assert asked("-Balkar") == ([], ())


def test_label_of_two_words_stands_beside_both():
    tree = parse("old Crimean Tatar songs", synonyms=LABELS).tree

    assert [type(part).__name__ for part in tree.parts] == ["Words", "Either", "Words"]
    either = tree.parts[1]
    assert isinstance(either, Either)
    assert isinstance(either.parts[0], Every)


def test_thesaurus_may_be_a_function():
    assert parse("Balkar", synonyms=lambda key: LABELS.get(key, ())).expansions == (("Balkar", "Malkar"),)


def test_labels_are_limited():
    many = {name_key("Balkar"): [f"label{number}" for number in range(30)]}

    assert len(parse("Balkar", synonyms=many).expansions) == MOST_LABELS


def test_label_keys_are_all_that_is_asked_for():
    typed = 'old Crimean Tatar "Stalag 346" -soup place:Yalta bread OR soup depor*'
    sought = set()

    parse(typed, synonyms=lambda key: sought.add(key) or ())

    assert sought == label_keys(typed)
    assert {
        name_key("Crimean Tatar"),
        name_key("Stalag 346"),
        name_key("Yalta"),
        name_key("old Crimean Tatar"),
    } <= sought
    assert name_key("bread soup") not in sought
