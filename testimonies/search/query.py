"""What a reader looks for, as a frozen tree that every engine understands: terms and keys, no engine's syntax."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

Run: TypeAlias = tuple[str, ...]  # terms or keys that must follow one another


class Scope(StrEnum):
    """Where words are looked for; the value is the field's name in the query language."""

    TEXT = "text"
    WITNESS = "witness"
    PLACE = "place"
    SPEAKER = "speaker"
    LANGUAGE = "lang"
    IDENTIFIER = "id"


WITHIN_PASSAGES = frozenset({Scope.TEXT, Scope.SPEAKER, Scope.LANGUAGE})  # the others are true of a whole testimony


class Openness(StrEnum):
    """How the words of an open pattern may differ from it."""

    BEGINNING = "beginning"
    ONE_EDIT = "one edit"


@dataclass(frozen=True, slots=True)
class Words:
    """A word or a phrase in all its readings: any run of `text` among the terms, or any run of `keys` among the names.

    `distance` None: the terms follow one another; else a run has two, in either order, with at most so many between.
    """

    typed: str
    scope: Scope = Scope.TEXT
    text: tuple[Run, ...] = ()
    keys: tuple[Run, ...] = ()
    distance: int | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A beginning, or a word with one edit, for which an engine puts the terms and keys it holds, beside `words`."""

    typed: str
    openness: Openness
    words: Words
    text: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Every:
    """All of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Not this."""

    part: "Node"


Node: TypeAlias = Words | Pattern | Every | Either | Without


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed and what was understood; `tree` None looks for nothing in particular and finds every testimony."""

    typed: str = ""
    tree: Node | None = None
    same_passage: bool = False
    notes: tuple[str, ...] = ()
    expansions: tuple[tuple[str, str], ...] = ()

    @property
    def is_within_passages(self) -> bool:
        """Whether one passage must satisfy the whole query: asked for, and something can be found in a passage."""
        return self.same_passage and any(leaf.scope in WITHIN_PASSAGES for leaf in wanted(self.tree))


def every(parts: list[Node]) -> Node | None:
    """All of the parts, without needless depth."""
    return Every(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None


def either(parts: list[Node]) -> Node | None:
    """Any of the parts, without needless depth."""
    return Either(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None


def wanted(node: Node | None) -> Iterator[Words]:
    """The words that are looked for, without those that are excluded."""
    if isinstance(node, Words):
        yield node
    elif isinstance(node, Pattern):
        yield node.words
    elif isinstance(node, (Every, Either)):
        for part in node.parts:
            yield from wanted(part)


def terms_of(node: Node | None) -> frozenset[str]:
    """Every term that is looked for: what a passage is highlighted with."""
    return frozenset(term for words in wanted(node) for run in words.text for term in run)


def passages_of(node: Node | None) -> Node | None:
    """What makes a passage worth showing: any of the wanted words in it, and what must be true of every passage."""
    texts: list[Node] = [words for words in wanted(node) if words.scope is Scope.TEXT]
    bounds: list[Node] = [
        part
        for part in (node.parts if isinstance(node, Every) else (node,))
        if isinstance(part, Words) and part.scope in WITHIN_PASSAGES - {Scope.TEXT}
    ]
    any_text = either(texts)
    return every([any_text, *bounds] if any_text else bounds)


def single_words(node: Node | None) -> Node | None:
    """The same with phrases taken apart: for showing where a phrase lies that runs over the end of a passage."""
    if isinstance(node, Words) and node.scope is Scope.TEXT:
        return replace(node, text=tuple((term,) for run in node.text for term in run), distance=None)
    if isinstance(node, Every):
        return Every(tuple(part for part in map(single_words, node.parts) if part))
    if isinstance(node, Either):
        return Either(tuple(part for part in map(single_words, node.parts) if part))
    return node
