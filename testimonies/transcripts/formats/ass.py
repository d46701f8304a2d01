"""SubStation Alpha captions (ASS, SSA): a line for each cue, in columns that the file names itself.

What players show is read, with the name of who speaks; how it looks (styles, tags, drawings) is left out.
"""

import re
from typing import NamedTuple

from testimonies.transcripts import speakers
from testimonies.transcripts.accounting import LEFT_OUT, MARKUP, TIMES
from testimonies.transcripts.captions.times import clock_ms
from testimonies.transcripts.cue_text import CueText, plain
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.fields import Fields
from testimonies.transcripts.format import Format
from testimonies.transcripts.order import tell_backward
from testimonies.transcripts.reading import Reading
from testimonies.values.span import Span

STYLES, PICTURES = "styles", "fonts and pictures"
FIRST_LINE = re.compile(r"\ufeff?\s*\[Script Info\]", re.IGNORECASE)
EVENT = re.compile(r"^Dialogue:[^,\n]*,[ \t]*\d{1,2}:\d\d:\d\d", re.MULTILINE)
DIALOGUE = re.compile(r"[ \t]*(?:Dialogue:|Format:(?=[^\n]*\bText\b))", re.IGNORECASE)
STYLE = re.compile(r"[ \t]*(?:Style|Format):", re.IGNORECASE)
LINE = re.compile(r"[^\n]*\S[^\n]*")
SECTION = re.compile(r"[ \t]*\[([^\]]{1,60})\][ \t]*")
FIELD = re.compile(r"[ \t]*([A-Za-z][\w .-]{0,40}):[ \t]*")
TIME = re.compile(r"\s*\d{1,3}:\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?\s*")
DRAWING = re.compile(r"\{[^{}]*\\p[1-9][^{}]*\}")
TAGS = re.compile(r"\{\\[^{}]*\}")
BREAK = re.compile(r"\\[Nnh]")
USUAL_COLUMNS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")


