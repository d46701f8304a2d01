"""Times as transcripts write them, in whole milliseconds."""

import re
from functools import lru_cache

CLOCK = r"(?:\d{1,3}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,9})?"
_PARTS = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?")


@lru_cache(maxsize=1024)
def _whole_seconds(written: str) -> int:
    parts = _PARTS.fullmatch(written)
    if parts is None:
        raise ValueError(f"not a time: {written!r}")
    hours, minutes, seconds, _ = parts.groups()
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000


def clock_ms(written: str) -> int:
    """`1:02:03.5`, `02:03,500` or `62:03` in milliseconds; raises ValueError for anything else."""
    seconds, _, fraction = written.replace(",", ".").partition(".")
    return _whole_seconds(seconds) + (int(fraction.ljust(3, "0")[:3]) if fraction else 0)
