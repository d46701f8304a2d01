"""The words in a part of a Word file, in their order: which are said, and which are deleted, hidden or only codes."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from testimonies.transcripts.formats.docx.styles import Styles, is_hidden
from testimonies.transcripts.pages.paragraphs import Block, Paragraph, TableRow
from testimonies.transcripts.pages.symbols import letter_of, named

DESCEND = frozenset(
    "body sdt sdtContent customXml smartTag ins moveTo hyperlink fldSimple bdo dir ruby rubyBase rt oMath oMathPara"
    " footnote endnote comment hdr ftr txbxContent".split()
)
DELETED = frozenset(("del", "moveFrom"))
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
CALLS = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
UNKNOWN = "\ufffd"
HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{1,6}")


class Words:
    """Walks through parts. `met` are the elements whose words were found, so that what was not met can be told."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._in_hiding_tables: set[Element] = set()
        self.met: set[Element] = set()

    def blocks(self, container: Element, *, is_deleted: bool = False) -> Iterator[Block]:
        """The paragraphs and rows of tables in a container, text boxes after the paragraph that holds them."""
        for child in container:
            if child.tag == "p":
                yield from self._paragraph(child, is_deleted=is_deleted)
            elif child.tag == "tbl":
                self._style_table(child)
                yield from self._rows(child, child, is_deleted=is_deleted)
            elif child.tag == "AlternateContent":
                yield from self.blocks(_choice(child), is_deleted=is_deleted)
            elif child.tag in DESCEND or child.tag in DELETED:
                yield from self.blocks(child, is_deleted=is_deleted or child.tag in DELETED)

    def paragraphs(self, container: Element, *, is_deleted: bool = False) -> list[Paragraph]:
        """The paragraphs in a container, those in tables among them."""
        return [one for block in self.blocks(container, is_deleted=is_deleted) for one in block.paragraphs]

    def _style_table(self, table: Element) -> None:
        """Notes the paragraphs of a table whose style hides them; one inside another has a style of its own."""
        if self._styles.hides(_value(table.find("tblPr/tblStyle")), "table"):
            self._in_hiding_tables.update(table.iter("p"))
        elif self._in_hiding_tables:
            self._in_hiding_tables.difference_update(table.iter("p"))

    def _rows(self, container: Element, table: Element, *, is_deleted: bool) -> Iterator[TableRow]:
        for child in container:
            if child.tag == "tr":
                yield TableRow(list(self._cells(child, is_deleted=is_deleted)), table)
            elif child.tag in DESCEND:
                yield from self._rows(child, table, is_deleted=is_deleted)

    def _cells(self, row: Element, *, is_deleted: bool) -> Iterator[list[Paragraph]]:
        is_deleted = is_deleted or row.find("trPr/del") is not None
        for child in row:
            if child.tag == "tc":
                yield self.paragraphs(child, is_deleted=is_deleted)
            elif child.tag in DESCEND:
                yield from self._cells(child, is_deleted=is_deleted)

    def _paragraph(self, element: Element, *, is_deleted: bool) -> Iterator[Block]:
        properties = element[0] if len(element) and element[0].tag == "pPr" else None
        made = Paragraph(style="" if properties is None else _value(properties.find("pStyle")))
        boxes: list[Element] = []
        hides = self._styles.hides(made.style, "paragraph") != (element in self._in_hiding_tables)
        self._inside(element, made, boxes, is_deleted=is_deleted, hides=hides)
        yield made
        for box in boxes:
            yield from self.blocks(box, is_deleted=is_deleted)

    def _inside(
        self, element: Element, made: Paragraph, boxes: list[Element], *, is_deleted: bool, hides: bool
    ) -> None:
        """Takes the words of an element; `hides` is what the styles of the paragraph and its table say together."""
        for child in element:
            if child.tag == "r":
                self._run(child, made, boxes, is_deleted=is_deleted, hides=hides)
            elif child.tag == "AlternateContent":
                self._inside(_choice(child), made, boxes, is_deleted=is_deleted, hides=hides)
            elif child.tag in DESCEND or child.tag in DELETED:
                self._inside(child, made, boxes, is_deleted=is_deleted or child.tag in DELETED, hides=hides)

    def _run(self, run: Element, made: Paragraph, boxes: list[Element], *, is_deleted: bool, hides: bool) -> None:
        is_hidden = self._is_hidden(run, hides=hides)
        for child in run:
            if child.tag in ("t", "delText"):
                self.met.add(child)
                if is_deleted or child.tag == "delText":
                    made.deleted.append(child.text or "")
                elif is_hidden:
                    made.hidden.append(child.text or "")
                else:
                    made.said.append((child.text or "", True))
            elif is_deleted or is_hidden:
                continue
            elif child.tag in DESCEND:
                self._inside(child, made, boxes, is_deleted=False, hides=hides)
            else:
                self._sign(child, made, boxes)

    def _sign(self, element: Element, made: Paragraph, boxes: list[Element]) -> None:
        """Takes what stands in a run beside its words."""
        if element.tag in SIGNS:
            made.said.append((SIGNS[element.tag], False))
        elif element.tag in CALLS:
            made.calls.append((len(made.said), CALLS[element.tag], element.get("id", "")))
        elif element.tag == "sym":
            self._symbol(element, made)
        else:
            boxes += _boxes(element)

    def _symbol(self, element: Element, made: Paragraph) -> None:
        font, code = element.get("font", ""), element.get("char", "")
        letter = letter_of(int(code, 16), font=font) if HEXADECIMAL.fullmatch(code) else None
        made.said.append((letter or UNKNOWN, False))
        made.unread += [] if letter else [named(code, font=font)]

    def _is_hidden(self, run: Element, *, hides: bool) -> bool:
        properties = run[0] if len(run) and run[0].tag == "rPr" else None  # they stand first, where there are any
        says = is_hidden(properties)
        if says is not None:
            return says
        style = "" if properties is None else _value(properties.find("rStyle"))
        return self._styles.hides_all or self._styles.hides(style, "character") != hides


def _value(element: Element | None) -> str:
    return "" if element is None else element.get("val", "")


def _choice(alternatives: Element) -> Element:
    """The first of several ways in which Word wrote the same; the others are for programs that do not know it."""
    for way in alternatives:
        return way
    return alternatives


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes inside a drawing."""
    if element.tag == "txbxContent":
        yield element
    else:
        for child in _choice(element) if element.tag == "AlternateContent" else element:
            yield from _boxes(child)
