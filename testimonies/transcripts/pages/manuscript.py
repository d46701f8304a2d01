"""A manuscript as a word processor keeps it, bound into a document: its text read as typed text, the rest told.

The lines of findings are paragraphs of the file, counted from 1.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from testimonies.transcripts.accounting import LEFT_OUT, Ledger, Tally
from testimonies.transcripts.document import Account, TranscriptDocument
from testimonies.transcripts.fields import Fields
from testimonies.transcripts.findings import Findings
from testimonies.transcripts.pages import notes
from testimonies.transcripts.pages.page import Page, PageReading
from testimonies.transcripts.pages.paragraphs import Block, Paragraph
from testimonies.transcripts.typed import turns

OURS = "signs of the layout"
DUPLICATES = "duplicates for older programs"


@dataclass
class Manuscript:
    """Everything that was found in one file. `tally` already holds what is neither a paragraph nor a field here."""

    blocks: Sequence[Block]
    tally: Tally
    notes: dict[tuple[str, str], list[Paragraph]] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    margins: list[tuple[str, list[Paragraph]]] = field(default_factory=list)
    comments: list[tuple[str, list[Paragraph]]] = field(default_factory=list)  # by whom
    findings: Findings = field(default_factory=Findings)
    first_line: int = 1  # the number of the first paragraph among `blocks`

    def bound(self, format: str, *, language: str) -> TranscriptDocument:
        """The document; everything in it is booked in the tally."""
        return _Binding(self, language=language).document(format)


class _Binding:
    def __init__(self, manuscript: Manuscript, *, language: str) -> None:
        self._manuscript = manuscript
        self._tally = manuscript.tally
        self._page = Page(manuscript.blocks)
        text = self._page.text
        first, starts = manuscript.first_line, self._page.starts
        self._reading = PageReading(text, language, Ledger(text), manuscript.findings, first, starts)
        self._metadata = Fields()
        self._kept = {(name, line) for name, said in manuscript.fields.items() for line in said.split("\n")}

    def document(self, format: str) -> TranscriptDocument:
        found = turns.read(self._reading)
        self._tally.include(self._account_of_page())
        hung = notes.hang(self._manuscript.notes, self._page.calls, self._reading, found)
        for paragraph in (one for note in self._manuscript.notes.values() for one in note):
            self._tally.keep(paragraph.length)
            self._tell(paragraph, None)
        paragraphs = (one for block in self._manuscript.blocks for one in block.paragraphs)
        for line, paragraph in enumerate(paragraphs, start=self._manuscript.first_line):
            self._tell(paragraph, line)
        for kind, in_margin in self._manuscript.margins:
            self._keep(kind, in_margin)
            for paragraph in in_margin:
                self._tell(paragraph, None)
        self._keep("columns of the table", self._page.headers)
        self._comments()
        metadata = self._fields() | found.metadata
        document = self._reading.document(format, found.segments, metadata=metadata)
        return replace(document, footnotes=tuple(hung), account=self._tally.account())

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
        for name in dict.fromkeys(paragraph.unread):
            self._reading.findings.warn(f"a symbol is no letter and stands as \ufffd: {name}", line=line)

    def _keep(self, name: str, paragraphs: Iterable[Paragraph]) -> None:
        """Keeps what some paragraphs say as metadata, once for each text."""
        for paragraph in paragraphs:
            said = unicodedata.normalize("NFC", paragraph.text.strip())
            self._tally.keep(paragraph.length)
            if said and (name, said) not in self._kept:
                self._kept.add((name, said))
                self._metadata.add(name, said)

    def _fields(self) -> dict[str, str]:
        fields = dict(self._manuscript.fields)
        for name, said in self._metadata.joined().items():
            fields[name] = f"{fields[name]}\n{said}" if name in fields else said
        return fields

    def _comments(self) -> None:
        for author, paragraphs in self._manuscript.comments:
            said = " ".join(one.text.strip() for one in paragraphs)
            self._tally.book(sum(one.length for one in paragraphs), LEFT_OUT)
            by = author.strip() or "someone unnamed"
            self._reading.findings.warn(f'a comment of {by} was not imported: "{said}"')
            for paragraph in paragraphs:
                self._tell(paragraph, None)
