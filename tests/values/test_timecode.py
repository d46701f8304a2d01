"""Times of a recording, written and read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.values.errors import InvalidMediaTime
from testimonies.values.timecode import format_ms, format_vtt, parse_media_time


@pytest.mark.parametrize(
    ("ms", "shown", "cue"),
    [
        (0, "0:00:00", "00:00:00.000"),
        (3_723_450, "1:02:03", "01:02:03.450"),
        (359_999_999, "99:59:59", "99:59:59.999"),
        (360_000_000, "100:00:00", "100:00:00.000"),
    ],
)
def test_time_is_written(ms: int, shown: str, cue: str) -> None:
    assert (format_ms(ms), format_vtt(ms)) == (shown, cue)


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("1:02:03", 3_723_000),
        ("2:03", 123_000),
        ("97:05", 5_825_000),
        ("63", 63_000),
        ("63.5", 63_500),
        ("63.4567", 63_456),
        ("1h2m3s", 3_723_000),
        ("1h", 3_600_000),
        ("2m3.25s", 123_250),
        ("90m", 5_400_000),
        (" 1H2M ", 3_720_000),
        ("0", 0),
    ],
)
def test_time_of_a_link_is_read(text: str, ms: int) -> None:
    assert parse_media_time(text) == ms


@pytest.mark.parametrize(
    "text", ["", " ", "-5", "1:2:3:4", "1:60", "1:75:00", "abc", "1h2", "٦٣", "1e9", "12345678", ":30", "5,"]
)
def test_time_that_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(InvalidMediaTime):
        parse_media_time(text)


def test_time_before_zero_is_refused() -> None:
    with pytest.raises(InvalidMediaTime):
        format_ms(-1)


@given(st.integers(min_value=0, max_value=999 * 3_600_000))
def test_cue_time_reads_back_exactly(ms: int) -> None:
    assert parse_media_time(format_vtt(ms)) == ms
    assert parse_media_time(format_ms(ms)) == ms // 1000 * 1000
