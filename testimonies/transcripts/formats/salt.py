"""SALT (.slt), in which speech pathologists keep language samples: codes of speakers, time marks, comments, pauses.

What is said is kept verbatim, with SALT's marks of mazes and bound morphemes.
"""

import re

from testimonies.transcripts.accounting import MARKUP, TIMES
from testimonies.transcripts.captions.times import clock_ms
from testimonies.transcripts.cue_text import plain
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.fields import Fields
from testimonies.transcripts.format import Format
from testimonies.transcripts.reading import Reading
from testimonies.values.span import Span

OPENING = re.compile(r"\ufeff?\s*\$[ \t]*[^\W\d_][^\n]*\n(?=[ \t]*[+$=;:-]|[^\W\d_]{1,2}[ \t])")
LINE = re.compile(r"[^\n]*\S[^\n]*")
TIME = re.compile(r"[ \t]*-[ \t]*((?:\d{1,3}:)?\d{1,3}:\d{1,2}(?:\.\d{1,3})?)[ \t]*")
FIELD = re.compile(r"[ \t]*\+[ \t]*([^:\n]{1,60}):[ \t]*")
SIGN = re.compile(r"[ \t]*[$+=;:-][ \t]*")
SPOKEN = re.compile(r"[ \t]*([^\W\d_])[ \t]+(?=\S)")
KINDS = {"$": "speakers", "+": "comment", "=": "comment", ";": "pause", ":": "pause", "-": "mark"}


def sniff(head: bytes, name: str) -> float:
    """Certain by its first line, which names the speakers."""
    return 0.9 if OPENING.match(glimpse(head)) else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is not text or has no utterance."""
    reading = Reading.of(content, language=language)
    sample = _Sample(reading)
    for line in LINE.finditer(reading.text):
        sample.line(line.start(), line.end())
    if not sample.segments:
        raise UnreadableTranscript('there is no utterance in it: not one line like "C words"', line=1)
    return reading.document("salt", sample.timed(), metadata=sample.metadata.joined())


class _Sample:
    """Reads line after line; `segments` have as their span the mark above them, up to the next."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._names: dict[str, str] = {}
        self._marks: list[int] = []
        self._under: list[int] = []  # how many marks stand above each segment
        self._backward: list[int] = []
        self.segments: list[Segment] = []
        self.metadata = Fields()

    def line(self, start: int, end: int) -> None:
        """Reads one line."""
        text, ledger = self._reading.text, self._reading.ledger
        if mark := TIME.fullmatch(text, start, end):
            ledger.book(start, end, TIMES)
            at_ms = clock_ms(mark[1])
            if self._marks and at_ms < self._marks[-1]:
                self._backward.append(start)
            self._marks.append(at_ms)
        elif field := FIELD.match(text, start, end):
            ledger.book(start, field.end(), MARKUP)
            ledger.keep(*field.span(1))
            ledger.keep(field.end(), end)
            self.metadata.add(plain(field[1]), plain(text[field.end() : end]))
        elif sign := SIGN.match(text, start, end):
            ledger.book(start, sign.end(), MARKUP)
            ledger.keep(sign.end(), end)
            self._aside(sign[0].strip(), plain(text[sign.end() : end]))
        else:
            self._say(start, end)

    def timed(self) -> list[Segment]:
        """Every segment with its span, after telling what was found on the way."""
        why = "time goes back from one mark to the next; the order of the file was kept"
        self._reading.warn_once(why, places=self._backward)
        spans = self._spans()
        return [
            Segment(said.text, spans[above - 1] if above else None, said.speaker)
            for said, above in zip(self.segments, self._under, strict=True)
        ]

    def _aside(self, sign: str, words: str) -> None:
        """Keeps what is no speech; the first line names the speakers, whose initials stand before their words."""
        if sign == "$" and not self._names:
            self._names = {name.strip()[:1].upper(): name.strip() for name in words.split(",") if name.strip()}
        before = f"after passage {len(self.segments)}: " if self.segments else ""
        self.metadata.add(KINDS[sign], f"{before}{words}")

    def _say(self, start: int, end: int) -> None:
        reading = self._reading
        code = SPOKEN.match(reading.text, start, end)
        known = bool(code) and (not self._names or (code and code[1].upper() in self._names))
        if code and known:
            reading.ledger.keep(*code.span(1))
            speaker, start = self._names.get(code[1].upper(), code[1]), code.end()
        else:
            reading.warn("this line names no one who speaks; its words were kept", at=start)
            speaker = ""
        reading.ledger.keep(start, end)
        self.segments.append(Segment(plain(reading.text[start:end]), None, speaker or None))
        self._under.append(len(self._marks))

    def _spans(self) -> list[Span]:
        """What each mark begins: up to the next mark that is later, none where time goes back first."""
        spans: list[Span] = []
        end_ms: int | None = None
        following: int | None = None
        for start_ms in reversed(self._marks):
            if following is not None and following != start_ms:
                end_ms = following if following > start_ms else None
            spans.append(Span(start_ms, end_ms))
            following = start_ms
        return spans[::-1]


FORMAT = Format("salt", "SALT language sample", (".slt",), "text/x-salt", sniff, read)
