"""HTML from strangers as a row of pieces, each with its place: text, tags and breaks. Nothing of it is ever run."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from testimonies.transcripts.limits import XML_DEPTH

TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^<>]*>"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})(?P<attributes>[^<>]*)>",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r"""([a-zA-Z][\w-]{0,60})[ \t\n]*=[ \t\n]*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
BREAKS = frozenset("p div br li ul ol h1 h2 h3 h4 h5 h6 tr table section article blockquote header footer hr".split())
VOID = frozenset("br hr img input meta link wbr source".split())
HIDDEN = frozenset("script style head title template noscript".split())
STRUCK = frozenset("s strike del".split())


class Kind(Enum):
    """What a piece is: words, a tag, or a tag at which a line ends."""

    TEXT = auto()
    TAG = auto()
    BREAK = auto()


class Piece(NamedTuple):
    """Characters `start` up to `end` of the source. `text` is what a reader sees there, "" for a tag.

    `span` are the attributes of the innermost <span> around; `inside` the names of all open elements. What is struck
    out, by its element, its class or its style, is `is_struck`; what no page shows is `is_hidden`.
    """

    kind: Kind
    start: int
    end: int
    text: str
    span: Mapping[str, str]
    inside: tuple[str, ...]
    is_struck: bool
    is_hidden: bool


@dataclass
class _Open:
    """The elements that are open, outermost first."""

    names: list[str] = field(default_factory=list)
    spans: list[Mapping[str, str]] = field(default_factory=list)
    struck: list[bool] = field(default_factory=list)

    _now: tuple[Mapping[str, str], tuple[str, ...], bool, bool] = ({}, (), False, False)

    def piece(self, kind: Kind, start: int, end: int, text: str = "") -> Piece:
        return Piece(kind, start, end, text, *self._now)

    def enter(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in VOID or len(self.names) >= XML_DEPTH:
            return
        self.names.append(name)
        self.spans.append(attributes if name == "span" else {})
        strikes = "line-through" in attributes.get("style", "") or "strike" in attributes.get("class", "")
        self.struck.append(name in STRUCK or strikes)
        self._look()

    def leave(self, name: str) -> None:
        """Closes an element and all that stand open in it; one that is not open closes nothing."""
        if name in self.names:
            place = len(self.names) - 1 - self.names[::-1].index(name)
            del self.names[place:], self.spans[place:], self.struck[place:]
            self._look()

    def _look(self) -> None:
        span = next(filter(None, reversed(self.spans)), {})
        self._now = (span, tuple(self.names), any(self.struck), not HIDDEN.isdisjoint(self.names))


def pieces(source: str) -> Iterator[Piece]:
    """All pieces of a source; every character belongs to one."""
    open_, place = _Open(), 0
    for tag in TAG.finditer(source):
        if tag.start() > place:
            yield open_.piece(Kind.TEXT, place, tag.start(), html.unescape(source[place : tag.start()]))
        place = tag.end()
        name = (tag["name"] or "").lower()
        if name and not tag["close"]:
            open_.enter(name, _attributes(tag["attributes"]))
        yield open_.piece(Kind.BREAK if name in BREAKS else Kind.TAG, tag.start(), place)
        if tag["close"]:
            open_.leave(name)
    if place < len(source):
        yield open_.piece(Kind.TEXT, place, len(source), html.unescape(source[place:]))


def _attributes(written: str) -> dict[str, str]:
    found = ATTRIBUTE.findall(written)
    return {name.lower(): html.unescape(double or single or bare) for name, double, single, bare in found}
