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


@dataclass(frozen=True, slots=True)
class _Sought:
    """One typed word: the terms that it can mean, and how words would begin that it begins."""

    terms: frozenset[str]
    beginning: str

    def is_met_by(self, term: str) -> bool:
        return term in self.terms or (len(self.beginning) >= SHORTEST_BEGINNING and term.startswith(self.beginning))


@dataclass(frozen=True, slots=True)
class _Found:
    """Which of the words (by number) stand in a segment, and where."""

    met: frozenset[int]
    marks: Spans


def matches_in(segments: Sequence[SeenSegment], typed: str, *, language: str) -> Matches:
    """Every place where all words stand in one segment, or run on from one into the next."""
    sought = [_sought(word, language) for word in words(typed)[:MOST_WORDS]]
    if not sought:
        return Matches()
    everything = frozenset(range(len(sought)))
    found = [_found(segment.text, sought, language) for segment in segments]
    matched: list[SeenSegment] = []
    marks: dict[str, Spans] = {}
    for place, segment in enumerate(segments):
        here, following = found[place], found[place + 1] if place + 1 < len(found) else _Found(frozenset(), ())
        if here.met == everything:
            matched.append(segment)
        elif here.met and following.met != everything and here.met | following.met == everything:
            matched.append(segment)
            marks[segments[place + 1].key] = following.marks
        else:
            continue
        marks[segment.key] = here.marks
    return Matches(tuple(matched), marks)


def _sought(word: str, language: str) -> _Sought:
    latin = romanise(fold(word))
    return _Sought(frozenset(terms(word, language) + terms(latin, language)), latin)


def _found(text: str, sought: Sequence[_Sought], language: str) -> _Found:
    met: set[int] = set()
    marks: list[tuple[int, int]] = []
    for term, start, end in spans(text, language):
        meets = [number for number, one in enumerate(sought) if one.is_met_by(term)]
        if meets:
            met.update(meets)
            marks.append((start, end))
    return _Found(frozenset(met), tuple(marks))
