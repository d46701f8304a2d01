"""The text of an OHMS transcript as segments, with its times and footnotes.

OHMS breaks every paragraph into lines of about 80 characters; these breaks are no one's words and become spaces again.
"""

import re
import unicodedata

from testimonies.transcripts.accounting import BLANK, BYTE_ORDER_MARKS, MARKUP, TIMES
from testimonies.transcripts.document import Footnote, Segment
from testimonies.transcripts.formats.ohms.footnotes import BLOCK, CALL, Footnotes
from testimonies.transcripts.formats.ohms.sync import Timeline
from testimonies.transcripts.formats.ohms.turns import Turn, turns
from testimonies.transcripts.reading import Reading
from testimonies.values.span import Span

PLACEHOLDER = "remarks that there is no transcript"
NO_TRANSCRIPT = re.compile(r"\W*No(?: \w+)? transcript(?: is)?(?: available)?(?: at this time)?\W*", re.IGNORECASE)
TAPE_MARK = re.compile(r"^[ \t]*(?:\d{1,2}-)?\d{1,2}(?::\d\d){2,3}[ \t]*$", re.MULTILINE)
SAID = re.compile(r"[^\s\ufeff](?:.*[^\s\ufeff])?", re.DOTALL)
JOINT = re.compile(rf"{CALL}|\ufeff|(?P<wrap>[ \t]*\n[ \t]*)")
JOINTS = ("[[footnote]]", "\ufeff", " \n", "\n ", "\t\n", "\n\t")  # all but a lone line end, which is just a space


class Transcript:
    """Reads one transcript into `segments` and `footnotes`; every character of the reading's text is booked."""

    def __init__(self, reading: Reading, timeline: Timeline) -> None:
        self._reading, self._timeline = reading, timeline
        self._footnotes = Footnotes(reading)
        self.segments: list[Segment] = []
        if NO_TRANSCRIPT.fullmatch(reading.text):
            self._placeholder()
        elif reading.text.strip("\ufeff \n\t"):
            self._read()
        for mark in re.finditer("\ufeff", reading.text):
            reading.ledger.book(*mark.span(), BYTE_ORDER_MARKS)

    @property
    def footnotes(self) -> list[Footnote]:
        """The notes and where they hang."""
        return self._footnotes.found

    def _placeholder(self) -> None:
        words = self._reading.text.strip()
        start = self._reading.text.index(words)
        self._reading.ledger.book(start, start + len(words), PLACEHOLDER)
        self._reading.note(f'there is no transcript; in its place stands "{words}"', at=start)

    def _read(self) -> None:
        reading = self._reading
        marks = [mark.span() for mark in TAPE_MARK.finditer(reading.text)]
        for start, end in marks:
            reading.ledger.book(start, end, TIMES)
        why = "a line with nothing but a tape's time was left out; the times come from the sync points"
        reading.note_once(why, places=[end - 1 for _, end in marks])
        for turn in turns(reading, BLOCK.sub(_blanks, TAPE_MARK.sub(_blanks, reading.text))):
            self._say(turn)
        if self.segments:
            self._footnotes.hang_the_rest(segment=len(self.segments) - 1, offset=len(self.segments[-1].text))
        self._tell_times()

    def _say(self, turn: Turn) -> None:
        said = SAID.search(self._reading.text, turn.said, turn.end)
        if said is None:
            return
        self._reading.ledger.keep(*said.span())
        words = self._joined(*said.span()) if any(sign in said[0] for sign in JOINTS) else said[0].replace("\n", " ")
        start_ms = self._timeline.start_ms(turn.start)
        span = None if start_ms is None else Span(start_ms)
        self.segments.append(Segment(unicodedata.normalize("NFC", words), span, turn.speaker))

    def _joined(self, done: int, end: int) -> str:
        """The words between two places without what a JOINT parts them by; calls of footnotes are hung."""
        text, pieces = self._reading.text, list[str]()
        for joint in JOINT.finditer(text, done, end):
            pieces.append(unicodedata.normalize("NFC", text[done : joint.start()]))
            self._join(joint, pieces)
            done = joint.end()
        pieces.append(unicodedata.normalize("NFC", text[done:end]))
        return "".join(pieces)

    def _join(self, joint: re.Match[str], pieces: list[str]) -> None:
        ledger = self._reading.ledger
        if joint["call"]:
            ledger.book(*joint.span(), MARKUP)
            offset = sum(map(len, pieces))
            self._footnotes.call(joint["call"], segment=len(self.segments), offset=offset, at=joint.start("call"))
        elif joint["wrap"]:
            ledger.book(joint.start() + 1, joint.end(), BLANK)
            pieces.append(" ")

    def _tell_times(self) -> None:
        timeless = sum(segment.span is None for segment in self.segments)
        if not self._timeline.points:
            self._reading.note("there are no sync points, so the segments have no times")
            return
        self._reading.note("times between two sync points are estimated by counting the words between them")
        if timeless:
            self._reading.note(f"after the last sync point nothing has a time (segments: {timeless})")


def _blanks(found: re.Match[str]) -> str:
    return re.sub(r"\S", " ", found[0])
