"""Times as transcripts write them, in whole milliseconds."""

import re
from functools import lru_cache

CLOCK = r"(?:\d{1,3}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,9})?"
_PARTS = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?")


def clock_ms(written: str) -> int:
    """`1:02:03.5`, `02:03,500` or `62:03` in milliseconds; raises ValueError for anything else."""
    if len(written) == 12 and written[8] in ".,":
        return _minutes_ms(written[:6]) + int(written[6:8]) * 1000 + int(written[9:])
    parts = _PARTS.fullmatch(written)
    if parts is None:
        raise ValueError(f"not a time: {written!r}")
    hours, minutes, seconds, fraction = parts.groups()
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int((fraction or "0").ljust(3, "0")[:3])


@lru_cache(maxsize=1024)
def _minutes_ms(written: str) -> int:
    """The milliseconds of `hh:mm:`, which many cues of a file share."""
    if written[2] != ":" or written[5] != ":":
        raise ValueError(f"not hours and minutes: {written!r}")
    return (int(written[:2]) * 60 + int(written[3:5])) * 60_000
