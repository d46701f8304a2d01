"""Hyperaudio's interactive transcripts: HTML whose spans hold a word each, with its start and length in milliseconds.

A passage is a paragraph. Words that are struck out were cut from the recording: they are left out, and told.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from testimonies.transcripts.accounting import LEFT_OUT, MARKUP
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines.words import Word, uttered
from testimonies.transcripts.html_pieces import Kind, Piece, pieces
from testimonies.transcripts.reading import Reading
from testimonies.values.span import Span

TIMED = re.compile(r"<span\b[^<>]{0,300}\bdata-m\s*=", re.IGNORECASE)
MS = re.compile(r"\d{1,10}")
CERTAIN = 0.95


def sniff(head: bytes, name: str) -> float:
    """Certain by spans with a start in milliseconds."""
    return CERTAIN if TIMED.search(glimpse(head)) else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole page; raises UnreadableTranscript when it is not text or no word of it is timed."""
    reading = Reading.of(content, language=language)
    page = _Page(reading, in_article="<article" in reading.text)
    for piece in pieces(reading.text):
        page.read(piece)
    page.end_paragraph()
    if not page.segments:
        raise UnreadableTranscript("there is not one word of transcript in it: no span with data-m holds a word")
    page.tell()
    return reading.document("hyperaudio", page.segments)


@dataclass
class _Page:
    """The page, read piece by piece; where it has an <article>, the rest of it is no transcript."""

    reading: Reading
    in_article: bool
    segments: list[Segment] = field(default_factory=list)
    _words: list[Word] = field(default_factory=list)
    _speaker: str | None = None
    _glue: str = ""
    _struck: list[int] = field(default_factory=list)
    _around: list[int] = field(default_factory=list)
    _odd: list[int] = field(default_factory=list)

    def read(self, piece: Piece) -> None:
        """Books a piece and keeps its words."""
        ledger = self.reading.ledger
        ledger.book(piece.start, piece.end, MARKUP)
        if piece.kind is Kind.BREAK:
            self.end_paragraph()
        said = piece.text.strip()
        if not said or piece.is_hidden:
            self._glue = " " if piece.text else self._glue
        elif self.in_article and "article" not in piece.inside:
            ledger.book(piece.start, piece.end, LEFT_OUT)
            self._around.append(piece.start)
        elif piece.is_struck:
            ledger.book(piece.start, piece.end, LEFT_OUT)
            self._struck.append(piece.start)
        else:
            ledger.keep(piece.start, piece.end)
            self._say(piece, said)

    def end_paragraph(self) -> None:
        """The words up to here are a passage."""
        if self._words:
            self.segments.append(uttered(self._words, speaker=self._speaker))
        self._words, self._speaker, self._glue = [], None, ""

    def tell(self) -> None:
        """Says what was left out."""
        struck = "words that are struck out must not be published and were left out"
        self.reading.warn_once(f"{len(self._struck):,} {struck}", places=self._struck)
        self.reading.warn_once("text of the page around the transcript was left out", places=self._around)
        self.reading.warn_once("the start of a word is no time; it was kept without one", places=self._odd)

    def _say(self, piece: Piece, said: str) -> None:
        said = unicodedata.normalize("NFC", said)
        if "speaker" in piece.span.get("class", "").split():
            if self._words:
                self.end_paragraph()
            self._speaker = said.strip("[] \t\n").rstrip(":：").strip() or None
            return
        glue = " " if piece.text[0].isspace() else self._glue
        self._words.append(Word(said, self._time(piece), glue=glue))
        self._glue = " " if piece.text[-1].isspace() else ""

    def _time(self, piece: Piece) -> Span | None:
        start, length = piece.span.get("data-m", ""), piece.span.get("data-d", "")
        if not MS.fullmatch(start):
            if start:
                self._odd.append(piece.start)
            return None
        return Span(int(start), int(start) + int(length)) if MS.fullmatch(length) else Span(int(start))


FORMAT = Format("hyperaudio", "Hyperaudio", (".html", ".htm"), "text/html", sniff, read)
