"""Further labels for what was typed, as the archive's authorities give them, and a record of what they added."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from testimonies.search.keys import name_key
from testimonies.search.pieces import Piece, pieces
from testimonies.search.query import Either, Node, Scope, Words
from testimonies.search.readings import Readings

LONGEST_LABEL = 3  # words typed without quotation marks that may be one label
MOST_LABELS = 8
Synonyms: TypeAlias = Mapping[str, Iterable[str]] | Callable[[str], Iterable[str]]
_LABELLED = frozenset({Scope.TEXT, Scope.WITNESS, Scope.PLACE})


def label_keys(typed: str) -> frozenset[str]:
    """Every `name_key` that `parse` will ask a thesaurus for, so that one look-up can fetch them all."""
    found, _notes = pieces(typed)
    return frozenset(_key(row) for start in range(len(found)) for row in _rows_from(found, start))


def _key(row: Sequence[Piece]) -> str:
    return name_key(" ".join(piece.text for piece in row))


def _may_be_label(piece: Piece) -> bool:
    return piece.scope in _LABELLED and not piece.excluded and piece.openness is None and piece.distance is None


def _rows_from(found: Sequence[Piece], start: int) -> Iterator[tuple[Piece, ...]]:
    """The rows of pieces from here that may be one label, longest first; OR and quotation marks end a row."""
    plain = start
    while plain < len(found) and plain < start + LONGEST_LABEL and _is_plain(found, plain):
        plain += 1
    for end in range(plain, start + 1, -1):
        yield tuple(found[start:end])
    if _may_be_label(found[start]):
        yield (found[start],)


def _is_plain(found: Sequence[Piece], place: int) -> bool:
    piece = found[place]
    joins_next = place + 1 < len(found) and found[place + 1].either
    is_bare = piece.scope is Scope.TEXT and not piece.quoted and not piece.either and not joins_next
    return is_bare and _may_be_label(piece)


@dataclass(slots=True)
class Thesaurus:
    """Widens words by their further labels; `expansions` tells which, for the page to say so."""

    synonyms: Synonyms
    expansions: list[tuple[str, str]] = field(default_factory=list)

    def rows(self, found: Sequence[Piece]) -> Iterator[tuple[tuple[Piece, ...], tuple[str, ...]]]:
        """The pieces, those together that have labels as one, each row with its further labels."""
        start = 0
        while start < len(found):
            candidates = ((row, self._labels(_key(row))) for row in _rows_from(found, start))
            row, labels = next((pair for pair in candidates if pair[1]), ((found[start],), ()))
            yield row, labels
            start += len(row)

    def _labels(self, key: str) -> tuple[str, ...]:
        further = self.synonyms(key) if callable(self.synonyms) else self.synonyms.get(key, ())
        return tuple(dict.fromkeys(further))[:MOST_LABELS]

    def widen(self, node: Node, labels: Iterable[str], *, row: Sequence[Piece], readings: Readings) -> Node:
        """The node, or any of its labels that would find anything else."""
        parts: list[Node] = [node]
        for label in labels:
            words = readings.words(label, scope=row[0].scope)
            if words and not any(isinstance(part, Words) and _covers(part, words) for part in parts):
                parts.append(words)
                self.expansions.append((" ".join(piece.text for piece in row), label))
        return Either(tuple(parts)) if len(parts) > 1 else node


def _covers(words: Words, others: Words) -> bool:
    return set(words.text) >= set(others.text) and set(words.keys) >= set(others.keys)
