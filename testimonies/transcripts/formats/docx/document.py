"""Word documents (.docx): their text with all tracked insertions accepted, laid out as a page of plain text.

Hidden and deleted words and comments are not imported but told. The lines of findings are paragraphs of the file.
python-docx loses tracked insertions, content controls and text boxes, so the parts are read here, within the limits.
"""

import unicodedata
from dataclasses import replace
from xml.etree.ElementTree import Element

from testimonies.transcripts.accounting import BLANK, Tally
from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.formats.docx.leftovers import book_leftovers
from testimonies.transcripts.formats.docx.own_fields import OwnFields, metadata_of
from testimonies.transcripts.formats.docx.package import PROPERTIES, Parts, open_parts
from testimonies.transcripts.formats.docx.styles import Styles
from testimonies.transcripts.formats.docx.words import Words
from testimonies.transcripts.pages.manuscript import DUPLICATES, Manuscript
from testimonies.transcripts.pages.paragraphs import Paragraph

EXTENSIONS = (".docx", ".docm")
ZIP = b"PK\x03\x04"
BY_NAME = 0.15
NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


def sniff(head: bytes, name: str) -> float:
    """Certain for a package that begins with Word's folder; possible by its name, if only to say what is wrong."""
    if head.startswith(ZIP) and b"word/" in head:
        return 1.0
    return BY_NAME if name.lower().endswith(EXTENSIONS) else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is no Word document, damaged or dangerous."""
    file = _WordFile(open_parts(content))
    made = file.manuscript()
    document = made.bound("docx", language=language or file.language)
    return replace(document, metadata=metadata_of(document, made.fields)) if file.is_ours else document


class _WordFile:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.is_ours = False  # written by us: then its fields stand in paragraphs of their own
        self.language = ""
        self._words = Words(Styles(parts.of("styles")))
        self._tally = Tally(sum(len(words) for root in self._roots() for words in root.itertext()))

    def manuscript(self) -> Manuscript:
        words = self._words
        blocks = list(words.blocks(self._parts.document))
        own = OwnFields.of(blocks)
        self.is_ours = own.is_ours
        margins = [(kind, words.paragraphs(root)) for kind in ("header", "footer") for root in self._parts.of(kind)]
        comments = (one for root in self._parts.of("comments") for one in root if one.tag == "comment")
        made = Manuscript(
            blocks[own.paragraphs :],
            self._tally,
            notes=self._notes(),
            fields=self._properties() | own.fields,
            margins=margins,
            comments=[(one.get("author", ""), words.paragraphs(one)) for one in comments],
            first_line=own.paragraphs + 1,
        )
        self._tally.keep(own.length)
        self._tell_leftovers(made)
        return made

    def _roots(self) -> list[Element]:
        """Every part whose words are counted."""
        kinds = ("footnotes", "endnotes", "comments", "header", "footer", PROPERTIES)
        return [self._parts.document, *(root for kind in kinds for root in self._parts.of(kind))]

    def _notes(self) -> dict[tuple[str, str], list[Paragraph]]:
        """The notes by their kind and number; Word's own, the lines above the others, say nothing."""
        return {
            (kind, note.get("id", "")): self._words.paragraphs(note)
            for part, kind in NOTES.items()
            for root in self._parts.of(part)
            for note in root
            if note.tag == kind
        }

    def _properties(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for element in (one for root in self._parts.of(PROPERTIES) for one in root.iter()):
            said = (element.text or "").strip()
            self._tally.book(len(element.text or "") - len(said) + len(element.tail or ""), BLANK)
            if element.tag == "language" and self.is_ours:
                self.language = said
            if self.is_ours:
                self._tally.book(len(said), DUPLICATES)
                continue
            self._tally.keep(len(said))
            if said:
                found[f"properties/{element.tag}"] = unicodedata.normalize("NFC", said)
        return found

    def _tell_leftovers(self, made: Manuscript) -> None:
        properties = self._parts.of(PROPERTIES)
        lost = [
            words
            for root in self._roots()
            if root not in properties
            for words in book_leftovers(root, self._words.met, self._tally)
        ]
        if lost:
            made.findings.warn(f'words in places that are not known were left out: "{" ".join(lost)}"')
