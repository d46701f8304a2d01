"""Books and keeps the texts of one XML file, so that none is lost: what a reader takes is taken out of the tree, and
what is left in the end is kept as metadata under its own name.

Fields are named by path: `title`, `mediafile/host`, `date/@value`.
"""

import unicodedata
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from testimonies.transcripts.accounting import BLANK, LEFT_OUT, MARKUP, Tally
from testimonies.transcripts.document import Account
from testimonies.transcripts.fields import Fields
from testimonies.transcripts.findings import Findings, lines_named
from testimonies.transcripts.misreading import repaired
from testimonies.transcripts.xml_tree import XmlTree


class Keeping:
    """The books of one file: each text of it is kept, or booked as what it is, exactly once."""

    def __init__(self, tree: XmlTree) -> None:
        self.tree = tree
        self.tally = Tally(tree.read)
        self.findings = Findings(tree.findings)
        self._fields = Fields()

    @property
    def metadata(self) -> dict[str, str]:
        """The fields kept so far."""
        return self._fields.joined()

    @property
    def account(self) -> Account:
        """Where every character went so far."""
        return self.tally.account()

    def words(self, text: str, name: str, element: Element) -> str:
        """A text without white space at its ends, NFC; repaired and told where it was misread before."""
        said = text.strip()
        self.tally.keep(len(said))
        self.tally.book(len(text) - len(said), BLANK)
        if said.isascii():
            return said
        if right := repaired(said):
            why = f'{name} was written in a wrong encoding; it was repaired: "{_changed(said, right)}"'
            self.findings.warn(why, line=self.tree.line(element))
        return unicodedata.normalize("NFC", right or said)

    def add(self, name: str, text: str, element: Element) -> None:
        """Keeps one text under a name, on a new line where the name already has one."""
        if text.isspace():
            self.tally.book(len(text), BLANK)
        elif text and (said := self.words(text, name, element)):
            self._fields.add(name or element.tag, said)

    def put(self, name: str, said: str) -> None:
        """Keeps under a name what is booked already."""
        self._fields.add(name, said)

    def take(self, element: Element) -> str:
        """The text with which an element begins; it is the reader's now, who keeps or books it."""
        text, element.text = element.text or "", None
        return text

    def said(self, element: Element) -> str:
        """The text of an element that has no others inside, kept."""
        return self.words(self.take(element), element.tag, element)

    def attribute(self, element: Element, name: str, *, kind: str = "") -> str:
        """The value of an attribute, "" where it is missing: kept, or booked as of this kind."""
        value = element.attrib.pop(name, "")
        if not value:
            return value
        if kind:
            self.tally.book(len(value), kind)
        else:
            self.tally.keep(len(value))
        return value

    def book_attributes(self, element: Element, kind: str = MARKUP) -> None:
        """Books every attribute that is left of an element as of this kind."""
        if element.attrib:
            self.tally.book(sum(map(len, element.attrib.values())), kind)
            element.attrib.clear()

    def taken(self, element: Element) -> None:
        """Books everything inside an element whose whole text stands in the document; attributes are its markup."""
        for part in element.iter():
            self.tally.keep(len(self.take(part)))
            if part is not element and part.tail:
                self.tally.keep(len(part.tail))
                part.tail = None
            self.book_attributes(part)

    def whole(self, element: Element, name: str) -> None:
        """Keeps as metadata everything inside an element that nobody took."""
        if element.attrib:
            for attribute, value in element.attrib.items():
                self.add(f"{name}/@{attribute}" if name else f"@{attribute}", value, element)
            element.attrib.clear()
        if element.text:
            self.add(name, self.take(element), element)
        for child in element:
            if child.attrib or child.text or len(child):
                self.whole(child, f"{name}/{child.tag}" if name else child.tag)
            if child.tail:
                self.add(name, child.tail, element)
                child.tail = None

    def listed(self, element: Element, name: str) -> None:
        """Keeps an element of a list as one line: its attributes by their names, then its text."""
        for value in element.attrib.values():
            self.tally.keep(len(value))
        said = [f"{attribute}: {value}" for attribute, value in element.attrib.items() if value.strip()]
        element.attrib.clear()
        own = self.words(self.take(element), name, element)
        if line := "; ".join(filter(None, (*said, own))):
            self._fields.add(name, unicodedata.normalize("NFC", line))

    def comments(self) -> None:
        """Books the comments and instructions of the file, and tells them."""
        for line, comment in self.tree.comments:
            self.tally.book(len(comment), LEFT_OUT)
            if comment.strip():
                self.findings.note(f'a comment was left out: "{comment.strip()}"', line=line)

    def note_once(self, message: str, *, at: Sequence[Element]) -> None:
        """One note for something that stands at many places; none when it stands nowhere."""
        if lines := [self.tree.line(element) for element in at]:
            self.findings.note(lines_named(message, lines), line=lines[0])

    def warn_once(self, message: str, *, at: Sequence[Element]) -> None:
        """One warning for something that happened at many places; none when it happened nowhere."""
        if lines := [self.tree.line(element) for element in at]:
            self.findings.warn(lines_named(message, lines), line=lines[0])


def _changed(before: str, after: str) -> str:
    """The first word that a repair changed, with what it was."""
    pairs = ((old, new) for old, new in zip(before.split(), after.split(), strict=False) if old != new)
    return " was read for ".join(reversed(next(pairs, (before, after))))
