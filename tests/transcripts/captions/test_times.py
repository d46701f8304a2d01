"""Times of captions, exact to the millisecond."""

import pytest

from testimonies.transcripts.captions.times import clock_ms


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
