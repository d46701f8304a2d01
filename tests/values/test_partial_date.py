"""Partial dates: what they mean, what they refuse, how they read."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from testimonies.values.errors import InvalidPartialDate
from testimonies.values.partial_date import PHRASES, PartialDate

MEANINGS = {
    "1919": (date(1919, 1, 1), date(1919, 12, 31), "1919"),
    "1919?": (date(1919, 1, 1), date(1919, 12, 31), "1919 (uncertain)"),
    "1941~": (date(1941, 1, 1), date(1941, 12, 31), "about 1941"),
    "1941%": (date(1941, 1, 1), date(1941, 12, 31), "about 1941 (uncertain)"),
    "1941-06": (date(1941, 6, 1), date(1941, 6, 30), "June 1941"),
    "1941-06~": (date(1941, 6, 1), date(1941, 6, 30), "about June 1941"),
    "1941-06-22": (date(1941, 6, 22), date(1941, 6, 22), "22 June 1941"),
    "1944-02": (date(1944, 2, 1), date(1944, 2, 29), "February 1944"),
    "1941/1943": (date(1941, 1, 1), date(1943, 12, 31), "1941 to 1943"),
    "1941?/1943-05~": (date(1941, 1, 1), date(1943, 5, 31), "1941 to about May 1943 (uncertain)"),
    "1941/1941": (date(1941, 1, 1), date(1941, 12, 31), "1941 to 1941"),
    "../1942": (date.min, date(1942, 12, 31), "before or in 1942"),
    "../1942-03-01": (date.min, date(1942, 3, 1), "on or before 1 March 1942"),
    "1941/..": (date(1941, 1, 1), date.max, "in or after 1941"),
    "1941-06-22/..": (date(1941, 6, 22), date.max, "on or after 22 June 1941"),
    "194X": (date(1940, 1, 1), date(1949, 12, 31), "the 1940s"),
    "19XX": (date(1900, 1, 1), date(1999, 12, 31), "the years 1900 to 1999"),
    "1941-XX": (date(1941, 1, 1), date(1941, 12, 31), "a month of 1941"),
    "1941-XX-XX": (date(1941, 1, 1), date(1941, 12, 31), "a month of 1941"),
    "1941-06-XX": (date(1941, 6, 1), date(1941, 6, 30), "a day in June 1941"),
}


@pytest.mark.parametrize("text", MEANINGS)
def test_date_means_its_first_and_last_day_and_reads_aloud(text: str) -> None:
    found = PartialDate.parse(text)

    assert (found.earliest, found.latest, found.readable()) == MEANINGS[text]
    assert str(found) == text


@pytest.mark.parametrize("text", [text for text in MEANINGS if ".." not in text])
def test_date_agrees_with_the_edtf_package(text: str) -> None:
    oracle = parse_edtf(text)

    found = PartialDate.parse(text)

    assert (found.earliest.timetuple()[:3], found.latest.timetuple()[:3]) == (
        oracle.lower_strict()[:3],
        oracle.upper_strict()[:3],
    )


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("1919", (False, False)),
        ("1919?", (True, False)),
        ("1919~", (False, True)),
        ("1919%", (True, True)),
        ("1941/1943~", (False, True)),
    ],
)
def test_doubts_are_known(text: str, doubts: tuple[bool, bool]) -> None:
    found = PartialDate.parse(text)

    assert (found.is_uncertain, found.is_approximate) == doubts


@pytest.mark.parametrize(
    ("typed", "canonical"), [(" 1919 ", "1919"), ("194x", "194X"), ("1941 / 1943", "1941/1943"), ("1941-xx", "1941-XX")]
)
def test_small_slips_are_forgiven(typed: str, canonical: str) -> None:
    assert PartialDate.parse(typed) == PartialDate.parse(canonical)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "is not a date"),
        ("12.3.1942", "is not a date"),
        ("1941-6", "is not a date"),
        ("about 1941", "is not a date"),
        ("../..", "is not a date"),
        ("..", "is not a date"),
        ("/1942", "is not a date"),
        ("1941/1942/1943", "is not a date"),
        ("1X41", "is not a date"),
        ("١٩٤١", "is not a date"),
        ("194X-06", "what follows an unknown part must be unknown"),
        ("1941-XX-05", "what follows an unknown part must be unknown"),
        ("1941-02-30", "February 1941 has no day 30"),
        ("1941-06-00", "June 1941 has no day 0"),
        ("1941-13", "not in the calendar"),
        ("0000", "not in the calendar"),
        ("00XX", "not in the calendar"),
        ("1943/1941", "ends before it starts"),
        ("1941-06/1941-03", "ends before it starts"),
    ],
)
def test_what_is_no_date_is_refused_with_what_was_typed(typed: str, why: str) -> None:
    with pytest.raises(InvalidPartialDate, match=why) as refusal:
        PartialDate.parse(typed)

    assert f'"{typed}"' in str(refusal.value)


def test_phrases_can_be_given_in_another_language() -> None:
    german = {**PHRASES, "about": "um {date}", "between": "{start} bis {end}"}
    months = ("", "Januar", "Februar", "März", "April", "Mai", "Juni")

    assert PartialDate.parse("1941-06~/1943").readable(german, months=months) == "um Juni 1941 bis 1943"


@given(st.dates())
def test_every_day_of_the_calendar_is_itself(day: date) -> None:
    found = PartialDate.parse(day.isoformat())

    assert (found.earliest, found.latest, str(found)) == (day, day, day.isoformat())


@given(st.dates(), st.dates(), st.sampled_from(["", "?", "~", "%"]))
def test_stretch_holds_both_ends_or_is_refused(one: date, other: date, doubt: str) -> None:
    text = f"{one.isoformat()}{doubt}/{other.isoformat()}"
    if other < one:
        with pytest.raises(InvalidPartialDate):
            PartialDate.parse(text)
    else:
        found = PartialDate.parse(text)
        assert (found.earliest, found.latest, found.is_approximate) == (one, other, doubt in ("~", "%"))


@given(st.text(alphabet="0129X-/.?~% ", max_size=12))
def test_anything_typed_is_a_date_that_parses_again_or_is_refused(text: str) -> None:
    try:
        found = PartialDate.parse(text)
    except InvalidPartialDate:
        return

    assert found.earliest <= found.latest
    assert PartialDate.parse(str(found)) == found
    assert found.readable()
