"""The query language: from what was typed to a `Query`. Whatever cannot be understood is searched as plain words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from testimonies.search.analysis import words
from testimonies.search.pieces import Note, Piece, pieces
from testimonies.search.query import Node, Query, Scope, Without, either, every
from testimonies.search.readings import Readings
from testimonies.search.thesaurus import Synonyms, Thesaurus

MOST_WORDS = 32
FURTHEST = 50  # words between two that are near each other


def parse(
    typed: str, *, languages: Sequence[str] = (), synonyms: Synonyms | None = None, same_passage: bool = False
) -> Query:
    """Reads a query in every language the archive holds (BCP 47).

    `synonyms` gives further labels for the `name_key` of a word or phrase; `label_keys` tells those it is asked for.
    """
    found, notes = pieces(typed)
    thesaurus = Thesaurus({} if synonyms is None else synonyms)
    reader = _Reader(Readings.in_languages(languages), notes)
    alternatives: list[list[Node]] = []
    for row, labels in thesaurus.rows(_first_words(found, notes)):
        node = reader.row(row)
        if node is None:
            continue
        widened = thesaurus.widen(node, labels, row=row, readings=reader.readings)
        if row[0].either and alternatives:
            alternatives[-1].append(widened)
        else:
            alternatives.append([widened])
    tree = every([node for nodes in alternatives if (node := either(nodes))])
    if tree is None and typed.strip():
        notes.append(Note.NOTHING)
    return Query(typed, tree, same_passage, tuple(dict.fromkeys(notes)), tuple(thesaurus.expansions))


def _first_words(found: Sequence[Piece], notes: list[str]) -> list[Piece]:
    """The pieces up to the most words a query may have."""
    kept: list[Piece] = []
    room = MOST_WORDS
    for piece in found:
        typed = words(piece.text)
        if len(typed) > room:
            notes.append(Note.TOO_MANY_WORDS)
        if typed[:room]:
            kept.append(piece if len(typed) <= room else replace(piece, text=" ".join(typed[:room])))
        room = max(0, room - len(typed))
    return kept


@dataclass(frozen=True, slots=True)
class _Reader:
    readings: Readings
    notes: list[str]

    def row(self, row: Sequence[Piece]) -> Node | None:
        """All pieces of a row; None when nothing in them can be searched."""
        return every([node for piece in row if (node := self._signed(piece))])

    def _signed(self, piece: Piece) -> Node | None:
        node = self._piece(piece)
        return Without(node) if node and piece.excluded else node

    def _piece(self, piece: Piece) -> Node | None:
        if piece.distance is not None:
            return self._near(piece, distance=min(piece.distance, FURTHEST))
        if piece.openness is not None:
            pattern = self.readings.pattern(piece.text, scope=piece.scope, openness=piece.openness)
            if pattern:
                return pattern
            self.notes.append(Note.STRAY_SIGN)
        found = self.readings.words(piece.text, scope=piece.scope)
        if found is None or not _looks_like_identifier(piece):
            return found
        return either([found, *filter(None, [self.readings.words(piece.text, scope=Scope.IDENTIFIER)])])

    def _near(self, piece: Piece, *, distance: int) -> Node | None:
        """Words near one another, each to the next."""
        typed = words(piece.text)
        pairs = (self.readings.near(first, second, distance=distance) for first, second in pairwise(typed))
        near: list[Node] = list(filter(None, pairs))
        if not near:
            self.notes.append(Note.NEAR)
        return every(near) or self.readings.words(piece.text, scope=Scope.TEXT)


def _looks_like_identifier(piece: Piece) -> bool:
    kinds = {letter.isdigit() for letter in piece.text if letter.isalnum()}
    return piece.scope is Scope.TEXT and not piece.quoted and len(kinds) == 2
