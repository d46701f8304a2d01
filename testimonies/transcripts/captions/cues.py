"""What WebVTT and SRT share: finding the cues by their time lines, whatever stands or is missing between them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import le
from typing import NamedTuple

from testimonies.transcripts.accounting import TIMES
from testimonies.transcripts.captions.frames import LINE as LINE_OF_FRAMES
from testimonies.transcripts.captions.frames import Frames
from testimonies.transcripts.captions.times import CLOCK, SETTINGS, clock_ms
from testimonies.transcripts.reading import Reading
from testimonies.values.span import Span

ARROW = re.compile("-->")
TIME_LINE = re.compile(rf"[ \t]*({CLOCK})[ \t]*-->[ \t]*({CLOCK})(?:[ \t][^\n]*|(?=\n|\Z))")
LOOKS_LIKE_TIMES = re.compile(r"[ \t]*[\d:.,;]*\d[:.,;]\d\S*[ \t]*-->|[^\n]*-->[ \t]*\d+[:.,;]\d")
BEGINNING = re.compile(rf"({CLOCK})[ \t]*-->")
LONGEST_TIME_LINE, LONGEST_NUMBER = 200, 9
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


def cues(
    reading: Reading,
    lines: Iterable[TimeLine],
    *,
    words_name_a_cue: bool = False,
    within: tuple[int, int] | None = None,
    number: int = 0,
) -> tuple[int, list[Cue]]:
    """Where the opening of the file ends, and every cue in the file's order. The heads of the cues are booked.

    A line alone before a time line is the cue's number; when it has words it is the cue's name (WebVTT) or, where
    words do not name a cue (SRT), text of the cue before. `within` is the stretch to be read, where that is not the
    whole text: it begins with a cue, after a blank line; `number` is that of the cue before it.
    """
    text, found = reading.text, list[Cue]()
    start, end = within or (0, len(text))
    head: tuple[str, int, TimeLine] | None = None
    for line in lines:
        name, named = _name_before(text, head[2].end if head else max(start - 2, 0), line.start, number + 1)
        if is_number(name):
            number = int(name)
        elif name and not (words_name_a_cue and named > 0):
            name, named = "", line.start
        if head:
            found.append(_cue(text, head, named))
        reading.ledger.book(named, line.end, TIMES)
        head = (name, named, line)
    if head:
        found.append(_cue(text, head, end))
    return (found[0].named if found else end), found


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
    if is_number(name):
        return (name, begin) if alone or int(name) == expected else ("", start)
    return (name, begin) if alone and begin > since + 1 else ("", start)


def is_number(name: str) -> bool:
    """Whether a cue's name is its number: a longer one is a machine's."""
    return name.isdecimal() and len(name) <= LONGEST_NUMBER


def last_number(found: Sequence[Cue], *, otherwise: int) -> int:
    """The number of the last cue that has one."""
    return next((int(cue.name) for cue in reversed(found) if is_number(cue.name)), otherwise)


def time_lines(
    reading: Reading, start: int = 0, end: int | None = None, *, frames: Frames | None = None
) -> Iterator[TimeLine]:
    """Every line `start --> end` of a stretch or of the whole text; what cannot be read, or was repaired, is found."""
    text, frames = reading.text, frames or Frames(reading)
    done = start
    for arrow in ARROW.finditer(text, start, len(text) if end is None else end):
        at = arrow.start()
        if at < done:
            continue
        start = text.rfind("\n", 0, at) + 1
        if found := TIME_LINE.match(text, start):
            done = _end_of_times(reading, found)
            yield TimeLine(start, done, span_between(reading, found))
            continue
        if (framed := LINE_OF_FRAMES.match(text, start)) and (times := frames.span_ms(framed)):
            done = framed.end()
            yield TimeLine(start, done, _span(reading, framed, *times))
            continue
        done = text.find("\n", at)
        done = len(text) if done < 0 else done
        if done - start <= LONGEST_TIME_LINE and LOOKS_LIKE_TIMES.match(text, start):
            yield TimeLine(start, done, _broken_span(reading, start, done))


def _end_of_times(reading: Reading, found: re.Match[str]) -> int:
    """Where a time line ends: with its settings; words that stand there belong to the cue."""
    rest = reading.text[found.end(2) : found.end()]
    if SETTINGS.fullmatch(rest):
        return found.end()
    reading.warn("words stand on the line of the times; they were kept as the first words of the cue", at=found.start())
    return found.end(2)


def _broken_span(reading: Reading, start: int, end: int) -> Span | None:
    """What can be saved of a time line that cannot be read whole: where the cue begins."""
    line = reading.text[start:end].strip()
    begins = BEGINNING.match(line)
    kept = "only its beginning was kept" if begins else "its words were kept without a time"
    reading.warn(f'this time line cannot be read: "{line}"; {kept}', at=start)
    return Span(clock_ms(begins[1])) if begins else None


def span_between(reading: Reading, found: re.Match[str]) -> Span:
    """The span of a time line whose first two groups are its times; an end before the start is taken away."""
    return _span(reading, found, clock_ms(found[1]), clock_ms(found[2]))


def _span(reading: Reading, found: re.Match[str], start_ms: int, end_ms: int) -> Span:
    if end_ms >= start_ms:
        return Span(start_ms, end_ms)
    reading.warn(f"the cue ends before it starts ({found[1]} to {found[2]}); its end was taken away", at=found.start())
    return Span(start_ms)


def tell_disorder(
    reading: Reading, places: Sequence[int], spans: Sequence[Span | None], recordings: Sequence[int]
) -> None:
    """Names cues that start before the cue before them started, or before it ended; each stands at its place."""
    if _are_in_order(spans):
        return
    backward, overlapping = [], []
    before: tuple[int, Span] | None = None
    for place, span, recording in zip(places, spans, recordings, strict=True):
        if span is None:
            continue
        if before and before[0] == recording:
            if span.start_ms < before[1].start_ms:
                backward.append(place)
            elif span.start_ms < (before[1].end_ms or 0) and span != before[1]:
                overlapping.append(place)
        before = (recording, span)
    reading.warn_once("time goes back from one cue to the next; the order of the file was kept", places=backward)
    reading.note_once("cues overlap: one begins before the one before it has ended", places=overlapping)


def _are_in_order(spans: Sequence[Span | None]) -> bool:
    """Whether each begins where the one before it ends, or later: then there is nothing to look for."""
    timed = list(filter(None, spans))
    ends = [span.start_ms if span.end_ms is None else span.end_ms for span in timed]
    return all(map(le, ends, [span.start_ms for span in timed[1:]]))
