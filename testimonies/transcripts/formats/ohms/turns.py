"""Where the turns of speech of an OHMS transcript begin, and whose they are.

A paragraph is a turn, or goes on with the speaker before it. A label that is known from other paragraphs also begins a
turn in the middle of one, where an editor's line break was lost ("in 1942.SMITH: And then?").
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from testimonies.transcripts import speakers
from testimonies.transcripts.accounting import MARKUP
from testimonies.transcripts.reading import Reading

PARAGRAPH = re.compile(r"(?:^[^\S\n]*+\S[^\n]*+\n?)+", re.MULTILINE)
FIRST_LINE = re.compile(r"[\s\ufeff]*([^\n]*)")
SENTENCE_END = r"""(?<=[.?!…"”'’)\]–—-])"""


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of the text; `said` is where its words begin after the label; None is a speaker whom no label names."""

    start: int
    said: int
    end: int
    speaker: str | None


def turns(reading: Reading, spoken: str) -> Iterator[Turn]:
    """The turns of `spoken` (the reading's text with blanks for what is no speech); their labels are booked."""
    paragraphs = [found.span() for found in PARAGRAPH.finditer(spoken)]
    labels = _Labels(spoken, paragraphs)
    speaker: str | None = None
    lost, silent = list[int](), list[int]()
    unheard: list[int] = []  # the label after which nothing was said yet
    for start, end in paragraphs:
        places = labels.places(spoken, start, end)
        if not places or places[0].start() > start:
            unheard = []
            yield Turn(start, start, places[0].start() if places else end, speaker)
        stops = [place.start() for place in places[1:]] + [end] * bool(places)
        for place, stop in zip(places, stops, strict=True):
            if place.start() > start:
                lost.append(place.start())
            speaker = labels.name(place)
            reading.ledger.book(*place.span(), MARKUP)
            reading.ledger.keep(*place.span(place.lastgroup or 0))
            silent += unheard
            unheard = [] if spoken[place.end() : stop].strip() else [place.start()]
            yield Turn(place.start(), place.end(), stop, speaker)
    reading.note_once("a speaker's turn begins in the middle of a paragraph", places=lost)
    reading.warn_once("nothing is said after this label of a speaker; it was left out", places=[*silent, *unheard])


class _Labels:
    """The labels of one transcript, each in the spelling that is used most."""

    def __init__(self, spoken: str, paragraphs: list[tuple[int, int]]) -> None:
        beginnings = "".join(f"{line[1]}\n" for span in paragraphs if (line := FIRST_LINE.match(spoken, *span)))
        found = speakers.labels_in(beginnings, paragraphs=len(paragraphs))
        spelled = Counter(re.findall(rf"^[ \t]*({_any(found)})[ \t]*[:：]", beginnings, re.MULTILINE))
        known = [
            label for label in found if spelled[label] > 1 or not re.search(r"\d", label)
        ]  # not "Interview 1: 1994"
        everywhere = () if known else speakers.labels_in(spoken)
        inside = [*everywhere, *(label for label in known if label.isupper())]
        self._first = re.compile(rf"[\s\ufeff]*(?P<first>{_any(known)})[ \t]*[:：]\s*", re.IGNORECASE)
        self._inside = re.compile(
            rf"(?:^[ \t]*|{SENTENCE_END}[ ]?)(?P<inside>{_any(inside)})[ \t]*[:：]\s+", re.MULTILINE
        )
        self._names = {label.casefold(): label for label in sorted({*known, *everywhere}, key=lambda one: spelled[one])}

    def places(self, spoken: str, start: int, end: int) -> list[re.Match[str]]:
        """Where a paragraph's labels stand."""
        first = self._first.match(spoken, start, end)
        found, begin = ([first], first.end()) if first else ([], start)
        if spoken.find(":", begin, end) < 0 and spoken.find("：", begin, end) < 0:
            return found
        return found + list(self._inside.finditer(spoken, begin, end))

    def name(self, place: re.Match[str]) -> str:
        """Whom a label names."""
        written = " ".join((place[place.lastgroup or 0]).split())
        return self._names.get(written.casefold(), written)


def _any(labels: Iterable[str]) -> str:
    """A pattern for any of these labels, the longest first; one that never matches when there are none."""
    spelled = sorted(labels, key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(word) for word in label.split()) for label in spelled) or "(?!)"
