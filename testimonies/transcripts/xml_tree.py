"""XML from strangers as a tree: no DTD, no entities, no network, bounded depth and attributes, every character counted.

Names come without their namespaces, because tools disagree about them.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.limits import ATTRIBUTE_CHARACTERS, XML_DEPTH

MARKS = 1_000_000
PIECE = 1024 * 1024
TOKEN_BYTES = 4 * ATTRIBUTE_CHARACTERS  # an attribute of the greatest length in UTF-8


@dataclass(frozen=True, slots=True)
class XmlTree:
    """A parsed file; `read` counts character data, attribute values, comments, instructions as the parser met them."""

    root: Element
    read: int
    comments: tuple[tuple[int, str], ...]
    _lines: dict[Element, int]

    def line(self, element: Element) -> int:
        """The 1-based line on which an element starts."""
        return self._lines[element]


def parse(content: bytes) -> XmlTree:
    """Reads a whole file; raises UnreadableTranscript with the line where it is broken, hostile or too much."""
    if content.count(b"<") > MARKS:
        raise UnreadableTranscript(f"it has more than {MARKS:,} tags, which no transcript needs")
    target = _Target()
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    target.expat = parser.parser
    try:
        for start in range(0, len(content), PIECE):
            parser.feed(content[start : start + PIECE])
            target.refuse_giant(unfinished=start + PIECE - target.expat.CurrentByteIndex)
        root = parser.close()
    except ParseError as error:
        line, _ = error.position
        what = str(error).partition(": line")[0]
        raise UnreadableTranscript(f"this is not well-formed XML ({what})", line=line) from None
    except DefusedXmlException:
        why = "it declares a document type or entities (<!DOCTYPE ...>), which are never read; remove that declaration"
        raise UnreadableTranscript(why, line=target.line()) from None
    except (ValueError, LookupError) as error:  # an encoding that Python does not know, or cannot use here
        raise UnreadableTranscript(f"its encoding cannot be read ({error}); save it as UTF-8", line=1) from None
    return XmlTree(root, target.read, tuple(target.comments), target.lines)


@dataclass
class _Target:
    """Receives what the parser meets: builds the tree, counts, and stops at the limits."""

    expat: Any = None
    read: int = 0
    depth: int = 0
    lines: dict[Element, int] = field(default_factory=dict)
    comments: list[tuple[int, str]] = field(default_factory=list)
    builder: TreeBuilder = field(default_factory=TreeBuilder)

    def line(self) -> int:
        return int(self.expat.CurrentLineNumber)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > XML_DEPTH:
            raise UnreadableTranscript(
                f"its elements stand more than {XML_DEPTH} deep in one another", line=self.line()
            )
        size = sum(map(len, attributes.values()))
        if size > ATTRIBUTE_CHARACTERS:
            raise UnreadableTranscript(f"an element has attributes of {size:,} characters", line=self.line())
        self.read += size
        element = self.builder.start(_local(tag), {_local(name): value for name, value in attributes.items()})
        self.lines[element] = self.line()

    def refuse_giant(self, *, unfinished: int) -> None:
        """Stops at a tag or comment that goes on and on; character data is handed over as it comes."""
        if unfinished > TOKEN_BYTES:
            why = f"a tag or comment has more than {TOKEN_BYTES:,} bytes"
            raise UnreadableTranscript(why, line=self.line())

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.builder.end(_local(tag))

    def data(self, text: str) -> None:
        self.read += len(text)
        self.builder.data(text)

    def comment(self, text: str) -> None:
        self.read += len(text)
        self.comments.append((self.line(), text))

    def pi(self, name: str, text: str) -> None:
        self.comment(f"{name} {text}")

    def close(self) -> Element:
        return self.builder.close()


@lru_cache(maxsize=1024)
def _local(name: str) -> str:
    return name.rpartition("}")[2]
