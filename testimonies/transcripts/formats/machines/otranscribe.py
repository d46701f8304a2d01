"""oTranscribe (.otr): HTML inside JSON. A passage is a line of it, or what follows a time mark up to the next.

Words that are struck out are left out, and told.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from testimonies.transcripts import speakers
from testimonies.transcripts.accounting import BLANK, LEFT_OUT, MARKUP, TIMES
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines.hearing import Hearing
from testimonies.transcripts.html_pieces import Kind, Piece, pieces
from testimonies.transcripts.json_shape import shape
from testimonies.values.errors import InvalidMediaTime
from testimonies.values.span import Span
from testimonies.values.timecode import parse_media_time

CERTAIN = 0.95


def sniff(head: bytes, name: str) -> float:
    """Certain by a text beside a medium, or by a text that is markup."""
    found = shape(head)
    is_markup = found.get("text", "").lstrip().startswith("<")
    return CERTAIN if "text" in found and (is_markup or {"media", "media-time"} <= found.keys()) else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is broken or says nothing."""
    hearing = Hearing(content, language=language)
    typed = _Typed(hearing)
    for piece in pieces(hearing.take(hearing.root, "text")):
        typed.read(piece)
    typed.end_line()
    typed.tell()
    return hearing.finished("otr", _labelled(typed.segments))


@dataclass
class _Typed:
    """What was typed, line by line."""

    hearing: Hearing
    segments: list[Segment] = field(default_factory=list)
    _line: list[str] = field(default_factory=list)
    _span: Span | None = None
    _struck: int = 0
    _mark: Mapping[str, str] | None = None

    def read(self, piece: Piece) -> None:
        """Books one piece of the markup and does what it says."""
        size = piece.end - piece.start
        tally = self.hearing.tally
        is_mark = "timestamp" in piece.span.get("class", "").split()
        if piece.kind is not Kind.TEXT:
            tally.book(size, MARKUP)
            if piece.kind is Kind.BREAK:
                self.end_line()
            elif is_mark and self._begins(piece):
                self.end_line()
                self._span = self._time(piece.span["data-timestamp"])
        elif is_mark:
            tally.book(size, TIMES)
        elif piece.is_struck and piece.text.strip():
            tally.book(size, LEFT_OUT)
            self._struck += len(piece.text.split())
        else:
            tally.keep(size) if piece.text.strip() else tally.book(size, BLANK)
            self._line.append(piece.text)

    def end_line(self) -> None:
        """What was typed up to here is a passage; a time mark without words waits for the words after it."""
        text = unicodedata.normalize("NFC", "".join(self._line)).strip()
        self._line.clear()
        if text:
            self.segments.append(Segment(text, self._span))
            self._span = None

    def tell(self) -> None:
        """Says how many words were struck out."""
        self.hearing.tell_struck(self._struck)

    def _begins(self, piece: Piece) -> bool:
        """Whether this is the opening tag of a time mark, and not its closing one."""
        is_new, self._mark = piece.span is not self._mark, piece.span
        return is_new and "data-timestamp" in piece.span

    def _time(self, written: str) -> Span | None:
        """Seconds, as 123.45, or in older files a clock, as 2:03."""
        try:
            return Span(parse_media_time(written))
        except InvalidMediaTime:
            self.hearing.findings.warn(f'the time mark "{written}" is no time; its words were kept without one')
            return None


def _labelled(segments: list[Segment]) -> list[Segment]:
    """Takes labels at the beginnings of lines, as "ANNA: ", for speakers where the whole text does so."""
    labels = speakers.labels_in("\n".join(segment.text for segment in segments), paragraphs=len(segments))
    if not labels:
        return segments
    label = re.compile(speakers.pattern(labels))
    spoken = list[Segment]()
    for segment in segments:
        found = label.match(segment.text)
        rest = segment.text[found.end() :].strip() if found else ""
        spoken.append(Segment(rest, segment.span, found["label"]) if found and rest else segment)
    return spoken


FORMAT = Format("otr", "oTranscribe", (".otr", ".json"), "application/json", sniff, read)
