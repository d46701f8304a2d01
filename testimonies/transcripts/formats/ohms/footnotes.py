"""Footnotes of an OHMS transcript: `[[footnote]]1[[/footnote]]` in the text, `[[note]]...[[/note]]` at the end."""

import re

from testimonies.transcripts.accounting import LEFT_OUT, MARKUP
from testimonies.transcripts.document import Footnote
from testimonies.transcripts.reading import Reading

# Each of these stops at the next opening and takes a run of space from its start, so that none reads the text twice.
CALL = r"(?:(?<![ \t\n])[ \t\n]++)?\[\[footnote\]\]\s*(?P<call>[0-9]{1,6})\s*\[\[/footnote\]\]"
BLOCK = re.compile(r"\[\[footnotes\]\](?:(?!\[\[/?footnotes\]\]).)*+\[\[/footnotes\]\]", re.DOTALL)
NOTE = re.compile(r"\[\[note\]\]((?:(?!\[\[/?note\]\]).)*+)\[\[/note\]\]", re.DOTALL)


class Footnotes:
    """The notes of one text, in the order in which they stand at its end; call 1 means the first."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._notes: list[tuple[int, str]] = []
        self._called: set[int] = set()
        self.found: list[Footnote] = []
        for block in BLOCK.finditer(reading.text):
            self._read(*block.span())

    def call(self, number: str, *, segment: int, offset: int, at: int) -> None:
        """Hangs a note on a place in a segment."""
        note = int(number)
        if 1 <= note <= len(self._notes):
            self._called.add(note)
            self.found.append(Footnote(segment, offset, self._notes[note - 1][1]))
        else:
            self._reading.warn(f"footnote {note} is called here, but it is not among the notes at the end", at=at)

    def hang_the_rest(self, *, segment: int, offset: int) -> None:
        """Hangs every note that nothing calls on the end of the text."""
        for number, (place, text) in enumerate(self._notes, start=1):
            if number not in self._called:
                self._reading.warn(f"footnote {number} is not called in the text; it was hung on its end", at=place)
                self.found.append(Footnote(segment, offset, text))

    def _read(self, start: int, end: int) -> None:
        text, ledger = self._reading.text, self._reading.ledger
        for word in re.finditer(r"\S+", text[start:end]):
            ledger.book(start + word.start(), start + word.end(), LEFT_OUT)
        outside = list[str]()
        done = start + len("[[footnotes]]")
        ledger.book(start, done, MARKUP)
        ledger.book(end - len("[[/footnotes]]"), end, MARKUP)
        for note in NOTE.finditer(text, start, end):
            outside.append(text[done : note.start()])
            ledger.book(*note.span(), MARKUP)
            begin = note.end(1) - len(note[1].lstrip())
            ledger.keep(begin, begin + len(note[1].strip()))
            self._notes.append((begin, " ".join(note[1].split())))
            done = note.end()
        outside.append(text[done : end - len("[[/footnotes]]")])
        if lost := " ".join("".join(outside).split()):
            self._reading.warn(f'words among the footnotes belong to none and were left out: "{lost}"', at=start)
