import pytest
from django.utils import translation

from testimonies.portal.presenters.words import (
    PHRASES,
    date_in_words,
    language_in_words,
    length_in_words,
    number_in_words,
)
from testimonies.values import partial_date
from testimonies.values.partial_date import PartialDate


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1919", "1919"),
        ("1919?", "1919 (uncertain)"),
        ("1941-06", "June 1941"),
        ("1941-06-22", "22 June 1941"),
        ("1941/1943", "1941 to 1943"),
        ("../1942", "before or in 1942"),
        ("1942~", "about 1942"),
    ],
)
def test_a_date_is_said_in_words(edtf, words):
    assert date_in_words(PartialDate.parse(edtf)) == words


def test_no_date_says_nothing():
    assert date_in_words(None) == ""


def test_every_phrase_of_a_date_can_be_translated():
    assert {kind: str(phrase) for kind, phrase in PHRASES.items()} == dict(partial_date.PHRASES)


def test_months_are_in_the_visitors_language():
    with translation.override("de"):
        assert date_in_words(PartialDate.parse("1941-06-22")) == "22. Juni 1941"
    with translation.override("ru"):
        assert date_in_words(PartialDate.parse("1941-06-22")) == "22 июня 1941"
        assert date_in_words(PartialDate.parse("1941-06")) == "Июнь 1941"


def test_languages_are_in_the_visitors_language():
    assert (language_in_words("ru"), language_in_words("")) == ("Russian", "Language not known")
    with translation.override("ru"):
        assert language_in_words("tr") == "турецкий"


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "3,800,000"), ("de", "3.800.000"), ("ru", "3\xa0800\xa0000"), ("ar", "3.800.000")],
)
def test_numbers_are_grouped_as_the_visitor_writes_them(language, words):
    with translation.override(language):
        assert number_in_words(3_800_000) == words


@pytest.mark.parametrize(("number", "words"), [(0, "0"), (2500, "2,500"), (2.5, "2.5"), (3.0, "3")])
def test_what_is_whole_is_shown_whole(number, words):
    assert number_in_words(number) == words


@pytest.mark.parametrize(
    ("ms", "words"),
    [
        (1_000, "1 second"),
        (20_400, "20 seconds"),
        (96_000, "2 min"),
        (4_320_000, "1 h 12 min"),
        (3_600_000, "1 h 0 min"),
    ],
)
def test_lengths_are_told_in_hours_and_minutes(ms, words):
    assert length_in_words(ms) == words
