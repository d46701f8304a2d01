"""Segments from the bodies of captions, with what had to be repaired on the way told once for all places."""

from array import array
from collections.abc import Iterator, Sequence

from testimonies.transcripts.captions.cues import Cue, tell_disorder
from testimonies.transcripts.captions.runs import Run
from testimonies.transcripts.columns import built
from testimonies.transcripts.cue_text import CueText
from testimonies.transcripts.document import Segment
from testimonies.transcripts.reading import Reading
from testimonies.values.span import Span

FEW = 8  # cues, which are sooner read one by one


class Spoken:
    """Collects the segments of one file of captions; `recording` is the tape that the next ones are on."""

    def __init__(self, reading: Reading, found: Sequence[Cue | Run]) -> None:
        self._reading = reading
        self._text = CueText(reading, _bodies(found))
        self._texts: list[str] = []  # of the segments, column by column
        self._spans: list[Span | None] = []
        self._speakers: list[str | None] = []
        self._recordings: list[int] = []
        self._places = array("Q")
        self._voiceless = array("Q")  # which segments name no voice
        self._silent: list[int] = []  # where cues stand that have no words
        self._torn: list[int] = []  # where words go on after a blank line
        self.recording = 0

    def say(self, start: int, words: str, span: Span | None) -> bool:
        """Adds words, which stand at `start`, as one segment for each voice; whether there were any."""
        parts = self._text.parts(start, words)
        for part in parts:
            if not part.voiced:
                self._voiceless.append(len(self._texts))
            self._texts.append(part.text)
            self._spans.append(span)
            self._speakers.append(part.speaker)
            self._recordings.append(self.recording)
            self._places.append(start)
        return bool(parts)

    def say_run(self, run: Run) -> None:
        """Adds the cues of a run at once if they are simple enough for that; else its halves are tried."""
        if said := self._text.all_at_once(run.starts, run.words):
            self._voiceless.extend(len(self._texts) + number for number in said.voiceless)
            self._texts += said.texts
            self._spans += run.spans
            self._speakers += said.voices
            self._recordings += [self.recording] * len(said.texts)
            self._places += run.starts
        elif len(run.words) > FEW:
            middle = len(run.words) // 2
            self.say_run(run.part(0, middle))
            self.say_run(run.part(middle, len(run.words)))
        else:
            for named, start, words, span in zip(run.named, run.starts, run.words, run.spans, strict=True):
                if not self.say(start, words, span):
                    self.silence(named)

    def say_torn(self, start: int, end: int, span: Span | None) -> bool:
        """Adds words between two places of the text, which have blank lines in them or before them."""
        words = self._reading.text[start:end]
        self._torn.append(start + words.find("\n\n") + 1)
        return self.say(start, words, span)

    def say_outside(self, start: int, end: int) -> None:
        """Adds words that stand before the first cue."""
        self._reading.warn("these words stand before the first cue; they were kept without a time", at=start)
        self.say(start, self._reading.text[start:end], None)

    def say_cue(self, cue: Cue) -> None:
        """Adds one cue, whose words may have blank lines in them."""
        if "\n\n" in cue.words:
            self.say_torn(cue.start, cue.start + len(cue.words), cue.span)
        elif not self.say(cue.start, cue.words, cue.span):
            self.silence(cue.named)

    def silence(self, place: int) -> None:
        """Remembers a cue without words."""
        self._silent.append(place)

    def continue_voices(self) -> None:
        """Gives a cue that names no voice to the voice before it, unless the file begins with a nameless voice."""
        if not self._voiceless or self._voiceless[0] == 0:
            return
        for number in self._voiceless:
            self._speakers[number] = self._speakers[number - 1]
        given = [self._places[number] for number in self._voiceless]
        self._reading.note_once("a cue that names no voice was given to the voice before it", places=given)

    def finished(self) -> list[Segment]:
        """Every segment, after telling what was found on the way."""
        reading = self._reading
        reading.warn_once("a cue without words was left out", places=self._silent)
        reading.warn_once("a cue goes on after a blank line; its words were kept", places=self._torn)
        tell_disorder(reading, self._places, self._spans, self._recordings)
        timed_words = [()] * len(self._texts)
        return built(Segment, self._texts, self._spans, self._speakers, self._recordings, timed_words)


def _bodies(found: Sequence[Cue | Run]) -> Iterator[str]:
    for each in found:
        if isinstance(each, Run):
            yield from each.words
        else:
            yield each.words
