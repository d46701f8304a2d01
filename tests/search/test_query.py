"""What a tree looks for, in whole testimonies and in their passages."""

import pytest

from testimonies.search.parse import parse
from testimonies.search.query import Words, passages_of, single_words, terms_of, wanted


def typed_in(node):
    return [words.typed for words in wanted(node)]


def test_excluded_words_are_not_wanted():
    assert typed_in(parse("bread -soup (a OR b) brd~").tree) == ["bread", "a", "b", "brd"]


@pytest.mark.parametrize(
    ("typed", "within"),
    [("bread", True), ("speaker:alim", True), ("witness:alim", False), ("id:7 bread", True), ("", False)],
)
def test_same_passage_needs_something_of_passages(typed, within):
    assert parse(typed, same_passage=True).is_within_passages is within
    assert not parse(typed).is_within_passages


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", []),
        ("witness:alim", []),
        ("-bread", []),
        ("bread soup -stew", ["bread", "soup"]),
        ("speaker:alim", ["alim"]),
        ("bread speaker:alim", ["bread", "alim"]),
        ("bread OR speaker:alim", ["bread"]),
        ("bread -speaker:alim", ["bread"]),
    ],
)
def test_passages_hold_any_of_the_words(typed, expected):
    assert typed_in(passages_of(parse(typed).tree)) == expected


def test_phrases_come_apart():
    tree = single_words(passages_of(parse('"a b" near:2 "c d" speaker:e').tree))

    assert [words.text for words in wanted(tree)] == [(("a",), ("b",)), (("c",), ("d",)), ()]
    assert all(words.distance is None for words in wanted(tree) if isinstance(words, Words))


def test_terms_are_those_of_wanted_words():
    assert terms_of(parse("bread -soup witness:alim", languages=["en"]).tree) == {"bread"}
    assert terms_of(None) == frozenset()
