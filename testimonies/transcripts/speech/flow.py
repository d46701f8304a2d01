"""Words as they come out of mixed content: white space squeezed, marks put between them, notes and times on places."""

import re
import unicodedata
from typing import NamedTuple

from testimonies.transcripts.accounting import BLANK, Tally
from testimonies.transcripts.document import Footnote, Segment, WordTime
from testimonies.values.span import Span

SPACES = " \t\r\n"
LONGEST_CLUSTER = 8  # a letter with its accents
SQUEEZED = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")


class Hung(NamedTuple):
    """A note on a place in the text; `order` is where it stands among all notes, None when nothing says it."""

    offset: int
    text: str
    order: int | None = None


class Flow:
    """Collects the text of one utterance; what comes from the file is booked, what is put in as a mark is not."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._pieces: list[str] = []
        self._length = 0
        self._apart = False
        self._is_new_line = False
        self.is_blank = True  # nothing was said so far but white space
        self.words: list[tuple[int, int, Span]] = []
        self.notes: list[Hung] = []

    @property
    def here(self) -> int:
        """Where the next word will stand: after the space that still has to come."""
        return self._length + (self._apart and self._length > 0 and not self._is_new_line)

    def say(self, text: str) -> None:
        """Text of the file in which white space is mere layout."""
        said = text.strip(SPACES)
        if not said:
            self._apart = self._apart or bool(text)
            self._tally.book(len(text), BLANK)
            return
        self._apart = self._apart or text[0] in SPACES
        said = said if said.isalnum() else SQUEEZED.sub(" ", said)
        self._tally.keep(len(said))
        self._tally.book(len(text) - len(said), BLANK)
        self._put(said)
        self._apart = text[-1] in SPACES

    def say_exactly(self, text: str) -> None:
        """Text of the file in which every space counts."""
        if text:
            self._tally.keep(len(text))
            self._put(text)

    def put_exactly(self, text: str) -> None:
        """A character that the file names instead of writing it."""
        self._put(text)

    def mark(self, text: str) -> None:
        """A mark that is no word of the file, apart from the words around it."""
        self._apart = True
        self._put(text)
        self._apart = True

    def break_line(self) -> None:
        """What comes next stands on a new line."""
        self._apart = False
        self._put("\n")
        self._is_new_line = True

    def part(self) -> None:
        """Here two words must not grow together."""
        self._apart = True

    def join(self) -> None:
        """What comes next belongs to what stands before."""
        self._apart = False

    def word(self, start: int, span: Span, *, end: int | None = None) -> None:
        """What was said since the place `start` (up to `end`, where more followed) is one word with this time."""
        if self._length > start:
            self.words.append((start, self._length if end is None else end, span))

    def note(self, text: str, order: int | None = None) -> None:
        """Hangs a note, whose text is booked already, on this place."""
        self.notes.append(Hung(self._length, text, order))

    def segment(self, span: Span | None, speaker: str | None, recording: int = 0) -> Segment:
        """What was said as a segment."""
        text = "".join(self._pieces)
        times, place = list[WordTime](), 0
        for start, stop, said in self.words:
            end = min(stop, len(text))
            if place <= start < end and text[start:end].strip():
                times.append(WordTime(start, end, said))
                place = end
        return Segment(text, span, speaker, recording, tuple(times))

    def _put(self, text: str) -> None:
        if self._apart and self._length and not self._is_new_line:
            self._pieces.append(" ")
            self._length += 1
        self._apart = self._is_new_line = False
        if not text.isascii():
            text = self._composed(unicodedata.normalize("NFC", text))
        self.is_blank = self.is_blank and text.isspace()
        self._pieces.append(text)
        self._length += len(text)

    def _composed(self, text: str) -> str:
        """The text, with the end of what stands before it where a letter and its accent came apart."""
        before = self._pieces[-1][-LONGEST_CLUSTER:] if self._pieces else ""
        if unicodedata.is_normalized("NFC", before + text[:LONGEST_CLUSTER]):
            return text
        self._pieces[-1] = self._pieces[-1][: -len(before)]
        self._length -= len(before)
        return unicodedata.normalize("NFC", before + text)


def squeezed(text: str) -> str:
    """Text without the white space that is mere layout; a no-break space is a sign, not layout."""
    return SQUEEZED.sub(" ", text.strip(SPACES))


def footnotes(notes: list[tuple[int, Hung]]) -> tuple[Footnote, ...]:
    """The notes of all segments, each with its segment's number, in their own order where all of them have one."""
    orders = [hung.order for _, hung in notes]
    if None not in orders and len(set(orders)) == len(orders):
        notes = sorted(notes, key=lambda numbered: numbered[1].order or 0)
    return tuple(Footnote(number, hung.offset, hung.text) for number, hung in notes)
