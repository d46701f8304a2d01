"""The index of an OHMS record as it is written: a point for each entry, in it its words in the other language."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from testimonies.transcripts.document import IndexPoint
from testimonies.transcripts.formats.ohms.elements import Element, element

Pair = tuple[IndexPoint | None, IndexPoint | None]
OTHER = "_alt"


def index(points: Sequence[IndexPoint], translated: Sequence[IndexPoint]) -> Element:
    """The element `index`; a point and its translation are those that follow each other at the same time."""
    return element("index", children=[_point(*pair) for pair in _pairs(points, translated)])


def _pairs(points: Sequence[IndexPoint], translated: Sequence[IndexPoint]) -> Iterator[Pair]:
    waiting = list(reversed(translated))
    for point in points:
        while waiting and (waiting[-1].start_ms or 0) < (point.start_ms or 0):
            yield None, waiting.pop()
        same = bool(waiting) and waiting[-1].start_ms == point.start_ms
        yield point, waiting.pop() if same else None
    for other in reversed(waiting):
        yield None, other


def _point(point: IndexPoint | None, other: IndexPoint | None) -> Element:
    first = point or other or IndexPoint("")
    parts = [element("time", _seconds(first.start_ms))] if first.start_ms is not None else []
    for name in ("title", "partial_transcript", "synopsis"):
        parts += _both(name, getattr(point, name, ""), getattr(other, name, ""))
    for name in ("keywords", "subjects"):
        parts += _both(name, _terms(getattr(point, name, ())), _terms(getattr(other, name, ())))
    parts.append(element("gpspoints", children=_place(point, other, first)))
    links = zip_links(point, other)
    parts.append(element("hyperlinks", children=[part for link in links for part in link]))
    return element("point", children=parts)


def zip_links(point: IndexPoint | None, other: IndexPoint | None) -> Iterator[list[Element]]:
    """The links of a point, with the words for each in both languages."""
    links = point.hyperlinks if point else other.hyperlinks if other else ()
    others = other.hyperlinks if other else ()
    for number, (address, words) in enumerate(links):
        other_words = others[number][1] if number < len(others) else ""
        yield [element("hyperlink", address), *_both("hyperlink_text", words if point else "", other_words)]


def _place(point: IndexPoint | None, other: IndexPoint | None, first: IndexPoint) -> list[Element]:
    found = []
    if first.coordinates:
        found.append(element("gps", ", ".join(f"{Decimal(repr(degrees)):f}" for degrees in first.coordinates)))
    return found + _both("gps_text", point.place if point else "", other.place if other else "")


def _both(name: str, words: str, other: str) -> list[Element]:
    return [element(name, words), element(f"{name}{OTHER}", other)]


def _terms(terms: Sequence[str]) -> str:
    """Terms parted by semicolons; one at the end says so where commas alone might be taken to part them."""
    written = "; ".join(terms)
    return f"{written};" if "," in written else written


def _seconds(ms: int) -> str:
    return str(ms // 1000) if ms % 1000 == 0 else f"{ms / 1000:.3f}"
