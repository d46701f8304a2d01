"""Times as transcripts write them, in whole milliseconds."""

import re
from functools import lru_cache

CLOCK = r"(?:\d{1,3}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,9})?"
_PARTS = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?")


@lru_cache(maxsize=4096)
def clock_ms(written: str) -> int:
    """`1:02:03.5`, `02:03,500` or `62:03` in milliseconds; raises ValueError for anything else."""
    parts = _PARTS.fullmatch(written)
    if parts is None:
        raise ValueError(f"not a time: {written!r}")
    hours, minutes, seconds, fraction = parts.groups()
    thousandths = int((fraction or "0").ljust(3, "0")[:3])
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + thousandths


def clock(ms: int) -> str:
    """Milliseconds as `hh:mm:ss.mmm`."""
    seconds, thousandths = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"
