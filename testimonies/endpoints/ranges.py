"""Which bytes of a file a player asks for (RFC 9110, section 14). Knows neither files nor requests."""

import re
from dataclasses import dataclass

_SINGLE = re.compile(r"bytes\s*=\s*(?P<first>[0-9]{0,18})\s*-\s*(?P<last>[0-9]{0,18})\s*", re.ASCII | re.IGNORECASE)


class Unsatisfiable(ValueError):
    """A range that is well written and lies beyond the end of the file."""


@dataclass(frozen=True, slots=True)
class ByteRange:
    """The bytes from `first` to `last`, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many bytes."""
        return self.last - self.first + 1

    def of(self, size: int) -> str:
        """The value of Content-Range."""
        return f"bytes {self.first}-{self.last}/{size}"


def parse_range(header: str, *, size: int) -> ByteRange | None:
    """The one range asked for, cut to the file; None where the whole file is the right answer. Raises Unsatisfiable.

    Whatever is malformed, in another unit, or several ranges at once is passed over, as the standard allows.
    """
    asked = _SINGLE.fullmatch(header.strip())
    if asked is None or size == 0 or not (asked["first"] or asked["last"]):
        return None
    if not asked["first"]:
        return _suffix(int(asked["last"]), size=size)
    first = int(asked["first"])
    last = int(asked["last"]) if asked["last"] else size - 1
    if asked["last"] and last < first:
        return None
    if first >= size:
        raise Unsatisfiable(f"the file ends before byte {first}")
    return ByteRange(first, min(last, size - 1))


def _suffix(length: int, *, size: int) -> ByteRange:
    if length == 0:
        raise Unsatisfiable("the last no bytes of a file are none")
    return ByteRange(max(0, size - length), size - 1)
