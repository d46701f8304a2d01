"""WebVTT, as the specification has it and as tools really write it."""

import re
from dataclasses import replace

from testimonies.transcripts import cue_index
from testimonies.transcripts.captions import Cue, cues, stretches, tell_disorder
from testimonies.transcripts.cue_text import CueText, Part
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.format import Format
from testimonies.transcripts.opening import Opening
from testimonies.transcripts.reading import Reading
from testimonies.transcripts.webvtt_text import RECORDING, UNTIMED, write
from testimonies.values.span import Span

CERTAIN = re.compile(r"\ufeff?\s*WEBVTT(?=\s|\Z)")
TIMES = re.compile(r"\d[:.]\d\d([.,]\d+)?[ \t]*-->[ \t]*\d")
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
    end, found = cues(reading, words_name_a_cue=True)
    if not found:
        raise UnreadableTranscript(
            "there is no cue in it: not one line with times like 00:01.000 --> 00:02.000", line=1
        )
    opening = Opening(reading)
    opening.read(end)
    declared = opening.metadata.get("Language", "")
    if not reading.language and LANGUAGE.fullmatch(declared):
        reading.language = declared
    points = cue_index.points(reading, found)
    if cue_index.is_index(found):
        return reading.document("webvtt", (), metadata=opening.metadata, index_points=points)
    segments = _segments(reading, opening, found)
    return reading.document("webvtt", segments, metadata=opening.metadata, index_points=points)


def _segments(reading: Reading, opening: Opening, found: list[Cue]) -> list[Segment]:
    spoken = _Spoken(reading, opening, turns=len(found))
    for start, end in opening.paragraphs:
        spoken.outside(start, end)
    for cue in found:
        spoken.cue(cue)
    return spoken.finished()


class _Spoken:
    """Turns cues into segments; a cue that names no voice is given to the voice before it."""

    def __init__(self, reading: Reading, opening: Opening, *, turns: int) -> None:
        self._reading, self._opening = reading, opening
        self._text = CueText(reading, turns=turns)
        self._segments: list[Segment] = []
        self._places: list[int] = []
        self._voiceless: list[int] = []  # which segments name no voice
        self._silent: list[int] = []  # where cues stand that have no words
        self._torn: list[int] = []  # where words go on after a blank line
        self._recording = 0

    def cue(self, cue: Cue) -> None:
        """Adds what is said in one cue, and reads what stands after it."""
        if "\n\n" in cue.words or cue.words.startswith("NOTE"):
            self._paragraphs(cue)
            return
        parts = self._text.parts(cue.start, cue.words)
        if not parts:
            self._silent.append(cue.named)
        for part in parts:
            self._add(part, cue.span, cue.start)

    def outside(self, start: int, end: int) -> None:
        """Reads a paragraph before the first cue."""
        if not self._aside(start, end):
            self._reading.warn("these words stand outside any cue; they were kept without a time", at=start)
            for part in self._text.parts(start, self._reading.text[start:end]):
                self._add(part, None, start)

    def _paragraphs(self, cue: Cue) -> None:
        text, said = self._reading.text, 0
        begins_cue = text.count("\n", cue.after, cue.start) == 1
        for start, end in stretches(text, cue.start, cue.start + len(cue.words)):
            if not begins_cue and self._aside(start, end):
                continue
            for number, part in enumerate(self._text.parts(start, text[start:end])):
                if said and number == 0:
                    self._torn.append(start)
                self._add(part, cue.span, start, goes_on=said > 0 and number == 0)
            said, begins_cue = said + 1, False
        if not said:
            self._silent.append(cue.named)

    def _aside(self, start: int, end: int) -> bool:
        """Whether a paragraph is no speech, or a word of ours: speech without a time, or the next recording."""
        text = self._reading.text
        if recording := RECORDING.fullmatch(text, start, end):
            self._recording = max(int(recording[1]), 1) - 1
            self._reading.ledger.book(start, end, "headings of recordings")
        elif untimed := UNTIMED.match(text, start, end):
            self._reading.ledger.book(start, untimed.end(), "headings of untimed text")
            for part in self._text.parts(untimed.end(), text[untimed.end() : end]):
                self._add(part, None, start)
        else:
            return self._opening.aside(start, end)
        return True

    def _add(self, part: Part, span: Span | None, place: int, *, goes_on: bool = False) -> None:
        if goes_on and not part.voiced and self._segments:
            last = self._segments[-1]
            self._segments[-1] = replace(last, text=f"{last.text}\n\n{part.text}")
            return
        if not part.voiced:
            self._voiceless.append(len(self._segments))
        self._segments.append(Segment(part.text, span, part.speaker, self._recording))
        self._places.append(place)

    def finished(self) -> list[Segment]:
        """Every segment, after telling what was found on the way."""
        reading, made, voiceless = self._reading, self._segments, self._voiceless
        reading.warn_once("a cue without words was left out", places=self._silent)
        reading.warn_once("a cue goes on after a blank line; its words were kept together", places=self._torn)
        if voiceless and voiceless[0] > 0 and not self._text.labelled:
            for number in voiceless:
                made[number] = replace(made[number], speaker=made[number - 1].speaker)
            given = [self._places[number] for number in voiceless]
            reading.note_once("a cue that names no voice was given to the voice before it", places=given)
        tell_disorder(reading, zip(self._places, made, strict=True))
        return made


FORMAT = Format("webvtt", "WebVTT captions", (".vtt", ".webvtt"), "text/vtt", sniff, read, write)
