"""Reads WebVTT: cues, voices, comments, and the comments in which our own writer hides what WebVTT has no word for."""

import re
from itertools import groupby

from testimonies.transcripts.captions.cues import Cue, stretches
from testimonies.transcripts.captions.runs import Run, cues_and_runs
from testimonies.transcripts.captions.spoken import Spoken
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.webvtt import index
from testimonies.transcripts.formats.webvtt.header import ASIDE, Header
from testimonies.transcripts.formats.webvtt.names import heard
from testimonies.transcripts.formats.webvtt.writer import CONTENTS, RECORDING, UNTIMED
from testimonies.transcripts.reading import Reading

CERTAIN = re.compile(r"\ufeff?\s*WEBVTT(?=\s|\Z)")
TIMES = re.compile(r"^[ \t]*(?:\d+:)?\d+[:.]\d\d([.,]\d+)?[ \t]*-->[ \t]*\d", re.MULTILINE)
LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")


def sniff(head: bytes, name: str) -> float:
    """Certain by its first word; likely by time lines with points, as captions without a header have them."""
    text = glimpse(head)
    if CERTAIN.match(text):
        return 1.0
    times = TIMES.search(text)
    return 0.0 if times is None else 0.6 if (times[1] or "").startswith(".") else 0.4


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is not text or has no cue."""
    reading = Reading.of(content, language=language)
    end, found = cues_and_runs(reading, words_name_a_cue=True)
    if not found and not UNTIMED.search(reading.text):
        raise UnreadableTranscript(
            "there is no cue in it: not one line with times like 00:01.000 --> 00:02.000", line=1
        )
    if not index.is_index(found):
        found = heard(reading, found)
        end = found[0].named if found and isinstance(found[0], Cue) else end
    header = Header(reading)
    header.read(end)
    declared = header.metadata.get("Language", "")
    if not reading.language and LANGUAGE.fullmatch(declared):
        reading.language = declared
    points = index.points(reading, found)
    if index.is_index(found):
        return reading.document("webvtt", (), metadata=header.metadata, index_points=points)
    spoken = _Spoken(reading, header, found)
    for start, stop in header.paragraphs:
        spoken.outside(start, stop)
    for cue in found:
        spoken.cue(cue)
    return reading.document("webvtt", spoken.finished(), metadata=header.metadata, index_points=points)


class _Spoken:
    """What is said in the cues, and in the comments in which our own writer hides what WebVTT has no word for."""

    def __init__(self, reading: Reading, header: Header, found: list[Cue | Run]) -> None:
        self._reading, self._header = reading, header
        self._spoken = Spoken(reading, found)

    def outside(self, start: int, end: int) -> None:
        """Reads a paragraph before the first cue."""
        if not self._aside(start, end):
            self._spoken.say_outside(start, end)

    def cue(self, cue: Cue | Run) -> None:
        """Reads one cue and what stands after it, or a run of cues."""
        if isinstance(cue, Run):
            self._spoken.say_run(cue)
        elif "\n\n" in cue.words or cue.words.startswith("NOTE"):
            self._paragraphs(cue)
        elif not self._spoken.say(cue.start, cue.words, cue.span):
            self._spoken.silence(cue.named)

    def _paragraphs(self, cue: Cue) -> None:
        text, end = self._reading.text, cue.start + len(cue.words)
        direct = cue.start if text.count("\n", cue.after, cue.start) == 1 else -1  # here even "NOTE ..." is said

        def is_aside(stretch: tuple[int, int]) -> bool:
            return stretch[0] != direct and ASIDE.match(text, *stretch) is not None

        said = False
        for aside, run in groupby(stretches(text, cue.start, end), is_aside):
            paragraphs = list(run)
            if aside:
                for paragraph in paragraphs:
                    self._aside(*paragraph)
            elif said or len(paragraphs) > 1:
                said |= self._spoken.say_torn(paragraphs[0][0], paragraphs[-1][1], cue.span)
            else:
                said |= self._spoken.say(paragraphs[0][0], text[slice(*paragraphs[0])], cue.span)
        if not said:
            self._spoken.silence(cue.named)

    def _aside(self, start: int, end: int) -> bool:
        """Whether a paragraph is no speech, or a word of ours: speech without a time, or the next recording."""
        text, book = self._reading.text, self._reading.ledger.book
        if recording := RECORDING.fullmatch(text, start, end):
            self._spoken.recording = max(int(recording[1]), 1) - 1
            book(start, end, "headings of recordings")
        elif CONTENTS.fullmatch(text, start, end):
            book(start, end, "headings of contents")
        elif untimed := UNTIMED.match(text, start, end):
            book(start, untimed.end(), "headings of untimed text")
            self._spoken.say(untimed.end(), text[untimed.end() : end], None)
        else:
            return self._header.aside(start, end)
        return True

    def finished(self) -> list[Segment]:
        """Every segment, after telling what was found on the way."""
        self._spoken.continue_voices()
        return self._spoken.finished()
