"""Times as transcripts write them, in whole milliseconds."""

import re
import struct
from collections.abc import Sequence
from functools import lru_cache

CLOCK = r"(?:\d{1,3}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,9})?"
CANONICAL = re.compile(r"((?:\d\d:)?\d\d:\d\d[.,]\d\d\d) --> ((?:\d\d:)?\d\d:\d\d[.,]\d\d\d)(?![^ \t])", re.ASCII)
_WORTHS = (36_000_000, 3_600_000, 600_000, 60_000, 10_000, 1_000, 100, 10, 1)  # of the digits in 00:00:00.000
_VALUES = bytes.maketrans(b"0123456789", bytes(range(10)))
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


# What may stand on a time line behind its times: align:start position:0%, X1:40; anything else are words.
SETTINGS = re.compile(r"(?:[ \t]+[A-Za-z]{1,12}\d?:[\w.,%+-]*)*[ \t]*")


def canonical_times(lines: Sequence[str]) -> tuple[list[int], list[int]] | None:
    """The beginnings and ends of time lines that all have the canonical shape of the first; None where any has not.

    All lines are read at once, digit by digit: the tens of hours of all of them, then the hours of all of them.
    """
    first = CANONICAL.match(lines[0])
    if first is None:
        return None
    width = first.end()
    behind = {line[width:] for line in lines}
    if not all(rest[:1] in {"", " ", "\t"} and SETTINGS.fullmatch(rest) for rest in behind):
        return None
    times = "".join([line[:width] for line in lines]).encode("ascii", "replace")
    if len(times) != width * len(lines):
        return None
    columns = [times[place::width] for place in range(width)]
    for sign, column in zip(first[0], columns, strict=True):
        if not (column.isdigit() if sign.isdigit() else column == sign.encode() * len(lines)):
            return None
    return _sums(columns[: first.end(1)]), _sums(columns[first.start(2) :])


def _sums(columns: Sequence[bytes]) -> list[int]:
    """What the digits in each row are worth together, in milliseconds.

    A whole column is one great number, with 32 bits for each of its digits: more than any clock of nine digits needs.
    """
    digits = [column for column in columns if column.isdigit()]
    rows, total = len(digits[0]), 0
    for worth, column in zip(_WORTHS[-len(digits) :], digits, strict=True):
        spaced = bytearray(4 * rows)
        spaced[::4] = column.translate(_VALUES)
        total += worth * int.from_bytes(spaced, "little")
    return list(struct.unpack(f"<{rows}I", total.to_bytes(4 * rows, "little")))
