"""What is kept of an OHMS record besides its transcript: every field under its own name, every character booked."""

import unicodedata
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from testimonies.transcripts.accounting import BLANK, MARKUP, Tally
from testimonies.transcripts.findings import Findings
from testimonies.transcripts.misreading import repaired
from testimonies.transcripts.xml_tree import XmlTree


@dataclass
class Keeping:
    """Books and keeps the texts of one file; fields are named by path: `title`, `mediafile/host`, `date/@value`."""

    tree: XmlTree
    tally: Tally
    findings: Findings
    metadata: dict[str, str] = field(default_factory=dict)

    def words(self, text: str, name: str, element: Element) -> str:
        """A text without white space at its ends, NFC; repaired and told where it was misread before."""
        said = text.strip()
        self.tally.keep(len(said))
        self.tally.book(len(text) - len(said), BLANK)
        if right := repaired(said):
            why = f'{name} was written in a wrong encoding; it was repaired: "{_changed(said, right)}"'
            self.findings.warn(why, line=self.tree.line(element))
        return unicodedata.normalize("NFC", right or said)

    def terms(self, text: str, name: str, element: Element) -> tuple[str, ...]:
        """The terms of a list: parted by semicolons, or by commas where these cannot belong to the terms."""
        mark = ";"
        if mark not in text and _is_list_with_commas(text):
            mark = ","
            self.findings.note(f"{name} was parted at its commas", line=self.tree.line(element))
        pieces = text.split(mark)
        self.tally.book(len(pieces) - 1, MARKUP)
        return tuple(term for piece in pieces if (term := self.words(piece, name, element)))

    def whole(self, element: Element, name: str) -> None:
        """Keeps everything inside an element as metadata."""
        for attribute, value in element.attrib.items():
            self.add(f"{name}/@{attribute}" if name else f"@{attribute}", value, element)
        self.add(name, element.text or "", element)
        for child in element:
            self.whole(child, f"{name}/{child.tag}" if name else child.tag)
            self.add(name, child.tail or "", child)

    def add(self, name: str, text: str, element: Element) -> None:
        """Keeps one text under a name, on a new line where the name already has one."""
        if said := self.words(text, name, element):
            name = name or element.tag
            self.metadata[name] = f"{self.metadata[name]}\n{said}" if name in self.metadata else said


def _changed(before: str, after: str) -> str:
    """The first word that a repair changed, with what it was."""
    pairs = ((old, new) for old, new in zip(before.split(), after.split(), strict=False) if old != new)
    return " was read for ".join(reversed(next(pairs, (before, after))))


def _is_list_with_commas(text: str) -> bool:
    """Three short terms at least, and none that begins with "and": "Politics, Law, and Policy" is one subject."""
    terms = [term.split() for term in text.split(",")]
    short = all(1 <= len(words) <= 4 and words[0].lower() not in {"and", "or", "&"} for words in terms)
    return len(terms) >= 3 and short and not text.rstrip().endswith((".", "?", "!"))
