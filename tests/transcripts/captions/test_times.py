"""Times of captions, exact to the millisecond."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.transcripts.captions.times import canonical_times, clock_ms
from testimonies.values.timecode import format_vtt


@pytest.mark.parametrize(
    ("written", "ms"),
    [
        ("00:00:01.000", 1_000),
        ("01:02:03,045", 3_723_045),
        ("1:02:03.5", 3_723_500),
        ("02:03.25", 123_250),
        ("62:03", 3_723_000),
        ("0:0:3.540", 3_540),
        ("100:00:00.000", 360_000_000),
        ("00:00:01.123456789", 1_123),
    ],
)
def test_clock_is_read(written: str, ms: int):
    assert clock_ms(written) == ms


@pytest.mark.parametrize("written", ["", "1", "00:00:1d.890", "00-00-01.000", "00:00:01:000", "ab:cd:ef.ghi"])
def test_what_is_no_clock_is_refused(written: str):
    with pytest.raises(ValueError, match=r"not|invalid"):
        clock_ms(written)


@given(
    times=st.lists(st.tuples(st.integers(0, 359_999_999), st.integers(0, 359_999_999)), min_size=1),
    point=st.sampled_from(".,"),
    settings=st.sampled_from(["", " align:start", "\tX1:40 Y1:2 "]),
)
def test_canonical_times_are_those_that_are_read_one_by_one(times: list[tuple[int, int]], point: str, settings: str):
    lines = [f"{format_vtt(start)} --> {format_vtt(end)}".replace(".", point) + settings for start, end in times]

    assert canonical_times(lines) == ([start for start, _ in times], [end for _, end in times])


@pytest.mark.parametrize(
    ("line", "start_ms", "end_ms"),
    [
        ("00:01.000 --> 00:02.500", 1_000, 2_500),
        ("59:59.000 --> 01:59:59.500", 3_599_000, 7_199_500),
        ("00:59:59.000 --> 59:59.500", 3_599_000, 3_599_500),
        ("00:75:90.000 --> 99:99:99.999", 4_590_000, 362_439_999),
    ],
)
def test_canonical_times_with_and_without_hours(line: str, start_ms: int, end_ms: int):
    assert canonical_times([line, line]) == ([start_ms] * 2, [end_ms] * 2)


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "٠0:00:01.000",
        "00:01.000 --> 00:02.000",
        "00:00:01.000 -> 00:00:02.000",
        "00:00:01.00x --> 00:00:02.000",
        "00:00:01,000 --> 00:00:02.000",
        "00:00:01.000 --> 00:00:02.000x",
        "00:00:01.000 --> 00:00:02.0000",
    ],
)
def test_lines_of_another_shape_are_not_read_at_once(odd: str):
    line = "00:00:01.000 --> 00:00:02.000"

    assert canonical_times([line, odd]) is None
