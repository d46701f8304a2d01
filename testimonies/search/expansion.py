"""Open patterns turned into the terms and keys that an index really holds, the most frequent first."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from string import ascii_lowercase, digits
from typing import Protocol

from testimonies.search.analysis import terms
from testimonies.search.query import Either, Every, Node, Openness, Pattern, Run, Scope, Without, Words

MOST_TERMS = 16
_LONGEST_EDITED = 30  # longer words are left as they are; each letter costs some fifty look-ups


class Lexicon(Protocol):
    """The terms (`Scope.TEXT`) and keys (every other scope) of an index, with the number of testimonies they are in."""

    def held(self, scope: Scope, words: Iterable[str]) -> Iterable[tuple[str, int]]:
        """Those of the words that the index has."""
        ...

    def starting_with(self, scope: Scope, beginning: str) -> Iterable[tuple[str, int]]:
        """The words with this beginning, at least the most frequent of them."""
        ...


def expand(node: Node | None, *, lexicon: Lexicon) -> Node | None:
    """The same tree without patterns."""
    return None if node is None else _expanded(node, lexicon=lexicon)


def _expanded(node: Node, *, lexicon: Lexicon) -> Node:
    if isinstance(node, Pattern):
        return _words(node, lexicon=lexicon)
    if isinstance(node, (Every, Either)):
        return replace(node, parts=tuple(_expanded(part, lexicon=lexicon) for part in node.parts))
    if isinstance(node, Without):
        return replace(node, part=_expanded(node.part, lexicon=lexicon))
    return node


def _words(pattern: Pattern, *, lexicon: Lexicon) -> Words:
    scope = pattern.words.scope
    key_scope = Scope.WITNESS if scope is Scope.TEXT else scope
    text = _held(pattern.text, openness=pattern.openness, scope=Scope.TEXT, lexicon=lexicon)
    keys = _held(pattern.keys, openness=pattern.openness, scope=key_scope, lexicon=lexicon)
    words = pattern.words
    return replace(words, text=_runs(words.text, text), keys=_runs(words.keys, keys))


def _runs(runs: tuple[Run, ...], words: Iterable[str]) -> tuple[Run, ...]:
    return tuple(dict.fromkeys((*runs, *((word,) for word in words))))


def _held(words: Iterable[str], *, openness: Openness, scope: Scope, lexicon: Lexicon) -> list[str]:
    if openness is Openness.BEGINNING:
        found = dict(chain.from_iterable(lexicon.starting_with(scope, word) for word in words))
    else:
        found = dict(lexicon.held(scope, set(chain.from_iterable(map(one_edit, words)))))
    return most_frequent(found.items(), limit=MOST_TERMS)


def most_frequent(found: Iterable[tuple[str, int]], *, limit: int) -> list[str]:
    """The words, most frequent first, equals by the alphabet."""
    return [word for word, _times in sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]]


def near_terms(word: str, *, lexicon: Lexicon, limit: int) -> tuple[str, ...]:
    """The terms one edit away from a word, most frequent first."""
    near = set(chain.from_iterable(map(one_edit, terms(word))))
    return tuple(most_frequent(lexicon.held(Scope.TEXT, near), limit=limit))


def one_edit(word: str) -> set[str]:
    """Every word one edit away from this: a letter more, less or other, or two exchanged. None when it is very long."""
    if len(word) > _LONGEST_EDITED:
        return set()
    halves = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    less = {before + after[1:] for before, after in halves if after}
    exchanged = {before + after[1] + after[0] + after[2:] for before, after in halves if len(after) > 1}
    letters = ascii_lowercase if word.isalpha() else ascii_lowercase + digits  # all that terms have, ideographs apart
    other = {before + letter + after[1:] for before, after in halves if after for letter in letters}
    more = {before + letter + after for before, after in halves for letter in letters}
    return (less | exchanged | other | more) - {word, ""}
