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
from testimonies.transcripts.sheets.table import Layout, layout
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
    layouts = [_layout("".join(lines)) for lines in texts]
    longest = sorted(range(len(filled)), key=lambda number: len(filled[number].rows), reverse=True)
    for number in longest:
        if found := layouts[number]:
            reading = _reading(texts[number], language=language)
            left_out = filled[:number] + filled[number + 1 :]
            document = _read(reading, found, filled[number], left_out, format=format)
            tally = Tally(sum(len(line) for lines in texts for line in lines))
            tally.include(document.account)
            tally.book(sum(len(line) for lines in texts for line in lines if lines is not texts[number]), LEFT_OUT)
            return replace(document, account=tally.account())
    for lines in texts:
        refuse_description("".join(lines), delimiters=(DELIMITER,))
    names = ", ".join(f'"{sheet.name}"' for sheet in filled) or "none that is filled"
    raise UnreadableTranscript(f'no worksheet names a column of words, as in "time, speaker, text"; there are {names}')


def _read(
    reading: Reading, found: Layout, chosen: Worksheet, left_out: Sequence[Worksheet], *, format: str
) -> TranscriptDocument:
    """Reads the worksheet that was chosen, and names the others."""
    for message, row in chosen.odd:
        reading.findings.warn(f'worksheet "{chosen.name}": {message}', line=row or None)
    for sheet in left_out:
        said = sum(bool(cell) for row in sheet.rows for cell in row)
        reading.findings.warn(f'the worksheet "{sheet.name}" was left out; it has {said:,} cells that are filled')
    reading.ledger.keep(0, found.header.start)
    above = reading.text[: found.header.start].strip()
    return transcript(reading, found, format=format, before={"above the table": above} if above else {})


def _reading(lines: Sequence[str], *, language: str) -> _Rows:
    text = "".join(lines)
    return _Rows(text, language, Ledger(text), row_ends=list(accumulate(map(len, lines))))


def _layout(text: str) -> Layout | None:
    """How a worksheet is a transcript; None where it is none, or a description of testimonies."""
    return None if description(text, delimiter=DELIMITER) else layout(text, delimiters=(DELIMITER,))


def _text(rows: Sequence[Sequence[str]]) -> list[str]:
    """Each row as a line of a table whose cells are parted by tabs."""
    return [f"{DELIMITER.join(map(_quoted, row))}\n" for row in rows]


def _quoted(cell: str) -> str:
    if '"' in cell or DELIMITER in cell or "\n" in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell
