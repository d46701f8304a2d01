"""The points of a common timeline: their times as the file gives them, or estimated between their neighbours."""

import re
from itertools import pairwise

from testimonies.values.span import Span

SECONDS = re.compile(r"\s*([0-9]{1,7}(?:\.[0-9]{0,30})?(?:E-[0-9]{1,2})?)\s*", re.IGNORECASE)
MOST_SECONDS = 1_000_000


def seconds_ms(written: str) -> int | None:
    """Milliseconds from seconds with a decimal point (`12.345`, `1.0E-4`); None where that is not what stands there."""
    found = SECONDS.fullmatch(written)
    seconds = float(found[1]) if found else MOST_SECONDS
    return round(seconds * 1000) if seconds < MOST_SECONDS else None


class Timeline:
    """Named points in the order of the file; all times are milliseconds."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}
        self._order: list[tuple[str, int | None]] = []
        self._estimated: dict[str, int] = {}

    def add(self, name: str, ms: int | None) -> None:
        """The next point; None when the file does not say when it is."""
        self._order.append((name, ms))
        if ms is not None:
            self._given[name] = ms

    def estimate(self) -> int:
        """Spreads points without a time evenly between neighbours that have one; returns how many got one so."""
        known = [place for place, (_, ms) in enumerate(self._order) if ms is not None]
        for before, after in pairwise(known):
            first, last = self._order[before][1] or 0, self._order[after][1] or 0
            if last >= first:
                for place in range(before + 1, after):
                    share = (place - before) / (after - before)
                    self._estimated[self._order[place][0]] = round(first + share * (last - first))
        return len(self._estimated)

    def given(self, name: str) -> int | None:
        """When a point is by the file itself."""
        return self._given.get(name)

    def ms(self, name: str) -> int | None:
        """When a point is, be it estimated; None where nothing says it."""
        return self._given.get(name, self._estimated.get(name))

    def span(self, start: str, end: str) -> Span | None:
        """From one point to another; None without a beginning, without an end where that would be before it."""
        return spanned(self.ms(start), self.ms(end))

    def given_span(self, start: str, end: str) -> Span | None:
        """The same by times of the file alone, as words need them: an estimate may be off by many words."""
        return spanned(self._given.get(start), self._given.get(end))


def spanned(start_ms: int | None, end_ms: int | None) -> Span | None:
    """A span from what is known of it; an end before the beginning is no end."""
    if start_ms is None:
        return None
    return Span(start_ms, end_ms if end_ms is not None and end_ms >= start_ms else None)
