"""What stands before the first cue of a WebVTT file, and between cues: its header, comments, styles and regions."""

import re

from testimonies.transcripts.accounting import HEADER, MARKUP
from testimonies.transcripts.captions.cues import stretches
from testimonies.transcripts.fields import Fields
from testimonies.transcripts.reading import Reading

FIRST_LINE = re.compile(r"WEBVTT(?:[ \t]+(?P<dash>-?)[ \t]*(?P<rest>[^\n]*))?(?=\n|\Z)")
FIELD = re.compile(r"(?P<key>[^\W\d_][\w .()/-]{0,40}?)[ \t]*[:=](?!:)[ \t]*(?P<value>[^\n]*)")
LINE = re.compile(r"[^\n]+")
NOTE = re.compile(r"NOTE(?=[ \t\n]|\Z)[ \t]*\n?")
STYLE = re.compile(r"(?:STYLE|REGION|[Ss]tyle|[Rr]egion)[ \t]*(?=\n)")
ASIDE = re.compile(f"{NOTE.pattern}|{STYLE.pattern}")
FIELDS_OF_FADGI = frozenset(
    ("type", "language", "responsible party", "media identifier", "originating file", "file creator",
     "file creation date", "kind", "title", "origin history", "local usage element")
)  # fmt: skip


class Header:
    """Collects `metadata` by the file's own names, and the `paragraphs` before the first cue that are no header."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._metadata = Fields()
        self.paragraphs: list[tuple[int, int]] = []

    @property
    def metadata(self) -> dict[str, str]:
        """The fields and comments read so far."""
        return self._metadata.joined()

    def read(self, end: int) -> None:
        """Reads everything before `end`, where the first cue begins."""
        text = self._reading.text
        start = len(text) - len(text.lstrip())
        if first := FIRST_LINE.match(text, start):
            start = text.find("\n\n", start, end)
            start = end if start < 0 else start
            self._first_line(first)
            self._fields(first.end(), start)
        else:
            self._reading.warn("the first line is not WEBVTT; the cues were read all the same", at=0)
        for begin, stop in stretches(text, start, end):
            if not self._standard_fields(begin, stop):
                self.paragraphs.append((begin, stop))

    def aside(self, start: int, end: int) -> bool:
        """Whether a paragraph is a comment (kept as metadata), a style or a region (left out); it is booked then."""
        text = self._reading.text
        if note := NOTE.match(text, start, end):
            self._reading.ledger.book(start, note.end(), MARKUP)
            self._reading.ledger.keep(note.end(), end)
            self._metadata.add("NOTE", text[note.end() : end])
            return True
        if STYLE.match(text, start, end):
            self._reading.ledger.book(start, end, "styles and regions")
            return True
        return False

    def _first_line(self, first: re.Match[str]) -> None:
        ledger = self._reading.ledger
        ledger.book(*first.span(), HEADER)
        rest = first["rest"] or ""
        if not first["dash"] and (field := FIELD.fullmatch(rest)):
            self._field(field, first.start("rest"))
        elif rest.strip():
            ledger.keep(*first.span("rest"))
            self._metadata.add("WEBVTT", rest)

    def _fields(self, start: int, end: int) -> None:
        last = "WEBVTT"
        for line in LINE.finditer(self._reading.text, start, end):
            if NOTE.match(line[0]):
                self.aside(*line.span())
            elif field := FIELD.fullmatch(line[0]):
                last = field["key"]
                self._field(field, line.start())
            else:
                self._reading.ledger.keep(*line.span())
                self._metadata.add(last, line[0])

    def _standard_fields(self, start: int, end: int) -> bool:
        """Whether a later paragraph is a header all the same: nothing but fields that FADGI's guideline names."""
        lines = [(line, FIELD.fullmatch(line[0])) for line in LINE.finditer(self._reading.text, start, end)]
        if not all(field and field["key"].lower() in FIELDS_OF_FADGI for _, field in lines):
            return False
        for line, field in lines:
            if field:
                self._field(field, line.start())
        return True

    def _field(self, field: re.Match[str], at: int) -> None:
        ledger = self._reading.ledger
        ledger.book(at, at + field.end(), HEADER)
        ledger.keep(at, at + field.end("key"))
        ledger.keep(at + field.start("value"), at + field.end("value"))
        self._metadata.add(field["key"], field["value"])
