"""Columns are known by their names, in any order and in many languages."""

import pytest

from testimonies.transcripts.sheets.columns import Column, columns, in_milliseconds, is_transcript


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("TIMECODE SPEAKER TRANSCRIPT", {Column.START: 0, Column.SPEAKER: 1, Column.WORDS: 2}),
        ("Timecode Sprecher Transkript", {Column.START: 0, Column.SPEAKER: 1, Column.WORDS: 2}),
        (
            "Timecode Sprecher Transkript Übersetzung",
            {Column.START: 0, Column.SPEAKER: 1, Column.WORDS: 2, Column.TRANSLATION: 3},
        ),
        ("IN SPEAKER Translation", {Column.START: 0, Column.SPEAKER: 1, Column.WORDS: 2}),
        ("speaker words tags timestamp", {Column.SPEAKER: 0, Column.WORDS: 1, Column.START: 3}),
        ("N In Out Text", {Column.NUMBER: 0, Column.START: 1, Column.END: 2, Column.WORDS: 3}),
        ("start_ms end_ms Text text", {Column.START: 0, Column.END: 1, Column.WORDS: 2}),
        ("время говорящий текст", {Column.START: 0, Column.SPEAKER: 1, Column.WORDS: 2}),
        ("\ufefftime title", {Column.START: 0, Column.TITLE: 1}),
    ],
)
def test_columns_are_known_by_their_names(header: str, found: dict[Column, int]) -> None:
    assert columns(header.split()) == found
    assert is_transcript(found)


@pytest.mark.parametrize("header", ["a b c", "time speaker", "title description", "", "1941 1942"])
def test_table_without_words_or_titles_with_times_is_no_transcript(header: str) -> None:
    assert not is_transcript(columns(header.split()))


def test_unit_in_a_name_is_understood() -> None:
    assert [in_milliseconds(name) for name in ("start_ms", "Start (ms)", "begin milliseconds", "start", "forms")] == [
        True,
        True,
        True,
        False,
        False,
    ]
