"""Times in cells, however they are written."""

import pytest

from testimonies.transcripts.sheets.times import read_times


@pytest.mark.parametrize(
    ("written", "ms"),
    [
        ("[0:00]", 0),
        ("0:17", 17_000),
        (":0:17", 17_000),
        ("0;17", 17_000),
        ("[01:09]", 69_000),
        ("1:02:03", 3_723_000),
        (" 00:00:11.150 ", 11_150),
        ("00:00:11,5", 11_500),
        ("13.02", 13_020),
        ("13,5", 13_500),
        ("63", 63_000),
        ("63 s", 63_000),
        ("", None),
        ("later", None),
        ("0:75", None),
        ("1941-06-22", None),
    ],
)
def test_cell_is_read(written: str, ms: int | None) -> None:
    assert read_times([written], characters=0, milliseconds=False).ms == [ms]


def test_fourth_number_counts_frames() -> None:
    found = read_times(["[1:2:3:4]", "[1:2:3:24]"], characters=0, milliseconds=False)

    assert found.ms == [3_723_133, 3_723_800]
    assert "frames" in found.choices[0]


def test_whole_numbers_may_be_milliseconds() -> None:
    assert read_times(["1500", "2500"], characters=0, milliseconds=True).ms == [1_500, 2_500]
    assert read_times(["1500", "2500"], characters=0, milliseconds=False).ms == [1_500_000, 2_500_000]
    by_size = read_times(["1500", "4000000"], characters=0, milliseconds=False)
    assert by_size.ms == [1_500, 4_000_000]
    assert "milliseconds" in by_size.choices[0]


def test_two_numbers_are_hours_and_minutes_where_speech_would_be_too_fast_otherwise() -> None:
    found = read_times(["0:00", "0:30", "1:00"], characters=30_000, milliseconds=False)

    assert found.ms == [0, 1_800_000, 3_600_000]
    assert "hours and minutes" in found.choices[0]
