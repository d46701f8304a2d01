"""Queries are read into the tree that is meant, within the limits, and any string is a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.search.parse import MOST_WORDS, parse
from testimonies.search.pieces import Note
from testimonies.search.query import Either, Every, Openness, Pattern, Query, Scope, Without, Words, wanted


def shape(node):
    """A tree in short: what was typed, in its structure."""
    if isinstance(node, Words):
        return f"{node.scope}:{node.typed}"
    if isinstance(node, Pattern):
        return node.openness, node.typed
    if isinstance(node, Without):
        return "not", shape(node.part)
    return node and (type(node), *map(shape, node.parts))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", None),
        ("bread", "text:bread"),
        ("potato broth", (Every, "text:potato", "text:broth")),
        ("-soup", ("not", "text:soup")),
        ("a b OR c d", (Every, "text:a", (Either, "text:b", "text:c"), "text:d")),
        ("a OR -b OR c", (Either, "text:a", ("not", "text:b"), "text:c")),
        ("!!! OR b", "text:b"),
        ("depor* brd~", (Every, (Openness.BEGINNING, "depor"), (Openness.ONE_EDIT, "brd"))),
        ("witness:alamat*", (Openness.BEGINNING, "alamat")),
        ("lang:Turkish", "lang:Turkish"),
        ("id:OT-1*", (Openness.BEGINNING, "OT-1")),
        ("OT-0012", (Either, "text:OT-0012", "id:OT-0012")),
        ('near:3 "a b c"', (Every, "text:a b", "text:b c")),
    ],
)
def test_tree_is_as_meant(typed, expected):
    query = parse(typed)

    assert (shape(query.tree), query.notes) == (expected, ())


def test_words_are_read_in_every_language():
    (words,) = wanted(parse("лагеря", languages=["ru", "en", "tr", "crh", "uk"]).tree)

    assert set(words.text) == {("lager",), ("lagerya",)}


def test_phrases_are_read_in_one_language_at_a_time():
    (words,) = wanted(parse('"hungry prisoners"', languages=["en"]).tree)

    assert words.text == (("hungri", "prison"), ("hungry", "prisoners"))


def test_word_of_another_script_is_romanised_as_well():
    (words,) = wanted(parse("Поляки", languages=["ru"]).tree)

    assert set(words.text) == {("polyak",), ("polyaki",)}


def test_languages_are_looked_for_by_name_or_tag():
    assert [
        words.keys for words in wanted(parse('lang:de lang:German lang:"Crimean Tatar" lang:xx-nonsense').tree)
    ] == [
        (("de",),),
        (("de",),),
        (("crh",),),
        (("xx-nonsense",),),
    ]


def test_word_with_apostrophe_is_a_phrase():
    (words,) = wanted(parse("Ankara'ya").tree)

    assert words.text == (("ankara", "ya"),)
    assert ("ankaraia",) in words.keys


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("?!", Note.NOTHING),
        ("one/two~", Note.STRAY_SIGN),
        ('near:3 "bread"', Note.NEAR),
        (" ".join(["bread"] * 33), Note.TOO_MANY_WORDS),
        ('"' + "of " * 40 + '"', Note.TOO_MANY_WORDS),
    ],
)
def test_limits_are_noted(typed, note):
    query = parse(typed)

    assert query.notes == (note,)
    assert len(list(wanted(query.tree))) <= MOST_WORDS


def test_phrase_is_cut_to_the_most_words():
    (words,) = wanted(parse('"' + "of " * 40 + '"').tree)

    assert len(words.text[0]) == MOST_WORDS


def test_nothing_typed_has_no_notes():
    assert parse("  ") == Query("  ")


@given(typed=st.text(max_size=400), same_passage=st.booleans())
def test_any_string_is_a_query(typed, same_passage):
    query = parse(typed, languages=["en", "tr"], same_passage=same_passage)

    assert query.typed == typed
    assert all(run and all(run) for words in wanted(query.tree) for run in (*words.text, *words.keys))
    assert all(term.isalnum() for words in wanted(query.tree) for run in words.text for term in run)


def test_speaker_word_has_only_keys():
    (words,) = wanted(parse("speaker:alim").tree)

    assert (words.scope, words.text, words.keys) == (Scope.SPEAKER, (), (("alim",), ("~alm",)))
