import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.portal.presenters.testimony.within import Matches, matches_in
from tests.portal.presenters.testimony.spoken import said_in_turn

BROTH = said_in_turn(
    "Potato broth, for months.", "And a slice of bread.", "The potatoes were frozen.", "No broth then."
)


def found(segments, typed, language="en"):
    matches = matches_in(segments, typed, language=language)
    return [segment.position for segment in matches.segments]


@pytest.mark.parametrize(
    ("typed", "positions"),
    [
        ("potato", [1, 3]),
        ("POTATOES", [1, 3]),
        ("pota", [1, 3]),
        ("broth potato", [1, 3]),  # the third runs on into the fourth
        ("months slice", [1]),
        ("bread months", [1]),
        ("turnip", []),
        ("potato turnip", []),
        ("", []),
        ("...", []),
    ],
)
def test_words_are_found_together(typed, positions):
    assert found(BROTH, typed) == positions


def test_found_words_are_marked_where_they_stand():
    matches = matches_in(BROTH, "potato broth", language="en")

    assert {key: [BROTH[int(key[1]) - 1].text[a:b] for a, b in marks] for key, marks in matches.marks.items()} == {
        "k1": ["Potato", "broth"],
        "k3": ["potatoes"],
        "k4": ["broth"],
    }


def test_a_single_letter_is_not_the_beginning_of_everything():
    assert found(said_in_turn("a boat", "apples"), "a") == [1]


@pytest.mark.parametrize("typed", ["Alamat", "Аламат", "álamat", "alam"])
@pytest.mark.parametrize("text", ["Alim Alamat spoke.", "Говорил Аламат."])
def test_scripts_and_marks_do_not_part_a_name(text, typed):
    assert found(said_in_turn(text), typed, "ru" if "Г" in text else "en") == [1]


def test_what_is_masked_is_not_found():
    assert found(said_in_turn("My brother █████ hid."), "█████") == []


@given(st.lists(st.text(max_size=30), max_size=6), st.text(max_size=20))
def test_whatever_is_sought_marks_lie_within_their_words(texts, typed):
    segments = said_in_turn(*texts)
    matches = matches_in(segments, typed, language="en")

    by_key = {segment.key: segment.text for segment in segments}
    assert set(matches.segments) <= set(segments)
    assert all(0 <= start < end <= len(by_key[key]) for key, marks in matches.marks.items() for start, end in marks)
    assert matches == Matches() or all(segment.key in matches.marks for segment in matches.segments)
