"""The words in an OpenDocument text, in their order: which are said, and which are deleted, hidden or only codes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from testimonies.transcripts.accounting import BLANK, LEFT_OUT, MARKUP, Tally
from testimonies.transcripts.formats.odt.styles import Styles
from testimonies.transcripts.pages.paragraphs import Block, Paragraph, TableRow

PARAGRAPHS = ("p", "h")
ROWS = frozenset("table-rows table-header-rows table-row-group".split())
CELLS = ("table-cell", "covered-table-cell")
SIGNS = {"tab": "\t", "line-break": "\n"}
SPACES = re.compile(r"[ \t\r\n]+")
MOST_SPACES = 1000  # that one element may stand for
BOXES = frozenset("frame text-box custom-shape rect ellipse line g polygon path circle connector caption".split())
CODES = frozenset(("note-citation", "sender-initials", "creator-initials", "date-string", "binary-data"))


@dataclass(slots=True)
class Hanging:
    """What was met on the way through the paragraphs and is no part of them."""

    notes: dict[tuple[str, str], list[Paragraph]] = field(default_factory=dict)
    comments: list[tuple[str, list[Paragraph]]] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)  # of pictures


@dataclass(slots=True)
class _Target:
    """The paragraph that is being made, whether its words are hidden or deleted, and the boxes that hang on it."""

    paragraph: Paragraph
    is_hidden: bool
    is_deleted: bool
    boxes: list[Element]
    is_closed: bool = False  # whatever a style says: it stands in what is hidden as a whole
    after_space: bool = True  # white space at the beginning of a paragraph, and after other such, is none

    def put(self, words: str) -> None:
        paragraph = self.paragraph
        if self.is_deleted:
            paragraph.deleted.append(words)
        elif self.is_hidden:
            paragraph.hidden.append(words)
        else:
            paragraph.said.append((words, True))

    def sign(self, sign: str) -> None:
        self.after_space = False
        if not self.is_deleted and not self.is_hidden:
            self.paragraph.said.append((sign, False))


class Words:
    """Walks through parts; every character of every element that it meets is booked, or stands in a paragraph."""

    def __init__(self, tally: Tally, *, styles: Styles, changes: dict[str, Element]) -> None:
        self._tally = tally
        self._styles = styles
        self._changes = changes
        self.met: set[Element] = set()  # elements whose own text, and the text after their children, is booked
        self.hanging = Hanging()

    def blocks(self, container: Element, *, is_hidden: bool = False, is_deleted: bool = False) -> Iterator[Block]:
        """The paragraphs and rows of tables in a container, text boxes after the paragraph that holds them."""
        for child in container:
            if child.tag in PARAGRAPHS:
                yield from self._paragraph(child, is_hidden=is_hidden, is_deleted=is_deleted)
            elif child.tag == "table":
                yield from self._rows(child, child, is_hidden=is_hidden, is_deleted=is_deleted)
            elif child.tag in BOXES:
                yield from self._paragraph(child, is_hidden=is_hidden, is_deleted=is_deleted)
            elif child.tag not in ("tracked-changes", "change-info"):
                is_closed = child.tag == "section" and child.get("display", "true") != "true"
                yield from self.blocks(child, is_hidden=is_hidden or is_closed, is_deleted=is_deleted)

    def paragraphs(self, container: Element, *, is_hidden: bool = False, is_deleted: bool = False) -> list[Paragraph]:
        """The paragraphs in a container, those in tables among them."""
        blocks = self.blocks(container, is_hidden=is_hidden, is_deleted=is_deleted)
        return [one for block in blocks for one in block.paragraphs]

    def _rows(self, container: Element, table: Element, *, is_hidden: bool, is_deleted: bool) -> Iterator[TableRow]:
        for child in container:
            if child.tag == "table-row":
                cells = [cell for cell in child if cell.tag in CELLS]
                said = [self.paragraphs(cell, is_hidden=is_hidden, is_deleted=is_deleted) for cell in cells]
                yield TableRow(said, table)
            elif child.tag in ROWS:
                yield from self._rows(child, table, is_hidden=is_hidden, is_deleted=is_deleted)

    def _paragraph(self, element: Element, *, is_hidden: bool, is_deleted: bool) -> Iterator[Block]:
        is_closed = is_hidden or any(one.get("is-hidden") == "true" for one in element.iter("hidden-paragraph"))
        is_hidden = is_closed or bool(self._styles.hides(element.get("style-name", "")))
        target = _Target(Paragraph(), is_hidden, is_deleted, [], is_closed)
        if element.tag in PARAGRAPHS:
            self._inside(element, target)
            yield target.paragraph
        else:
            target.boxes.append(element)
        for box in target.boxes:
            self._describe(box)
            yield from self.blocks(box, is_hidden=is_hidden, is_deleted=is_deleted)

    def _inside(self, element: Element, target: _Target) -> None:
        """Takes the words of an element and of everything in it."""
        self.met.add(element)
        self._text(element.text, target)
        for child in element:
            self._child(child, target)
            self._text(child.tail, target)

    def _child(self, child: Element, target: _Target) -> None:
        if child.tag == "s":
            target.sign(" " * min(max(int(c) if (c := child.get("c", "1")).isdecimal() else 1, 1), MOST_SPACES))
        elif child.tag in SIGNS:
            target.sign(SIGNS[child.tag])
        elif child.tag == "note":
            self._note(child, target)
        elif child.tag == "annotation":
            self._comment(child)
        elif child.tag in BOXES:
            target.boxes.append(child)
        elif child.tag == "change":
            self._deleted(child.get("change-id", ""), target)
        elif child.tag in CODES:
            self._book(child, MARKUP)
        else:
            self._span(child, target)

    def _span(self, span: Element, target: _Target) -> None:
        """A stretch of the paragraph in a style of its own, a link, or a field with what it shows."""
        before = target.is_hidden
        is_hidden_field = span.tag == "hidden-text" and span.get("is-hidden") != "false"
        says = self._styles.hides(span.get("style-name", ""))
        target.is_hidden = target.is_closed or is_hidden_field or (before if says is None else says)
        self._inside(span, target)
        target.is_hidden = before

    def _text(self, text: str | None, target: _Target) -> None:
        if not text:
            return
        words = SPACES.sub(" ", text)
        if target.after_space and words.startswith(" "):
            words = words[1:]
        self._tally.book(len(text) - len(words), BLANK)
        if words:
            target.put(words)
            target.after_space = words.endswith(" ")

    def _note(self, note: Element, target: _Target) -> None:
        kind, name = note.get("note-class", "footnote"), note.get("id", "")
        if (kind, name) in self.hanging.notes or not name:
            name = f"{name}/{len(self.hanging.notes) + 1}"
        target.paragraph.calls.append((len(target.paragraph.said), kind, name))
        for part in note:
            if part.tag in CODES:
                self._book(part, MARKUP)
        self.hanging.notes[kind, name] = self.paragraphs(note, is_hidden=target.is_hidden, is_deleted=target.is_deleted)

    def _comment(self, comment: Element) -> None:
        author = ""
        for part in comment:
            if part.tag in ("creator", "date", *CODES):
                author = "".join(part.itertext()) if part.tag == "creator" else author
                self._book(part, LEFT_OUT)
        self.hanging.comments.append((author, self.paragraphs(comment)))

    def _deleted(self, name: str, target: _Target) -> None:
        """What a tracked change took away from this place."""
        region = self._changes.pop(name, None)
        if region is not None:
            for paragraph in self.paragraphs(region, is_deleted=True):
                target.paragraph.deleted += paragraph.deleted

    def _describe(self, box: Element) -> None:
        """What a frame says of the picture in it, which nobody says."""
        for part in box:
            if part.tag in ("title", "desc"):
                self._book(part, LEFT_OUT)
                self.hanging.descriptions.append("".join(part.itertext()).strip())

    def _book(self, element: Element, kind: str) -> None:
        for one in element.iter():
            self.met.add(one)
            self._tally.book(len(one.text or "") + sum(len(child.tail or "") for child in one), kind)
