"""Numbers stand as Excel shows them."""

import pytest

from testimonies.transcripts.formats.xlsx.shown import BUILT_IN, shown


@pytest.mark.parametrize(
    ("written", "pattern", "seen"),
    [
        ("12", "", "12"),
        ("12.5", "0.00", "12.5"),
        ("1E400", "", "1E400"),
        ("so", "h:mm", "so"),
        (str(17 / 1440), BUILT_IN[20], "0:17"),
        (str(3723 / 86400), BUILT_IN[21], "1:02:03"),
        (str(3723 / 86400), BUILT_IN[45], "02:03"),
        (str(93_784.5 / 86400), "[h]:mm:ss.000", "26:03:04.500"),
        (str(4_500 / 86400), "[mm]:ss", "75:00"),
        (str(17 / 1440), "h:mm:ss AM/PM", "0:17:00"),
        ("34466", BUILT_IN[14], "1994-05-12"),
        ("34466.5", BUILT_IN[22], "1994-05-12 12:00:00"),
        ("99999999999", BUILT_IN[14], "99999999999"),
        ("-1", BUILT_IN[21], "-1"),
        ("0.5", '"share" 0.0', "0.5"),
    ],
)
def test_number_is_shown_by_its_format(written: str, pattern: str, seen: str):
    assert shown(written, pattern) == seen
