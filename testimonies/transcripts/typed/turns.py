"""Typed text taken apart into turns: by its time marks, its speakers' labels, its tapes and its paragraphs.

For plain text, and for whatever else can be laid out as plain text first. Every character of the text is booked.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from heapq import merge
from itertools import chain
from operator import itemgetter
from typing import Literal, NamedTuple

from testimonies.transcripts import speakers
from testimonies.transcripts.accounting import MARKUP, TIMES
from testimonies.transcripts.document import Segment
from testimonies.transcripts.fields import Fields
from testimonies.transcripts.reading import Reading
from testimonies.transcripts.typed import headers, marks, tapes
from testimonies.transcripts.typed.marks import Mark
from testimonies.values.span import Span

BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
LINE_END = re.compile(r"\n\s*")
LONGEST_TITLE = 400
MOST_UNSURE = 20  # more are headings or a list, and no one who speaks once
TRAILING = 0.6  # of the marks stand at the end of their lines


class Turns(NamedTuple):
    """The segments, where in the text each begins, and the fields, titles and names of tapes as metadata."""

    segments: list[Segment]
    places: list[int]
    metadata: dict[str, str]


class _Event(NamedTuple):
    """Something between two stretches of speech, and what it changes for those that follow."""

    start: int
    end: int
    kind: Literal["mark", "label", "heading", "header", "gap"]
    label: tuple[int, int] | None = None
    number: int = 0  # of the mark, or of the recording under a heading


def read(reading: Reading) -> Turns:
    """Takes the whole text apart."""
    found = marks.find(reading)
    header = headers.fields(reading)
    taped = tapes.assign(reading, found)
    events = _events(reading.text, found, header, taped)
    spoken = _Spoken(reading, found, taped, header.metadata)
    opening = list(_opening(events))
    spoken.titles_until = _first_turn(reading.text, opening)
    for event in chain(opening, events):
        spoken.say(event.start)
        spoken.turn(event)
    spoken.say(len(reading.text))
    spoken.tell_silent()
    labels = {segment.speaker for segment in spoken.segments if segment.speaker}
    _tell_labels(reading, labels)
    _tell_unsure(reading, labels)
    return Turns(spoken.segments, spoken.places, spoken.metadata.joined())


def _tell_labels(reading: Reading, labels: set[str]) -> None:
    """Tells which labels may mean the same speaker, and which mean two."""
    for short, long in speakers.alike(labels):
        reading.note(f'the labels "{short}" and "{long}" may mean the same speaker; they were kept as they stand')
    for label in speakers.several(labels):
        reading.note(f'the label "{label}" names more than one speaker; it was kept as it stands')


def _tell_unsure(reading: Reading, labels: set[str]) -> None:
    """Tells what may be somebody who speaks only once, and was left in the words of the speaker before."""
    unsure = speakers.unsure_in(reading.text, labels)
    if unsure and len(unsure) <= MOST_UNSURE:
        quoted = ", ".join(f'"{name}:"' for name in unsure)
        reading.warn_once(
            f"this may be a speaker's label, and was left in the text: {quoted}", places=[*unsure.values()]
        )


def _events(text: str, found: Sequence[Mark], header: headers.Header, taped: tapes.Tapes) -> Iterator[_Event]:
    """All that happens in the text, in its order: one after the other, since together they outweigh the text."""
    masked = _masked(text, sorted([*((mark.start, mark.end) for mark in found), *header.stretches]))
    after_marks = {speakers.label_at(text, mark.end) for mark in found} - {""}
    labels = speakers.labels_in(masked, certain=after_marks)
    breaks = BLANK_LINES if found or labels or BLANK_LINES.search(masked.strip()) else LINE_END
    return merge(
        (_Event(mark.start, mark.end, "mark", mark.label, number) for number, mark in enumerate(found)),
        (_Event(heading.start, heading.end, "heading", number=heading.recording) for heading in taped.headings),
        (_Event(*stretch, "header") for stretch in header.stretches),
        _labels(masked, labels),
        (_Event(gap.start(), gap.end(), "gap") for gap in breaks.finditer(masked)),
        key=itemgetter(0, 1),
    )


def _labels(masked: str, labels: Sequence[str]) -> Iterator[_Event]:
    if not labels:
        return
    for label in re.compile(speakers.pattern(labels), re.MULTILINE).finditer(masked):
        start = label.end() - len(label[0].lstrip())  # before it may stand the place of a mark
        yield _Event(start, label.end(), "label", label.span("label"))


def _opening(events: Iterator[_Event]) -> Iterator[_Event]:
    """The events up to the first mark or label, with it."""
    for event in events:
        yield event
        if event.kind in ("mark", "label"):
            return


def _masked(text: str, stretches: Sequence[tuple[int, int]]) -> str:
    """The text with a line end and spaces in place of marks and headers, so that a label after a mark begins a line."""
    pieces, place = list[str](), 0
    for start, end in stretches:
        if start >= place:
            pieces += [text[place:start], "\n", " " * (end - start - 1)]
            place = end
    return "".join([*pieces, text[place:]])


class _Spoken:
    """Walks through the events and cuts the speech between them into segments."""

    def __init__(self, reading: Reading, found: Sequence[Mark], taped: tapes.Tapes, metadata: Fields) -> None:
        self._reading, self._taped = reading, taped
        self._spans = list(_spans(reading, found, taped))
        self._span = Span(0, found[0].at_ms) if _is_trailing(reading.text, found) else None
        self._speaker: str | None = None
        self._recording = 0
        self._place = 0
        self._unheard: tuple[int, int] | None = None  # the label after which nothing was said yet
        self._silent: list[tuple[int, int]] = []
        self.titles_until = 0
        self.segments: list[Segment] = []
        self.places: list[int] = []
        self.metadata = metadata

    def turn(self, event: _Event) -> None:
        """Takes what an event says for what follows it."""
        if event.start < self._place < event.end and event.kind != "mark":
            return  # inside a header or a title
        ledger, text = self._reading.ledger, self._reading.text
        if event.kind == "mark":
            ledger.book(event.start, event.end, TIMES)
            self._span, self._recording = self._spans[event.number], self._taped.of_marks[event.number]
        elif event.kind == "label":
            ledger.book(event.start, event.end, MARKUP)
        elif event.kind == "heading":
            ledger.keep(event.start, event.end)
            self._recording, self._speaker = event.number, None
            self.metadata.add(f"recording {event.number + 1}", text[event.start : event.end])
        elif event.kind == "header":
            self._speaker = None
        if event.label:
            ledger.keep(*event.label)
            self._silent += filter(None, [self._unheard])
            self._unheard = event.label
            self._speaker = _named(text[slice(*event.label)])
        self._place = max(self._place, event.end)

    def say(self, end: int) -> None:
        """Adds what is said up to a place."""
        said = self._reading.text[self._place : end]
        words = said.strip()
        if words:
            self._unheard = None
            start = self._place + len(said) - len(said.lstrip())
            self._reading.ledger.keep(start, start + len(words))
            words = unicodedata.normalize("NFC", words)
            if start < self.titles_until and self._span is None:
                self.metadata.add("heading", words)
            else:
                self.segments.append(Segment(words, self._span, self._speaker, self._recording))
                self.places.append(start)
        self._place = max(self._place, end)

    def tell_silent(self) -> None:
        """Names the labels after which nothing is said; each name once, with its lines."""
        places: dict[str, list[int]] = defaultdict(list)
        for label in (*self._silent, *filter(None, [self._unheard])):
            places[" ".join(self._reading.text[slice(*label)].split())].append(label[0])
        for name, found in places.items():
            self._reading.warn_once(f'"{name}" says nothing here; the label was left out', places=found)


@lru_cache(maxsize=1024)
def _named(written: str) -> str:
    return " ".join(unicodedata.normalize("NFC", written).split())


def _first_turn(text: str, events: Sequence[_Event]) -> int:
    """Where the first turn begins, when what stands before it is short enough for a title; else 0."""
    first = next((event.start for event in events if event.kind in ("mark", "label")), 0)
    headers = [text[event.start : event.end] for event in events if event.kind == "header" and event.start < first]
    length = len(text[:first].strip()) - sum(len(header) for header in headers)
    return first if length <= LONGEST_TITLE else 0


def _spans(reading: Reading, found: Sequence[Mark], taped: tapes.Tapes) -> Iterator[Span]:
    """What each mark begins: a stretch up to its own end, or to the next mark of the same recording."""
    for number, mark in enumerate(found):
        end_ms = mark.until_ms
        later = number + 1
        if end_ms is None and later < len(found) and taped.of_marks[later] == taped.of_marks[number]:
            end_ms = found[later].at_ms
        elif end_ms is not None and end_ms < mark.at_ms:
            reading.warn("this mark ends before it starts; its end was taken away", at=mark.start)
        yield Span(mark.at_ms, end_ms if end_ms is not None and end_ms >= mark.at_ms else None)


def _is_trailing(text: str, found: Sequence[Mark]) -> bool:
    """Whether marks stand after what they time, at the ends of lines."""
    after = sum(1 for mark in found if text[mark.end : mark.end + 1] in ("", "\n") and not _begins_line(text, mark))
    return bool(found) and after >= TRAILING * len(found)


def _begins_line(text: str, mark: Mark) -> bool:
    return text[max(mark.start - 1, 0) : mark.start] in ("", "\n")
