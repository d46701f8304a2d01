"""Word documents (.docx): their text with all tracked insertions accepted, laid out as a page of plain text.

Hidden and deleted words and comments are not imported but told. The lines of findings are paragraphs of the file.
python-docx loses tracked insertions, content controls and text boxes, so the parts are read here, within the limits.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from xml.etree.ElementTree import Element

from testimonies.transcripts.accounting import BLANK, LEFT_OUT, Ledger, Tally
from testimonies.transcripts.document import Account, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.docx.leftovers import book_leftovers
from testimonies.transcripts.formats.docx.notes import Notes
from testimonies.transcripts.formats.docx.package import PROPERTIES, Parts, open_parts
from testimonies.transcripts.formats.docx.page import Page, PageReading
from testimonies.transcripts.formats.docx.words import Paragraph, Words, hidden_styles
from testimonies.transcripts.typed import turns

EXTENSIONS = (".docx", ".docm")
OURS = "signs of the layout"
ZIP = b"PK\x03\x04"
BY_NAME = 0.15


def sniff(head: bytes, name: str) -> float:
    """Certain for a package that begins with Word's folder; possible by its name, if only to say what is wrong."""
    if head.startswith(ZIP) and b"word/" in head:
        return 1.0
    return BY_NAME if name.lower().endswith(EXTENSIONS) else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is no Word document, damaged or dangerous."""
    return _WordFile(open_parts(content), language=language).document()


class _WordFile:
    def __init__(self, parts: Parts, *, language: str) -> None:
        self._parts = parts
        self._words = Words(hidden_styles(parts.of("styles")))
        blocks = list(self._words.blocks(parts.document))
        self._paragraphs = [paragraph for block in blocks for paragraph in block.paragraphs]
        self._page = Page(blocks)
        text = self._page.text
        self._reading = PageReading(text, language, Ledger(text), starts=self._page.starts)
        self._tally = Tally(sum(len(words) for root in self._roots() for words in root.itertext()))
        self._metadata: dict[str, str] = {}

    def document(self) -> TranscriptDocument:
        found = turns.read(self._reading)
        self._tally.include(self._account_of_page())
        notes = Notes(self._parts, self._words)
        footnotes = notes.hang(self._page.calls, self._reading, found)
        for paragraph in notes.paragraphs:
            self._tally.keep(paragraph.length)
            self._tell(paragraph, None)
        for line, paragraph in enumerate(self._paragraphs, start=1):
            self._tell(paragraph, line)
        self._properties()
        self._margins()
        self._keep("columns of the table", self._page.headers)
        self._comments()
        self._leftovers()
        metadata = {**self._metadata, **found.metadata}
        document = self._reading.document("docx", found.segments, metadata=metadata)
        return replace(document, footnotes=tuple(footnotes), account=self._tally.account())

    def _roots(self) -> list[Element]:
        """Every part whose words are counted."""
        kinds = ("footnotes", "endnotes", "comments", "header", "footer", PROPERTIES)
        return [self._parts.document, *(root for kind in kinds for root in self._parts.of(kind))]

    def _account_of_page(self) -> Account:
        """Where the characters of the page went, without those that the layout added."""
        ledger = self._reading.ledger
        for start, end in self._page.ours:
            ledger.book(start, end, OURS)
        account = ledger.account()
        classes = {kind: count for kind, count in account.classes.items() if kind != OURS}
        return Account(account.kept + sum(classes.values()), account.kept, classes)

    def _tell(self, paragraph: Paragraph, line: int | None) -> None:
        """Tells what is in a paragraph but not said in it."""
        for what, words in (("deleted", paragraph.deleted), ("hidden", paragraph.hidden)):
            whole = "".join(words)
            self._tally.book(len(whole), LEFT_OUT)
            if whole.strip():
                self._reading.findings.warn(f'{what} words were not imported: "{whole.strip()}"', line=line)

    def _keep(self, name: str, paragraphs: Iterable[Paragraph]) -> None:
        """Keeps what some paragraphs say as metadata, once for each text."""
        for paragraph in paragraphs:
            said = unicodedata.normalize("NFC", paragraph.text.strip())
            before = self._metadata.get(name)
            self._tally.keep(paragraph.length)
            if said and said not in (before or "").split("\n"):
                self._metadata[name] = said if before is None else f"{before}\n{said}"

    def _properties(self) -> None:
        for element in (one for root in self._parts.of(PROPERTIES) for one in root.iter()):
            said = (element.text or "").strip()
            self._tally.keep(len(said))
            self._tally.book(len(element.text or "") - len(said) + len(element.tail or ""), BLANK)
            if said:
                self._metadata[f"properties/{element.tag}"] = unicodedata.normalize("NFC", said)

    def _margins(self) -> None:
        for kind in ("header", "footer"):
            for root in self._parts.of(kind):
                paragraphs = self._words.paragraphs(root)
                self._keep(kind, paragraphs)
                for paragraph in paragraphs:
                    self._tell(paragraph, None)

    def _comments(self) -> None:
        for comment in (one for root in self._parts.of("comments") for one in root if one.tag == "comment"):
            paragraphs = self._words.paragraphs(comment)
            said = " ".join(one.text.strip() for one in paragraphs)
            self._tally.book(sum(one.length for one in paragraphs), LEFT_OUT)
            by = comment.get("author", "").strip() or "someone unnamed"
            self._reading.findings.warn(f'a comment of {by} was not imported: "{said}"')
            for paragraph in paragraphs:
                self._tell(paragraph, None)

    def _leftovers(self) -> None:
        properties = self._parts.of(PROPERTIES)
        lost = [
            words
            for root in self._roots()
            if root not in properties
            for words in book_leftovers(root, self._words.met, self._tally)
        ]
        if lost:
            self._reading.findings.warn(f'words in places that are not known were left out: "{" ".join(lost)}"')
        if self._words.symbols:
            why = f"symbols of special fonts were left out, which are no letters (how many: {self._words.symbols})"
            self._reading.findings.warn(why)


FORMAT = Format(
    "docx",
    "Word document",
    EXTENSIONS,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    sniff,
    read,
)
