"""XML from strangers as a tree: no DTD, no entities, no network, bounded depth and attributes, every character counted.

Names come without their namespaces, because tools disagree about them.
"""

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from testimonies.transcripts.document import Finding
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.limits import ATTRIBUTE_CHARACTERS, XML_DEPTH
from testimonies.transcripts.xml_prolog import is_utf8, prepared

MARKS = 5_000_000  # a tree of so many tags takes the memory that a file of the greatest size may take
COMMENTS = 100_000
PIECE = 1024 * 1024
TOKEN_BYTES = 4 * ATTRIBUTE_CHARACTERS  # an attribute of the greatest length in UTF-8


@dataclass(frozen=True)
class XmlTree:
    """A parsed file; `read` counts character data, attribute values, comments, instructions as the parser met them."""

    root: Element
    read: int
    comments: tuple[tuple[int, str], ...]
    findings: tuple[Finding, ...]
    _starts: "array[int]"

    def line(self, element: Element) -> int:
        """The 1-based line on which an element starts."""
        return self._lines[element]

    @cached_property
    def _lines(self) -> dict[Element, int]:
        """By element, made only when a line is asked for; elements may lose their text, but never their place."""
        return dict(zip(self.root.iter(), self._starts, strict=True))


def parse(content: bytes) -> XmlTree:
    """Reads a whole file; raises UnreadableTranscript with the line where it is broken, hostile or too much."""
    if content.count(b"<") > MARKS:
        raise UnreadableTranscript(f"it has more than {MARKS:,} tags, which no transcript needs")
    content, encoding, findings = prepared(content)
    building = _Building()
    parser = DefusedXMLParser(target=building, encoding=encoding, forbid_dtd=True)
    building.listen(parser.parser)
    try:
        for start in range(0, len(content), PIECE):
            parser.feed(content[start : start + PIECE])
            building.refuse_giant(unfinished=start + PIECE - building.expat.CurrentByteIndex)
        root = parser.close()
    except ParseError as error:
        line, _ = error.position
        what = str(error).partition(": line")[0]
        if not is_utf8(content, encoding):
            what += "; its bytes are not UTF-8, as they should be: save it as UTF-8"
        raise UnreadableTranscript(f"this is not well-formed XML ({what})", line=line) from None
    except DefusedXmlException:
        why = "it declares entities or a document type of its own (<!DOCTYPE ... [...]>), which are never read"
        raise UnreadableTranscript(f"{why}; remove that declaration", line=building.line()) from None
    except (ValueError, LookupError) as error:  # an encoding that Python does not know, or cannot use here
        raise UnreadableTranscript(f"its encoding cannot be read ({error}); save it as UTF-8", line=1) from None
    read = building.read + sum(map(len, root.itertext()))
    return XmlTree(root, read, tuple(building.comments), findings, building.starts)


class _Building:
    """Builds the tree from what the parser meets, counts attributes and comments, and stops at the limits.

    The parser calls these directly, past the layer that the standard library puts between: a file has millions of tags.
    """

    def __init__(self) -> None:
        self.expat: Any = None
        self.read = 0
        self.starts = array("I")
        self.comments: list[tuple[int, str]] = []
        self._builder = TreeBuilder()

    def line(self) -> int:
        return int(self.expat.CurrentLineNumber)

    def listen(self, expat: Any) -> None:
        """Puts itself in the place of the parser's own way of building a tree."""
        self.expat = expat
        expat.ordered_attributes = False
        expat.CharacterDataHandler = self._builder.data
        expat.StartElementHandler, expat.EndElementHandler = self._tags()

    def refuse_giant(self, *, unfinished: int) -> None:
        """Stops at a tag or comment that goes on and on; character data is handed over as it comes."""
        if unfinished > TOKEN_BYTES:
            why = f"a tag or comment has more than {TOKEN_BYTES:,} bytes"
            raise UnreadableTranscript(why, line=self.line())

    def comment(self, text: str) -> None:
        if len(self.comments) == COMMENTS:
            raise UnreadableTranscript(f"it has more than {COMMENTS:,} comments", line=self.line())
        self.read += len(text)
        self.comments.append((self.line(), text))

    def pi(self, name: str, text: str) -> None:
        self.comment(f"{name} {text}")

    def close(self) -> Element:
        return self._builder.close()

    def _tags(self) -> tuple[Callable[[str, dict[str, str]], None], Callable[[str], None]]:
        """What is done at each tag; names that are looked up once cost nothing at the next million tags."""
        expat, lines, depth = self.expat, self.starts, 0
        begin, finish = self._builder.start, self._builder.end

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > XML_DEPTH:
                why = f"its elements stand more than {XML_DEPTH} deep in one another"
                raise UnreadableTranscript(why, line=self.line())
            if attributes:
                attributes = self._counted(attributes)
            lines.append(expat.CurrentLineNumber)
            begin(_local(tag), attributes)

        def end(tag: str) -> None:
            nonlocal depth
            depth -= 1
            finish(tag)

        return start, end

    def _counted(self, attributes: dict[str, str]) -> dict[str, str]:
        """The attributes under their local names; where two have the same one, the second keeps its namespace."""
        size = len("".join(attributes.values()))
        if size > ATTRIBUTE_CHARACTERS:
            raise UnreadableTranscript(f"an element has attributes of {size:,} characters", line=self.line())
        self.read += size
        if "}" not in "".join(attributes):
            return attributes
        named: dict[str, str] = {}
        for name, value in attributes.items():
            local = _local(name)
            named[name if local in named else local] = value
        return named


@lru_cache(maxsize=1024)
def _local(name: str) -> str:
    return name.rpartition("}")[2]
