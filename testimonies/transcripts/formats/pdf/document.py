"""PDF files (.pdf): their text layer as running text, read as typed text is. The lines of findings are pages.

What they show as pictures is not read: where there are no letters, text recognition (OCR) must come first.
"""

from collections.abc import Sequence
from dataclasses import replace

from testimonies.transcripts.accounting import BLANK, Ledger, Tally
from testimonies.transcripts.document import Account, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.findings import Findings, lines_named
from testimonies.transcripts.formats.pdf.extraction import Extracted, Row, extract
from testimonies.transcripts.formats.pdf.flow import Flow
from testimonies.transcripts.formats.pdf.margins import is_number, move_times, take_headers, take_numbers
from testimonies.transcripts.pages.page import PageReading
from testimonies.transcripts.typed import turns

REPEATED = "repeated headers"
MARGIN_NUMBERS = "numbers in the margin"
HYPHENS = "hyphens at line ends"
OURS = "signs of the layout"
FEWEST_WORDS_BESIDE, FEWEST_ROWS_BESIDE = 3, 8
NAMED = 12  # words that a finding gives as examples


def sniff(head: bytes, name: str) -> float:
    """Certain by its mark, which may stand a little below the beginning."""
    return 1.0 if b"%PDF-" in head[:1024] else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is damaged, encrypted, or pictures without letters."""
    return _PrintedPages(extract(content)).document(language)


class _PrintedPages:
    def __init__(self, found: Extracted) -> None:
        if not any(page.rows for page in found.pages):
            raise UnreadableTranscript("this is pictures of pages; run text recognition (OCR) first")
        self._found = found
        self._findings = Findings()
        self._tally = Tally(found.letters)
        self._inside = sum(len(one.text) for page in found.pages for row in page.rows for one in row.fragments)
        self._tally.book(found.letters - self._inside, BLANK)

    def document(self, language: str) -> TranscriptDocument:
        found = self._found
        self._tell_pages()
        self._take_margins()
        flow = Flow(found.pages)
        ledger = Ledger(flow.text)
        reading = PageReading(flow.text, language or found.language, ledger, self._findings, 1, flow.starts)
        made = turns.read(reading)
        for start, end in flow.ours:
            ledger.book(start, end, OURS)
        self._include(ledger.account(), flow)
        self._tell_words(flow)
        metadata = {f"properties/{name}": said for name, said in found.properties.items()} | made.metadata
        segments = [replace(said, text=said.text.replace("\n", " ")) for said in made.segments]
        document = reading.document("pdf", segments, metadata=metadata)
        return replace(document, account=self._tally.account())

    def _include(self, account: Account, flow: Flow) -> None:
        """Books where the characters of the running text went, without those that the layout added."""
        classes = {kind: count for kind, count in account.classes.items() if kind != OURS}
        read = account.kept + sum(classes.values())
        self._tally.include(Account(read, account.kept, classes))
        self._tally.book(flow.hyphens, HYPHENS)
        self._tally.book(flow.stripped, BLANK)

    def _take_margins(self) -> None:
        numbers = take_numbers(self._found.pages)
        self._tally.book(sum(len(one.text) for one in numbers), MARGIN_NUMBERS)
        if numbers:
            self._findings.note(f"numbers that count on in the margin were left out (how many: {len(numbers)})")
        if moved := move_times(self._found.pages):
            why = "times in the right margin were read as standing before their lines"
            self._findings.note(lines_named(why, moved), line=moved[0])
        by_words: dict[str, list[int]] = {}
        for page, row in take_headers(self._found.pages):
            self._tally.book(sum(len(one.text) for one in row.fragments), REPEATED)
            said = " ".join(row.text.split())
            by_words.setdefault("" if is_number(row) else said, []).append(page)
        for said, pages in by_words.items():
            what = f'"{said}", which stands above or below the text of many pages,' if said else "the numbers of pages"
            self._findings.note(lines_named(f"{what} was left out" if said else f"{what} were left out", pages))

    def _tell_pages(self) -> None:
        """What is on the pages and cannot be read, or can be read in more than one way."""
        found = self._found
        empty = [number for number, page in enumerate(found.pages, start=1) if not page.rows and page.pictures]
        if empty:
            why = "there is a picture and no text on this page; run text recognition (OCR) if words stand in it"
            self._findings.warn(lines_named(why, empty), line=empty[0])
        beside = [number for number, page in enumerate(found.pages, start=1) if _is_in_columns(page.rows)]
        if beside:
            why = "words stand beside each other, as in columns; each line was read from left to right"
            self._findings.warn(lines_named(why, beside), line=beside[0])
        for number, page in enumerate(found.pages, start=1):
            for note in page.notes:
                self._findings.warn(f'a note stuck on the page was not imported: "{note}"', line=number)
        if found.unnamed:
            why = f"letters of which the file does not say which they are stand as \ufffd (how many: {found.unnamed})"
            self._findings.warn(why)

    def _tell_words(self, flow: Flow) -> None:
        if flow.joined:
            self._findings.note(f"words broken at line ends were joined: {_examples(flow.joined)}")
        if flow.unsure:
            why = "the hyphen was kept in words broken at line ends that may have one"
            self._findings.note(f"{why}: {_examples(flow.unsure)}")


def _examples(words: Sequence[str]) -> str:
    named = list(dict.fromkeys(words))
    more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
    return ", ".join(f'"{word}"' for word in named[:NAMED]) + more


def _is_in_columns(rows: Sequence[Row]) -> bool:
    beside = [row for row in rows if sum(len(one.text.split()) >= FEWEST_WORDS_BESIDE for one in row.fragments) > 1]
    return len(beside) >= FEWEST_ROWS_BESIDE
