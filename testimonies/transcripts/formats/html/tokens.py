"""The tags, comments and words of a web page, in time that grows only with its length.

The standard library's html.parser takes time that grows with the square of it ("<a " 40,000 times: 45 seconds).
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

_NEXT = re.compile(r"<(?=[A-Za-z/!?])")
_TAG = re.compile(r"</?[A-Za-z][^<>]*+>")
_QUOTING_TAG = re.compile(r"""</?[A-Za-z][^\s/>"']*+(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")
_LONGEST_QUOTING_TAG = 2_000
_PATIENCE = 2_000  # tags with broken quotation marks, before they are all taken as they look
_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]++)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s>"']++)))?""")
RAW = {  # elements whose text holds no tags
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style", "textarea", "title", "xmp")
}


class Kind(Enum):
    """What a token is."""

    OPENS = auto()
    CLOSES = auto()
    WORDS = auto()
    COMMENT = auto()
    OTHER = auto()


class Token(NamedTuple):
    """A stretch of the page; `name` is that of the element, in small letters, for a tag."""

    kind: Kind
    start: int
    end: int
    name: str = ""


def tokens(page: str) -> Iterator[Token]:
    """Every stretch of the page once, without a gap."""
    place, closes, patience = 0, 0, _PATIENCE
    while place < len(page):
        found = _NEXT.search(page, place) if closes >= 0 else None
        start = found.start() if found else len(page)
        if start > place:
            yield Token(Kind.WORDS, place, start)
        if not found:
            return
        if closes <= start:
            closes = page.find(">", start)
        token = _markup(page, start, closes, is_patient=patience > 0)
        patience -= token.kind is Kind.WORDS
        yield token
        place = token.end
        if token.kind is Kind.OPENS and token.name in RAW:
            ends = RAW[token.name].search(page, place)
            place = ends.start() if ends else len(page)
            if place > token.end:
                yield Token(Kind.WORDS, token.end, place)


def _markup(page: str, start: int, closes: int, *, is_patient: bool) -> Token:
    """What begins with "<", where the next ">" stands at `closes`."""
    if page.startswith("<!--", start):
        end = page.find("-->", start + 4)
        return Token(Kind.COMMENT, start, len(page) if end < 0 else end + 3)
    if closes >= 0 and page[start + 1] in "!?":
        return Token(Kind.OTHER, start, closes + 1)
    tag = _TAG.match(page, start) if closes >= 0 else None
    if is_patient and closes >= 0 and (tag is None or tag[0].count('"') % 2 or tag[0].count("'") % 2):
        tag = _QUOTING_TAG.match(page, start, start + _LONGEST_QUOTING_TAG) or tag
    name = _NAME.match(page, start) if tag else None
    if tag is None or name is None:
        return Token(Kind.WORDS, start, start + 1)
    kind = Kind.CLOSES if page.startswith("</", start) else Kind.OPENS
    return Token(kind, start, tag.end(), name[1].lower())


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag, as they are written; the first counts where one stands twice."""
    name = _NAME.match(tag)
    found: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(tag, name.end() if name else 0):
        found.setdefault(attribute[1].lower(), attribute[2] or attribute[3] or attribute[4] or "")
    return found