def sniff(head: bytes, name: str) -> float:
    """Certain by its first section; likely by a line of dialogue with its time."""
    text = glimpse(head)
    return 1.0 if FIRST_LINE.match(text) else 0.7 if EVENT.search(text) else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is not text or has no line of dialogue."""
    reading = Reading.of(content, language=language)
    script = _Script(reading)
    for line in LINE.finditer(reading.text):
        script.line(line.start(), line.end())
    if not script.said:
        raise UnreadableTranscript('there is no caption in it: not one line that begins with "Dialogue:"', line=1)
    segments = script.segments()
    return reading.document("ass", segments, metadata=script.metadata.joined())


class _Said(NamedTuple):
    """A line of dialogue: its span, who speaks by its own column, and where its words stand."""

    span: Span | None
    name: str
    start: int
    end: int


class _Script:
    """Reads the lines of one file; every line is booked as the section in which it stands asks."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._section = ""
        self._columns: tuple[str, ...] = USUAL_COLUMNS
        self._pictures = list[int]()
        self._astray = list[int]()
        self._reversed = list[int]()
        self._silent = list[int]()
        self._label: re.Pattern[str] | None = None
        self.said = list[_Said]()
        self.metadata = Fields()

    def line(self, start: int, end: int) -> None:
        """Reads one line."""
        text, ledger = self._reading.text, self._reading.ledger
        if section := SECTION.fullmatch(text, start, end):
            self._section = section[1].strip().lower()
            ledger.book(start, end, MARKUP)
        elif self._section not in ("", "events") and DIALOGUE.match(text, start, end):
            self._astray.append(start)
            self._field(start, end)
        elif "style" in self._section and STYLE.match(text, start, end):
            ledger.book(start, end, STYLES)
        elif self._section in ("fonts", "graphics"):
            ledger.book(start, end, PICTURES)
            self._pictures.append(start)
        elif text[start:end].lstrip().startswith((";", "!")):
            ledger.keep(start, end)
            self.metadata.add("comment", plain(text[start:end].strip(" ;!:\t")))
        else:
            self._field(start, end)

    def segments(self) -> list[Segment]:
        """What is said, after telling what was found on the way."""
        reading = self._reading
        bodies = [reading.text[said.start : said.end] for said in self.said]
        cue_text = CueText(reading, bodies)
        self._label = _labels(bodies)
        segments, places = list[Segment](), list[int]()
        for said in self.said:
            found = self._segments_of(said, cue_text)
            segments += found
            places += [said.start] * len(found)
            if not found:
                self._silent.append(said.start)
        reading.warn_once("dialogue stands outside of the section [Events]; it was read", places=self._astray)
        reading.warn_once("fonts or pictures that the file carries were left out", places=self._pictures[:1])
        reading.warn_once("a line of dialogue without words was left out", places=self._silent)
        reading.warn_once("a line of dialogue ends before it starts; its end was taken away", places=self._reversed)
        tell_backward(reading, zip(places, segments, strict=True), among="line of dialogue")
        return segments

    def _field(self, start: int, end: int) -> None:
        reading = self._reading
        field = FIELD.match(reading.text, start, end)
        kind = field[1].lower() if field else ""
        if field and kind == "dialogue":
            self._dialogue(field.end(), end, booked=start)
        elif field and kind == "format":
            self._columns = tuple(column.strip().lower() for column in reading.text[field.end() : end].split(","))
            reading.ledger.book(start, end, MARKUP)
        elif field and (self._section != "events" or kind == "comment"):
            reading.ledger.book(start, end, MARKUP)
            reading.ledger.keep(*field.span(1))
            reading.ledger.keep(field.end(), end)
            self.metadata.add(field[1], plain(reading.text[field.end() : end]))
        else:
            reading.warn("this line is no line of dialogue; its words were kept without a time", at=start)
            self.said.append(_Said(None, "", start, end))

    def _dialogue(self, start: int, end: int, *, booked: int) -> None:
        """Reads the columns of a line of dialogue, of which the last is the words with all their commas."""
        reading, columns = self._reading, self._columns
        cells = reading.text[start:end].split(",", max(len(columns) - 1, 0))
        named = dict(zip(columns, cells, strict=False))
        times = [named.get(column, "") for column in ("start", "end")]
        if len(cells) < len(columns) or not all(TIME.fullmatch(time) for time in times):
            reading.ledger.book(booked, start, MARKUP)
            reading.warn("the columns of this line cannot be read; its words were kept without a time", at=start)
            self.said.append(_Said(None, "", start, end))
            return
        place = start
        for column, cell in named.items():
            reading.ledger.book(place, place + len(cell) + 1, TIMES if column in ("start", "end") else MARKUP)
            if column in ("name", "actor"):
                reading.ledger.keep(place, place + len(cell))
            place += len(cell) + 1
        reading.ledger.book(booked, start, MARKUP)
        words, name = end - len(cells[-1]), plain(named.get("name", named.get("actor", "")))
        self.said.append(_Said(self._span(times, start), name, words, end))

    def _span(self, times: list[str], place: int) -> Span:
        start_ms, end_ms = (clock_ms(time.strip()) for time in times)
        if end_ms >= start_ms:
            return Span(start_ms, end_ms)
        self._reversed.append(place)
        return Span(start_ms)

    def _segments_of(self, said: _Said, cue_text: CueText) -> list[Segment]:
        reading = self._reading
        written = reading.text[said.start : said.end]
        words = written.strip()
        start = said.start + len(written) - len(written.lstrip())
        if DRAWING.search(words):
            reading.ledger.book(start, start + len(words), LEFT_OUT)
            reading.warn(f'a drawing and what stands beside it were left out: "{words}"', at=start)
            return []
        found = []
        for part in cue_text.parts(start, words):
            shown = BREAK.sub(lambda mark: " " if mark[0] == r"\h" else "\n", part.text).strip()
            speaker = part.speaker or said.name or None
            if speaker is None and self._label and (label := self._label.match(shown)):
                speaker, shown = " ".join(label["label"].split()), shown[label.end() :]
                self._book_label(label, start, said.end)
            if shown:
                found.append(Segment(shown, said.span, speaker))
        for mark in BREAK.finditer(reading.text, start, start + len(words)):
            reading.ledger.book(*mark.span(), MARKUP)
        return found

    def _book_label(self, label: re.Match[str], start: int, end: int) -> None:
        """Books a label where it stands in the file; one with tags in its midst stays kept as a whole."""
        place = self._reading.text.find(label[0].strip(), start, end)
        if place >= 0:
            self._reading.ledger.book(place, place + len(label[0].strip()), MARKUP)
            place = self._reading.text.find(label["label"], place, end)
            self._reading.ledger.keep(place, place + len(label["label"]))


def _labels(bodies: list[str]) -> re.Pattern[str] | None:
    """What finds the labels with which the words of the file begin; None when they name no speakers."""
    shown = [TAGS.sub("", BREAK.sub("\n", body)).strip() for body in bodies]
    labels = speakers.labels_in("\n".join(shown), paragraphs=len(shown))
    return re.compile(speakers.pattern(labels), re.MULTILINE) if labels else None


FORMAT = Format("ass", "SubStation Alpha captions", (".ass", ".ssa"), "text/x-ssa", sniff, read)
