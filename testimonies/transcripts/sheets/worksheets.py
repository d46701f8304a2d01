"""Worksheets of a workbook: the one that holds a transcript is read, the others are named."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from testimonies.transcripts.accounting import LEFT_OUT, Ledger, Tally
from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.reading import Reading
from testimonies.transcripts.sheets.described import description, refuse_description
from testimonies.transcripts.sheets.table import layout
from testimonies.transcripts.sheets.utterances import transcript

MOST_ROWS, MOST_COLUMNS = 100_000, 300
DELIMITER = "\t"


@dataclass(slots=True)
class Worksheet:
    """Its name and its rows, cell by cell as they are shown; `odd` are findings about it, each with its row or 0."""

    name: str
    rows: list[list[str]]
    odd: list[tuple[str, int]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(any(row) for row in self.rows)


@dataclass
class _Rows(Reading):
    """A worksheet as text, in which a line is a row, whatever line ends stand in its cells."""

    row_ends: Sequence[int] = ()

    def line(self, place: int) -> int:
        return bisect_left(self.row_ends, place + 1) + 1


def read(worksheets: Sequence[Worksheet], *, format: str, language: str) -> TranscriptDocument:
    """The transcript in a workbook; raises UnreadableTranscript where no worksheet holds one."""
    filled = [sheet for sheet in worksheets if not sheet.is_empty]
    texts = [_text(sheet.rows) for sheet in filled]
    wholes = ["".join(lines) for lines in texts]
    named = [number for number, whole in enumerate(wholes) if _may_be_transcript(whole)]
    if not named:
        for whole in wholes:
            refuse_description(whole, delimiters=(DELIMITER,))
        names = ", ".join(f'"{sheet.name}"' for sheet in filled) or "none that is filled"
        why = f'no worksheet names a column of words, as in "time, speaker, text"; there are {names}'
        raise UnreadableTranscript(why)
    chosen = max(named, key=lambda number: (len(filled[number].rows), -number))
    return _read(filled, texts, chosen, format=format, language=language)


def _read(
    filled: Sequence[Worksheet], texts: Sequence[list[str]], chosen: int, *, format: str, language: str
) -> TranscriptDocument:
    text = "".join(texts[chosen])
    reading = _Rows(text, language, Ledger(text), row_ends=list(accumulate(map(len, texts[chosen]))))
    found = layout(text, delimiters=(DELIMITER,))
    assert found  # it was found before
    tally = Tally(sum(map(len, map("".join, texts))))
    for number, sheet in enumerate(filled):
        for message, row in sheet.odd:
            reading.findings.warn(f'worksheet "{sheet.name}": {message}', line=row or None)
        if number != chosen:
            said = sum(bool(cell) for row in sheet.rows for cell in row)
            reading.findings.warn(f'the worksheet "{sheet.name}" was left out; it has {said:,} cells that are filled')
            tally.book(len("".join(texts[number])), LEFT_OUT)
    reading.ledger.keep(0, found.header.start)
    above = text[: found.header.start].strip()
    document = transcript(reading, found, format=format, before={"above the table": above} if above else {})
    tally.include(document.account)
    return replace(document, account=tally.account())


def _may_be_transcript(text: str) -> bool:
    described = description(text, delimiter=DELIMITER)
    return described is None and layout(text, delimiters=(DELIMITER,)) is not None


def _text(rows: Sequence[Sequence[str]]) -> list[str]:
    """Each row as a line of a table whose cells are parted by tabs."""
    return [f"{DELIMITER.join(map(_quoted, row))}\n" for row in rows]


def _quoted(cell: str) -> str:
    if '"' in cell or DELIMITER in cell or "\n" in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell
