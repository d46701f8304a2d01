"""The times of an OHMS transcript: `INTERVAL:|LINE(WORD)|LINE(WORD)|...`.

The k-th point says which word is spoken k times INTERVAL minutes after the start; LINE and WORD count from 1. A place
between two points gets the time that its share of the words between them gives, rounded down to the second; so does a
place before the first point, counted from the start of the recording. After the last point no time is invented.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from testimonies.transcripts.findings import Findings

POINT = re.compile(r"([0-9]{1,7})\(([0-9]{1,5})\)")
INTERVAL = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4})?")
SHOWN = 5


@dataclass(frozen=True, slots=True)
class SyncPoint:
    """A word, counted from the start of the transcript, and when it is spoken.

    Where points pile up on one line, `start_ms` is the first, and the words after it go on from `last_ms`, the last.
    """

    word: int
    start_ms: int
    last_ms: int


@dataclass(frozen=True)
class Timeline:
    """When the words of one transcript are spoken: how its words are counted, and the points in order."""

    words: "WordCount"
    points: list[SyncPoint]

    @cached_property
    def _words_of_points(self) -> list[int]:
        return [point.word for point in self.points]

    def start_ms(self, place: int) -> int | None:
        """When the first word at or after this place of the text is spoken; None after the last point."""
        word = self.words.before(place)
        passed = bisect_right(self._words_of_points, word)
        before = self.points[passed - 1] if passed else SyncPoint(0, 0, 0)
        if passed and before.word == word:
            return before.start_ms
        if passed == len(self.points):
            return None
        after = self.points[passed]
        share = (word - before.word) / (after.word - before.word)
        return int(before.last_ms + share * (after.start_ms - before.last_ms)) // 1000 * 1000


class WordCount:
    """Counts the words of a text line by line: `before_lines` are those before each of its lines, and in all of them.

    Places are best asked for in their order: a long line is then gone through once.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        lines = text.split("\n")
        self._line_starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
        self.before_lines = list(accumulate((len(line.split()) for line in lines), initial=0))
        self._asked = (0, 0)  # the last place, and its count

    def before(self, place: int) -> int:
        """How many words start before this place."""
        line = bisect_right(self._line_starts, place) - 1
        start, count = self._line_starts[line], self.before_lines[line]
        if start <= self._asked[0] <= place:
            start, count = self._asked
        text = self._text
        is_inside_word = 0 < start < place and not text[start - 1].isspace() and not text[start].isspace()
        count += len(text[start:place].split()) - is_inside_word
        self._asked = (place, count)
        return count


def read_sync(sync: str, text: str, *, findings: Findings, line: int) -> Timeline:
    """The timeline of `text` as `sync` tells it; `line` is where that element stands in the file."""
    words = WordCount(text)
    interval, _, chain = sync.strip().partition(":")
    written = [point.strip() for point in chain.split("|")]
    if not any(written):
        return Timeline(words, [])
    if not INTERVAL.fullmatch(interval.strip()) or not float(interval):
        findings.warn(f'the sync interval "{interval}" is not a number of minutes, so there are no times', line=line)
        return Timeline(words, [])
    chained = _Chain(words.before_lines, findings, line)
    for number, point in enumerate(written[1:], start=1):
        chained.add(point, at_ms=round(number * float(interval) * 60_000))
    return Timeline(words, chained.points())


class _Chain:
    """Turns written points into places among the words; what cannot be right is left out and told once."""

    def __init__(self, words_before: Sequence[int], findings: Findings, line: int) -> None:
        self._words_before = words_before
        self._findings, self._line = findings, line
        self._points: list[SyncPoint] = []
        self._odd: dict[str, list[str]] = {}

    def add(self, written: str, *, at_ms: int) -> None:
        """The next point of the chain; "" is one that was never set."""
        point = POINT.fullmatch(written)
        row = int(point[1]) if point else 0
        if not point:
            if written:
                self._leave(written, "cannot be read")
        elif not 1 <= row < len(self._words_before) or self._words_before[row - 1] == self._words_before[-1]:
            self._leave(written, "beyond the end of the text")
        else:
            self._place(written, row, int(point[2]), at_ms)

    def points(self) -> list[SyncPoint]:
        """All good points, after telling about the others."""
        for why, left in self._odd.items():
            more = f" and {len(left) - SHOWN} more" if len(left) > SHOWN else ""
            self._findings.warn(f"sync points left out, {why}: {', '.join(left[:SHOWN])}{more}", line=self._line)
        return self._points

    def _place(self, written: str, row: int, column: int, at_ms: int) -> None:
        first, end = self._words_before[row - 1], self._words_before[row]
        word = min(first + max(column - 1, 0), max(end - 1, first))
        last = self._points[-1] if self._points else SyncPoint(-1, 0, 0)
        if word < last.word:
            self._leave(written, "before the point that precedes them")
        elif first <= last.word:
            self._leave(written, "on a line that already has one")
            self._points[-1] = SyncPoint(last.word, last.start_ms, at_ms)
        else:
            self._points.append(SyncPoint(word, at_ms, at_ms))

    def _leave(self, written: str, why: str) -> None:
        self._odd.setdefault(why, []).append(written)
