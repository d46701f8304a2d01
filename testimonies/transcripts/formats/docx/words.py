"""The words in a part of a Word file, in their order: which are said, and which are deleted, hidden or only codes."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from testimonies.transcripts.pages.paragraphs import Block, Paragraph, TableRow

DESCEND = frozenset(
    "body sdt sdtContent customXml smartTag ins moveTo hyperlink fldSimple bdo dir ruby rubyBase rt oMath oMathPara"
    " footnote endnote comment hdr ftr txbxContent".split()
)
DELETED = frozenset(("del", "moveFrom"))
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
CALLS = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
OFF = ("0", "false", "off")


class Words:
    """Walks through parts. `met` are the elements whose words were found, so that what was not met can be told."""

    def __init__(self, hidden_styles: frozenset[str]) -> None:
        self._hidden_styles = hidden_styles
        self.met: set[Element] = set()
        self.symbols = 0

    def blocks(self, container: Element, *, is_deleted: bool = False) -> Iterator[Block]:
        """The paragraphs and rows of tables in a container, text boxes after the paragraph that holds them."""
        for child in container:
            if child.tag == "p":
                yield from self._paragraph(child, is_deleted=is_deleted)
            elif child.tag == "tbl":
                yield from self._rows(child, child, is_deleted=is_deleted)
            elif child.tag == "AlternateContent":
                yield from self.blocks(_choice(child), is_deleted=is_deleted)
            elif child.tag in DESCEND or child.tag in DELETED:
                yield from self.blocks(child, is_deleted=is_deleted or child.tag in DELETED)

    def paragraphs(self, container: Element, *, is_deleted: bool = False) -> list[Paragraph]:
        """The paragraphs in a container, those in tables among them."""
        return [one for block in self.blocks(container, is_deleted=is_deleted) for one in block.paragraphs]

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
        style = None if properties is None else properties.find("pStyle")
        made = Paragraph(style="" if style is None else style.get("val", ""))
        boxes: list[Element] = []
        is_hidden = made.style in self._hidden_styles
        self._inside(element, made, boxes, is_deleted=is_deleted, is_hidden=is_hidden)
        yield made
        for box in boxes:
            yield from self.blocks(box, is_deleted=is_deleted)

    def _inside(
        self, element: Element, made: Paragraph, boxes: list[Element], *, is_deleted: bool, is_hidden: bool
    ) -> None:
        for child in element:
            if child.tag == "r":
                self._run(child, made, boxes, is_deleted=is_deleted, is_hidden=is_hidden or self._is_hidden(child))
            elif child.tag == "AlternateContent":
                self._inside(_choice(child), made, boxes, is_deleted=is_deleted, is_hidden=is_hidden)
            elif child.tag in DESCEND or child.tag in DELETED:
                is_gone = is_deleted or child.tag in DELETED
                self._inside(child, made, boxes, is_deleted=is_gone, is_hidden=is_hidden)

    def _run(self, run: Element, made: Paragraph, boxes: list[Element], *, is_deleted: bool, is_hidden: bool) -> None:
        for child in run:
            if child.tag in ("t", "delText"):
                self.met.add(child)
                if is_deleted or child.tag == "delText":
                    made.deleted.append(child.text or "")
                elif is_hidden:
                    made.hidden.append(child.text or "")
                else:
                    made.said.append((child.text or "", True))
            elif not is_deleted and not is_hidden:
                self._sign(child, made, boxes)

    def _sign(self, element: Element, made: Paragraph, boxes: list[Element]) -> None:
        """Takes what stands in a run beside its words."""
        if element.tag in SIGNS:
            made.said.append((SIGNS[element.tag], False))
        elif element.tag in CALLS:
            made.calls.append((len(made.said), CALLS[element.tag], element.get("id", "")))
        elif element.tag in DESCEND:
            self._inside(element, made, boxes, is_deleted=False, is_hidden=False)
        else:
            self.symbols += element.tag == "sym"
            boxes += _boxes(element)

    def _is_hidden(self, run: Element) -> bool:
        properties = run[0] if len(run) and run[0].tag == "rPr" else None  # they stand first, where there are any
        if properties is None or not len(properties):
            return False
        vanish = properties.find("vanish")
        if vanish is not None:
            return vanish.get("val") not in OFF
        return self._has_hidden_style(properties.find("rStyle"))

    def _has_hidden_style(self, style: Element | None) -> bool:
        return style is not None and style.get("val") in self._hidden_styles


def hidden_styles(styles: list[Element]) -> frozenset[str]:
    """The names of styles whose text is hidden."""
    found = (style for root in styles for style in root.iter("style"))
    marks = ((style.get("styleId", ""), style.find("rPr/vanish")) for style in found)
    return frozenset(name for name, mark in marks if mark is not None and mark.get("val") not in OFF)


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
