"""Where phrases stand in what was found, also where one runs over the end of a cue; read in terms, as by the engine."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeAlias

from testimonies.search.analysis import spans, terms
from testimonies.search.query import Query, Scope, wanted

Run: TypeAlias = tuple[str, ...]
Marks: TypeAlias = tuple[tuple[int, int], ...]


def phrases_of(query: Query) -> tuple[Run, ...]:
    """Every run of terms that must stand together, in each of its readings."""
    sought = (words for words in wanted(query.tree) if words.scope is Scope.TEXT and words.distance is None)
    return tuple(dict.fromkeys(run for words in sought for run in words.text if len(run) > 1))


def holds(text: str, language: str, phrases: Sequence[Run]) -> bool:
    """Whether any of the phrases stands whole in the text."""
    found = terms(text, language)
    return any(True for _start, _end in _places(found, phrases))


def marked(text: str, language: str, *, sought: Collection[str], query: Query) -> Marks:
    """Where the found words stand: those of a phrase only as the phrase, unless the text has no more than its parts.

    `sought` are the terms that the engine looked for, beginnings and near words included.
    """
    phrases = phrases_of(query)
    found = list(spans(text, language))
    together = {term for phrase in phrases for term in phrase} - _alone(query)
    whole = {place for start, end in _places([term for term, *_ in found], phrases) for place in range(start, end)}
    places = [
        place for place, (term, *_) in enumerate(found) if place in whole or (term in sought and term not in together)
    ]
    places = places or [place for place, (term, *_) in enumerate(found) if term in sought]
    return tuple(found[place][1:] for place in places)


def first_crossing(
    rows: Iterable[tuple[str, str, str]], phrases: Sequence[Run], *, most_words: int
) -> tuple[tuple[str, ...], int]:
    """The keys of the passages over which a phrase first runs, and how many words were read to find out.

    `rows` are (key, text, language) in the order spoken; reading stops after `most_words`.
    """
    longest = max(map(len, phrases))
    window: list[tuple[str, str]] = []
    read = 0
    for key, text, language in rows:
        arriving = [(term, key) for term in terms(text, language)]
        read += len(arriving)
        window = [*window[1 - longest :], *arriving]
        for start, end in _places([term for term, _key in window], phrases):
            crossed = tuple(dict.fromkeys(key for _term, key in window[start:end]))
            if len(crossed) > 1:
                return crossed, read
        if read >= most_words:
            break
    return (), read


def _alone(query: Query) -> set[str]:
    leaves = wanted(query.tree)
    return {
        term for words in leaves for run in words.text if len(run) == 1 or words.distance is not None for term in run
    }


def _places(found: Sequence[str], phrases: Sequence[Run]) -> Iterator[tuple[int, int]]:
    for phrase in phrases:
        length = len(phrase)
        for start, term in enumerate(found):
            if term == phrase[0] and tuple(found[start : start + length]) == phrase:
                yield start, start + length
