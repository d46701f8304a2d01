"""TextGrids as Praat writes them in text, long or short: only numbers and strings count, the words between are names.

Praat's manual, "TextGrid file formats": the short form is the long one without these words.
"""

import re

from testimonies.transcripts.accounting import LEFT_OUT, MARKUP, TIMES
from testimonies.transcripts.cue_text import plain
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.textgrid.tiers import Label, Tier
from testimonies.transcripts.reading import Reading

_WORDS = (
    r"\s*+(?:(?:File\ type|Object\ class|xmin|xmax|tiers\?|size|item|class|name|intervals|points|text|mark|number|time)"
    r"(?![a-z])[ \t]*+(?:\[[ \t]*+\d*+[ \t]*+\])?+[ \t]*+[:=]?+\s*+)*+"
)
_NUMBER = _WORDS + r"(-?[0-9]{1,12}(?:\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,3})?)(?=\s|\Z)"
_STRING = _WORDS + r'"([^"]*+(?:""[^"]*+)*+)"'
NUMBER, STRING, FLAG = (re.compile(pattern) for pattern in (_NUMBER, _STRING, _WORDS + r"<([a-z]{1,9})>"))
INTERVAL, POINT = re.compile(_NUMBER + _NUMBER + _STRING), re.compile(_NUMBER + _STRING)
REST = re.compile(rf"{_WORDS}(?P<rest>\S.*)?\Z", re.DOTALL)
CLASSES = {"IntervalTier": False, "TextTier": True}
MOST_TIERS = 1_000
MOST_MS = 10**9  # eleven days


def tiers(reading: Reading) -> list[Tier]:
    """Every tier of the file, all of it booked; raises UnreadableTranscript with the line where it is broken."""
    written = _Written(reading)
    written.opening()
    found = [written.tier() for _ in range(written.count("how many tiers follow", most=MOST_TIERS))]
    written.end()
    return found


class _Written:
    """Reads on from a place in the text, value by value."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._place = reading, 0
        self._negative: list[int] = []
        self._reversed: list[int] = []

    def opening(self) -> None:
        """Reads what stands before the tiers."""
        self._next(STRING, 'the file type, "ooTextFile"')
        kind = self._next(STRING, 'the class of the file, "TextGrid"')[1]
        if not kind.startswith("TextGrid"):
            why = f'this Praat file is a "{kind}", and no TextGrid, in which a transcript could stand'
            raise UnreadableTranscript(why, line=self._reading.line(self._place))
        for what in ("the start of the file", "the end of the file"):
            self._next(NUMBER, what)
        if self._next(FLAG, "<exists>")[1] != "exists":
            raise UnreadableTranscript("it says that it has no tiers", line=self._reading.line(self._place))

    def count(self, what: str, *, most: int) -> int:
        """A number of things that follow."""
        written = self._next(NUMBER, what)[1]
        if not written.isdecimal() or int(written) > most:
            raise UnreadableTranscript(f'"{written}" cannot be {what}', line=self._reading.line(self._place))
        return int(written)

    def tier(self) -> Tier:
        """Reads one tier."""
        kind = self._next(STRING, "the class of a tier")[1]
        if kind not in CLASSES:
            why = f'"{kind}" is no class of a tier, as "IntervalTier" and "TextTier" are'
            raise UnreadableTranscript(why, line=self._reading.line(self._place))
        name = self._next(STRING, "the name of a tier")
        self._reading.ledger.keep(*name.span(1))
        found = Tier(plain(name[1].replace('""', '"')), *name.span(1), CLASSES[kind])
        for what in ("the start of a tier", "the end of a tier"):
            self._next(NUMBER, what)
        count = self.count("how many labels follow", most=len(self._reading.text))
        read = self._point if found.has_points else self._interval
        found.labels = [read() for _ in range(count)]
        return found

    def end(self) -> None:
        """Reads what stands after the last tier."""
        reading = self._reading
        rest = REST.match(reading.text, self._place)
        if rest and rest["rest"]:
            reading.ledger.book(self._place, len(reading.text), LEFT_OUT)
            reading.warn(f'what follows the last tier was left out: "{rest["rest"].strip()}"', at=rest.start("rest"))
        reading.warn_once("a label starts before zero; it was read as zero", places=self._negative)
        reading.warn_once("a label ends before it starts; its end was taken away", places=self._reversed)

    def _interval(self) -> Label:
        found = self._next(INTERVAL, "an interval, which is two times and a label in quotation marks")
        start_ms, end_ms = self._ms(found, 1), self._ms(found, 2)
        if end_ms < start_ms:
            self._reversed.append(found.start(1))
            end_ms = start_ms
        return self._label(found, 3, start_ms, end_ms)

    def _point(self) -> Label:
        found = self._next(POINT, "a point, which is a time and a label in quotation marks")
        ms = self._ms(found, 1)
        return self._label(found, 2, ms, ms)

    def _label(self, found: re.Match[str], group: int, start_ms: int, end_ms: int) -> Label:
        text, ledger = found[group], self._reading.ledger
        start, end = found.span(group)
        ledger.keep(start, end)
        if '""' in text:
            for mark in re.finditer('""', text):
                ledger.book(start + mark.start(), start + mark.start() + 1, MARKUP)
            text = text.replace('""', '"')
        return Label(plain(text) if text else "", start_ms, end_ms, start, end)

    def _ms(self, found: re.Match[str], group: int) -> int:
        self._reading.ledger.book(*found.span(group), TIMES)
        seconds = float(found[group])
        if seconds < 0:
            self._negative.append(found.start(group))
        if seconds * 1000 > MOST_MS:
            why = f"no recording has a place at {found[group]} seconds"
            raise UnreadableTranscript(why, line=self._reading.line(found.start(group)))
        return max(round(seconds * 1000), 0)

    def _next(self, pattern: re.Pattern[str], what: str) -> re.Match[str]:
        """The next value, which must be what is expected here."""
        found = pattern.match(self._reading.text, self._place)
        if found is None:
            text = self._reading.text
            here = len(text) - len(text[self._place :].lstrip())
            why = f"the TextGrid is broken: here should stand {what}"
            raise UnreadableTranscript(why, line=self._reading.line(here))
        self._reading.ledger.book(*found.span(), MARKUP)
        self._place = found.end()
        return found
