"""What is said in a conversation: a segment for every bullet, with the times of its words where a tier has them."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from testimonies.transcripts.accounting import LEFT_OUT, TIMES
from testimonies.transcripts.document import Segment, WordTime
from testimonies.transcripts.formats.chat.words import verbatim
from testimonies.transcripts.order import tell_backward
from testimonies.transcripts.reading import Reading
from testimonies.values.span import Span

BULLET = re.compile('\x15(?:%[a-z]{3}:"[^"\n]{0,200}"_)?([0-9]{1,9})_([0-9]{1,9})-?\x15|\x15[^\x15\n]{0,300}\x15')
BARE_BULLET = re.compile(r"(?<=[ \t\n])([0-9]{1,9})_([0-9]{1,9})[ \t]*$", re.MULTILINE)
TIMED_WORD = re.compile("([^\\s\x15]+)\\s+\x15([0-9]{1,9})_([0-9]{1,9})\x15")

UTTERANCES_AHEAD, CHARACTERS_AHEAD = 3, 300  # a word that is not found here stands elsewhere by chance


class Utterance(NamedTuple):
    """Words of one voice up to a bullet: whose code, when, and where they stand in the file."""

    code: str
    text: str
    span: Span | None
    place: int


class Said:
    """Collects the utterances of one file."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._bare: list[int] = []
        self._reversed: list[int] = []
        self._silent: list[int] = []
        self._first = 0  # utterance of the last main line
        self._word_times: dict[int, list[WordTime]] = {}
        self._unmatched: list[int] = []
        self._starts: list[int] = []
        self.utterances: list[Utterance] = []

    def utter(self, code: str, start: int, end: int) -> None:
        """Reads the words of a main line, each bullet of which ends what it times."""
        self._first = len(self.utterances)
        self._utter(code, start, end, BULLET)
        if len(self.utterances) == self._first:
            self._silent.append(start - 1)

    def time_words(self, start: int, end: int) -> None:
        """Gives the words of the last main line the times that its tier %wor has."""
        number, place = self._first, 0
        for timed in TIMED_WORD.finditer(self._reading.text, start, end):
            found = self._find(timed[1], number, place)
            start_ms, end_ms = int(timed[2]), int(timed[3])
            if found is None or end_ms < start_ms:
                self._unmatched.append(timed.start())
                continue
            number, begin = found
            place = begin + len(timed[1])
            self._word_times.setdefault(number, []).append(WordTime(begin, place, Span(start_ms, end_ms)))

    def segments(self, names: Mapping[str, str]) -> list[Segment]:
        """A segment for each utterance, after telling what was found; `names` are those of codes that have one."""
        reading, times = self._reading, self._word_times
        segments = [
            Segment(said.text, said.span, names.get(said.code, said.code) or None, 0, tuple(times.get(number, ())))
            for number, said in enumerate(self.utterances)
        ]
        reading.warn_once("an utterance has no words and was left out", places=self._silent)
        reading.warn_once("an utterance ends before it starts; its end was taken away", places=self._reversed)
        reading.warn_once("a bullet has lost its signs; its numbers were read as times", places=self._bare)
        reading.warn_once("a timed word was not found in its utterance; its time was left out", places=self._unmatched)
        places = [said.place for said in self.utterances]
        tell_backward(reading, zip(places, segments, strict=True), among="utterance")
        return segments

    def next_start_ms(self, number: int) -> int | None:
        """When the first utterance begins that has a time and is not before this one."""
        if not self._starts:
            self._starts = [place for place, said in enumerate(self.utterances) if said.span]
        after = bisect_left(self._starts, number)
        span = self.utterances[self._starts[after]].span if after < len(self._starts) else None
        return span.start_ms if span else None

    def _utter(self, code: str, start: int, end: int, bullet: re.Pattern[str]) -> None:
        place = start
        for found in bullet.finditer(self._reading.text, start, end):
            span = self._span(found)
            self._reading.ledger.book(*found.span(), TIMES if span else LEFT_OUT)
            self._add(code, place, found.start(), span)
            place = found.end()
        rest = self._reading.text[place:end]
        if bullet is BULLET and "_" in rest and BARE_BULLET.search(rest):
            self._utter(code, place, end, BARE_BULLET)
        elif rest.strip():
            self._add(code, place, end, None)

    def _add(self, code: str, start: int, end: int, span: Span | None) -> None:
        text = verbatim(self._reading, start, end)
        if not text:
            return
        if span is None and len(self.utterances) > self._first and not re.search(r"\w", text):
            before = self.utterances[-1]
            self.utterances[-1] = before._replace(text=f"{before.text} {text}")
        else:
            self.utterances.append(Utterance(code, text, span, start))

    def _span(self, found: re.Match[str]) -> Span | None:
        if not found[1]:
            self._reading.warn(f'this is no time and was left out: "{found[0].strip(chr(21))}"', at=found.start())
            return None
        if found.re is BARE_BULLET:
            self._bare.append(found.start())
        start_ms, end_ms = int(found[1]), int(found[2])
        if end_ms >= start_ms:
            return Span(start_ms, end_ms)
        self._reversed.append(found.start())
        return Span(start_ms)

    def _find(self, word: str, number: int, place: int) -> tuple[int, int] | None:
        """In which utterance a word stands, not far from a place in the first of them, and where."""
        for later in range(number, min(number + UTTERANCES_AHEAD, len(self.utterances))):
            text = self.utterances[later].text
            timed = self._word_times.get(later)
            place = max(place, timed[-1].end) if timed else place  # a tier that stands twice times nothing twice
            begin = text.find(word, place, place + CHARACTERS_AHEAD)
            while begin >= 0 and _stands_in_word(text, begin, begin + len(word)):
                begin = text.find(word, begin + 1, place + CHARACTERS_AHEAD)
            if begin >= 0:
                return later, begin
            place = 0
        return None


def _stands_in_word(text: str, begin: int, end: int) -> bool:
    return text[begin - 1 : begin].isalnum() or text[end : end + 1].isalnum()
