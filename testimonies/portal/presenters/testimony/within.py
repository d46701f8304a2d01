"""Searching within one testimony: by the archive's own reading of words, with beginnings, for people who still type."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from testimonies.models import SeenSegment
from testimonies.search.analysis import spans, terms, words
from testimonies.search.folding import fold
from testimonies.search.transliteration import romanise

MOST_WORDS = 32
SHORTEST_BEGINNING = 2

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """The segments where all that is sought begins, in order, and by key what is to be marked in each."""

    segments: tuple[SeenSegment, ...] = ()
    marks: Mapping[str, Spans] = field(default_factory=dict)


class _Sought(dict[str, frozenset[int]]):
    """For each term which of the typed words (by number) it answers: in any form, or as what they are the beginning of.

    Each term is judged once, however often it is said.
    """

    def __init__(self, typed: str, language: str) -> None:
        super().__init__()
        spelled = words(typed)[:MOST_WORDS]
        self._beginnings = [romanise(fold(word)) for word in spelled]
        self._terms = [
            frozenset(terms(word, language) + terms(latin, language))
            for word, latin in zip(spelled, self._beginnings, strict=True)
        ]
        self.everything = frozenset(range(len(spelled)))

    def __missing__(self, term: str) -> frozenset[int]:
        answered = frozenset(
            number
            for number, beginning in enumerate(self._beginnings)
            if term in self._terms[number] or (len(beginning) >= SHORTEST_BEGINNING and term.startswith(beginning))
        )
        self[term] = answered
        return answered


@dataclass(frozen=True, slots=True)
class _Found:
    """Which of the words (by number) stand in a segment, and where."""

    met: frozenset[int]
    marks: Spans


NOTHING = _Found(frozenset(), ())


def matches_in(segments: Sequence[SeenSegment], typed: str, *, language: str) -> Matches:
    """Every place where all words stand in one segment, or run on from one into the next."""
    sought = _Sought(typed, language)
    everything = sought.everything
    if not everything:
        return Matches()
    found = [_found(segment.text, sought, language) for segment in segments]
    matched: list[SeenSegment] = []
    marks: dict[str, Spans] = {}
    for place, segment in enumerate(segments):
        here, following = found[place], found[place + 1] if place + 1 < len(found) else NOTHING
        if here.met == everything:
            matched.append(segment)
        elif here.met and following.met != everything and here.met | following.met == everything:
            matched.append(segment)
            marks[segments[place + 1].key] = following.marks
        else:
            continue
        marks[segment.key] = here.marks
    return Matches(tuple(matched), marks)


def _found(text: str, sought: _Sought, language: str) -> _Found:
    found = [(sought[term], start, end) for term, start, end in spans(text, language) if sought[term]]
    if not found:
        return NOTHING
    return _Found(
        frozenset().union(*(answered for answered, _start, _end in found)),
        tuple((start, end) for _answered, start, end in found),
    )
