"""What WebVTT and SRT share: finding the cues by their time lines, whatever stands or is missing between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from testimonies.transcripts.accounting import TIMES
from testimonies.transcripts.reading import Reading
from testimonies.transcripts.times import CLOCK, clock_ms
from testimonies.values.span import Span

ARROW = re.compile("-->")
TIME_LINE = re.compile(rf"[ \t]*({CLOCK})[ \t]*-->[ \t]*({CLOCK})(?:[ \t][^\n]*|(?=\n|$))")
LOOKS_LIKE_TIMES = re.compile(r"[ \t]*[\d:.,;]*\d[:.,;]\d\S*[ \t]*-->|.*-->[ \t]*\d+[:.,;]\d")


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A line `start --> end`: its place, and its span (None where the times cannot be read)."""

    start: int
    end: int
    span: Span | None


def time_lines(reading: Reading) -> Iterator[TimeLine]:
    """Every time line of the text, in the file's order; what cannot be read or had to be repaired is found."""
    text = reading.text
    done = 0
    for arrow in ARROW.finditer(text):
        at = arrow.start()
        if at < done:
            continue
        start = text.rfind("\n", 0, at) + 1
        found = TIME_LINE.match(text, start)
        if found:
            done = found.end()
            yield TimeLine(start, done, _span(reading, found))
        elif LOOKS_LIKE_TIMES.match(text, start):
            done = text.find("\n", at)
            done = len(text) if done < 0 else done
            reading.warn(f'this time line cannot be read: "{text[start:done].strip()}"; the text is kept', at=start)
            yield TimeLine(start, done, None)


def _span(reading: Reading, found: re.Match[str]) -> Span:
    start_ms, end_ms = clock_ms(found[1]), clock_ms(found[2])
    if end_ms >= start_ms:
        return Span(start_ms, end_ms)
    reading.warn(f"the cue ends before it starts ({found[1]} to {found[2]}); its end was taken away", at=found.start())
    return Span(start_ms)


def book_head(reading: Reading, line: TimeLine, *, since: int) -> None:
    """Books a time line, and the cue's number before it from `since` on."""
    reading.ledger.book(since, line.end, TIMES)
