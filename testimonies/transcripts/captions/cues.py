"""What WebVTT and SRT share: finding the cues by their time lines, whatever stands or is missing between them."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from testimonies.transcripts.accounting import TIMES
from testimonies.transcripts.captions.times import CLOCK, clock_ms
from testimonies.transcripts.document import Segment
from testimonies.transcripts.reading import Reading
from testimonies.values.span import Span

ARROW = re.compile("-->")
TIME_LINE = re.compile(rf"[ \t]*({CLOCK})[ \t]*-->[ \t]*({CLOCK})(?:[ \t][^\n]*|(?=\n|\Z))")
LOOKS_LIKE_TIMES = re.compile(r"[ \t]*[\d:.,;]*\d[:.,;]\d\S*[ \t]*-->|[^\n]*-->[ \t]*\d+[:.,;]\d")
BEGINNING = re.compile(rf"({CLOCK})[ \t]*-->")
LONGEST_TIME_LINE, LONGEST_NUMBER = 200, 10
BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


class TimeLine(NamedTuple):
    """A line `start --> end`: its place, and its span (None where its times cannot be read)."""

    start: int
    end: int
    span: Span | None


class Cue(NamedTuple):
    """One cue: its name or number and where that begins, its span, where its time line ends, and its words."""

    name: str
    named: int
    span: Span | None
    after: int
    start: int
    words: str


def cues(reading: Reading, lines: Iterable[TimeLine], *, words_name_a_cue: bool = False) -> tuple[int, list[Cue]]:
    """Where the opening of the file ends, and every cue in the file's order. The heads of the cues are booked.

    A line alone before a time line is the cue's number; when it has words it is the cue's name (WebVTT) or, where
    words do not name a cue (SRT), text of the cue before.
    """
    text, found = reading.text, list[Cue]()
    head: tuple[str, int, TimeLine] | None = None
    number = 0
    for line in lines:
        name, named = _name_before(text, head[2].end if head else 0, line.start, number + 1)
        if name.isdecimal() and len(name) < LONGEST_NUMBER:
            number = int(name)
        elif name and not (words_name_a_cue and named > 0):
            name, named = "", line.start
        if head:
            found.append(_cue(text, head, named))
        reading.ledger.book(named, line.end, TIMES)
        head = (name, named, line)
    if head:
        found.append(_cue(text, head, len(text)))
    return (found[0].named if found else len(text)), found


def _cue(text: str, head: tuple[str, int, TimeLine], end: int) -> Cue:
    name, named, line = head
    body = text[line.end : end]
    return Cue(name, named, line.span, line.end, line.end + len(body) - len(body.lstrip()), body.strip())


def stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs between two places: what stands between blank lines."""
    for blank in BLANK_LINES.finditer(text, start, end):
        if blank.start() > start:
            yield start, start + len(text[start : blank.start()].rstrip())
        start = blank.end()
    if text[start:end].strip():
        yield start, start + len(text[start:end].rstrip())


def _name_before(text: str, since: int, start: int, expected: int) -> tuple[str, int]:
    """The line before a time line where that names the cue, and where the cue's head begins."""
    end = start - 1
    if end <= since or text[end - 1] == "\n":
        return "", start
    begin = text.rfind("\n", since, end) + 1
    name = text[begin:end].strip()
    if not name:
        return "", start
    alone = begin == 0 or text[max(begin - 2, since) : begin] == "\n\n" or not text[since:begin].strip()
    if name.isdecimal() and len(name) < LONGEST_NUMBER:
        return (name, begin) if alone or int(name) == expected else ("", start)
    return (name, begin) if alone and begin > since + 1 else ("", start)


def time_lines(reading: Reading) -> Iterator[TimeLine]:
    """Every line `start --> end`; what cannot be read, or had to be repaired, is found."""
    text = reading.text
    done = 0
    for arrow in ARROW.finditer(text):
        at = arrow.start()
        if at < done:
            continue
        start = text.rfind("\n", 0, at) + 1
        if found := TIME_LINE.match(text, start):
            done = found.end()
            yield TimeLine(start, done, span_between(reading, found))
            continue
        done = text.find("\n", at)
        done = len(text) if done < 0 else done
        if done - start <= LONGEST_TIME_LINE and LOOKS_LIKE_TIMES.match(text, start):
            yield TimeLine(start, done, _broken_span(reading, start, done))


def _broken_span(reading: Reading, start: int, end: int) -> Span | None:
    """What can be saved of a time line that cannot be read whole: where the cue begins."""
    line = reading.text[start:end].strip()
    begins = BEGINNING.match(line)
    kept = "only its beginning was kept" if begins else "its words were kept without a time"
    reading.warn(f'this time line cannot be read: "{line}"; {kept}', at=start)
    return Span(clock_ms(begins[1])) if begins else None


def span_between(reading: Reading, found: re.Match[str]) -> Span:
    """The span of a time line whose first two groups are its times; an end before the start is taken away."""
    start_ms, end_ms = clock_ms(found[1]), clock_ms(found[2])
    if end_ms >= start_ms:
        return Span(start_ms, end_ms)
    reading.warn(f"the cue ends before it starts ({found[1]} to {found[2]}); its end was taken away", at=found.start())
    return Span(start_ms)


def tell_disorder(reading: Reading, timed: Iterable[tuple[int, Segment]]) -> None:
    """Names cues, given with their places, that start before the cue before them started, or before it ended."""
    backward, overlapping = [], []
    before: tuple[int, Span] | None = None
    for place, segment in timed:
        span = segment.span
        if span is None:
            continue
        if before and before[0] == segment.recording and span != before[1]:
            if span.start_ms < before[1].start_ms:
                backward.append(place)
            elif span.start_ms < (before[1].end_ms or 0):
                overlapping.append(place)
        before = (segment.recording, span)
    reading.warn_once("time goes back from one cue to the next; the order of the file was kept", places=backward)
    reading.note_once("cues overlap: one begins before the one before it has ended", places=overlapping)
