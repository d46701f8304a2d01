"""A table of utterances and its columns: times, speakers, and what has no place in a transcript."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from testimonies.transcripts.accounting import HEADER, MARKUP, TIMES
from testimonies.transcripts.cue_text import plain
from testimonies.transcripts.fields import Fields
from testimonies.transcripts.reading import Reading
from testimonies.transcripts.sheets.cells import FORMULA, Cell, Row, rows
from testimonies.transcripts.sheets.columns import Column, columns, in_milliseconds, is_transcript
from testimonies.transcripts.sheets.times import read_times

ROW_NUMBERS, RECORDING_NUMBERS = "row numbers", "numbers of recordings"
NOBODY = "—"
COUNTED = re.compile(r"[1-9][0-9]{0,3}")
OUR_COLUMNS = ["recording", "start", "end", "speaker", "text"]
FIRST_ROWS = 10  # among which the header stands


@dataclass(frozen=True, slots=True)
class Layout:
    """Which delimiter parts the cells, which row is the header, and what its columns hold."""

    delimiter: str
    header: Row
    columns: Mapping[Column, int]

    def name(self, place: int) -> str:
        """What the header calls a column; one that it does not name is called by its number."""
        named = self.header.cells[place].text.strip().lstrip("\ufeff") if place < len(self.header.cells) else ""
        return named or f"column {place + 1}"


def layout(text: str, *, delimiters: Sequence[str], start: int = 0) -> Layout | None:
    """How a text is a table: by the header that names the most columns we know; None when none makes a transcript."""
    best: Layout | None = None
    for delimiter in delimiters:
        for row in islice(rows(text, delimiter=delimiter, start=start), FIRST_ROWS):
            found = columns([cell.text for cell in row.cells])
            if is_transcript(found) and (best is None or len(found) > len(best.columns)):
                best = Layout(delimiter, row, found)
    return best


class Table:
    """The rows below the header, every character of them booked. A column is a list with a cell for each row."""

    def __init__(self, reading: Reading, found: Layout) -> None:
        self._reading, self._layout = reading, found
        self._taken: set[int] = set()
        self.is_ours = [cell.text.lstrip("\ufeff") for cell in found.header.cells] == OUR_COLUMNS
        self._metadata = Fields()
        self.rows: list[Row] = []
        reading.ledger.book(found.header.start, found.header.end, HEADER)
        for row in rows(reading.text, delimiter=found.delimiter, start=found.header.end):
            reading.ledger.book(row.start, row.end, MARKUP)
            if not row.is_empty:
                self.rows.append(row)

    @property
    def metadata(self) -> dict[str, str]:
        """What was set aside, by the names of columns, and the names of recordings."""
        return self._metadata.joined()

    def has(self, column: Column) -> bool:
        """Whether the header names such a column."""
        return column in self._layout.columns

    def words(self, column: Column) -> list[str]:
        """The words of a column's cells, "" where there is none."""
        said = []
        for cell in self._take(column):
            self._keep(cell)
            said.append(self._said(cell))
        return said

    def speakers(self) -> list[str]:
        """Who speaks in each row; a dash says that nobody is named there, an empty cell that the same one goes on."""
        return ["" if said == NOBODY else said for said in self.carried(Column.SPEAKER)]

    def recordings(self) -> list[int]:
        """The recording of each row: by its number in a column that counts recordings, else in the order of names."""
        name = self._layout.name(self._layout.columns[Column.RECORDING]) if self.has(Column.RECORDING) else ""
        written = [cell.text.strip() for cell in self._peek(Column.RECORDING)]
        if name.casefold() == "recording" and all(COUNTED.fullmatch(number) for number in written):
            for cell in self._take(Column.RECORDING):
                self._reading.ledger.book(cell.start, cell.end, RECORDING_NUMBERS)
            return [int(number) - 1 for number in written]
        tapes = self.carried(Column.RECORDING)
        names = {tape: number for number, tape in enumerate(dict.fromkeys(tapes))}
        for tape, number in names.items():
            if tape:
                self._metadata.add(f"recording {number + 1}", tape)
        return [names[tape] for tape in tapes]

    def carried(self, column: Column) -> list[str]:
        """The words of a column in which an empty cell means the same as the cell above it."""
        said, last = list[str](), ""
        for words in self.words(column):
            last = words.rstrip(":： ") or last
            said.append(last)
        return said

    def times(self, *, characters: int) -> tuple[list[int | None], list[int | None]]:
        """When each row starts and ends, in milliseconds; what is no time becomes metadata."""
        starts, ends = self._take(Column.START), self._take(Column.END)
        both = [cell for pair in zip(starts, ends, strict=True) for cell in pair]
        named = [self._layout.name(self._layout.columns[one]) for one in (Column.START, Column.END) if self.has(one)]
        found = read_times(
            [cell.text for cell in both],
            characters=characters,
            milliseconds=any(in_milliseconds(name) for name in named),
        )
        for choice in found.choices:
            self._reading.note(choice)
        odd = []
        for number, (cell, ms) in enumerate(zip(both, found.ms, strict=True)):
            if ms is not None:
                self._reading.ledger.book(cell.start, cell.end, TIMES)
            elif cell.text.strip():
                odd.append(cell.start)
                self._set_aside(named[number % 2 if len(named) > 1 else 0], number // 2, cell)
        self._reading.warn_once("a cell in a column of times holds no time; it was kept as metadata", places=odd)
        return found.ms[::2], found.ms[1::2]

    def numbers(self) -> None:
        """Books a column that only counts the rows."""
        if all(cell.text.strip().isdecimal() or not cell.text.strip() for cell in self._peek(Column.NUMBER)):
            for cell in self._take(Column.NUMBER):
                self._reading.ledger.book(cell.start, cell.end, ROW_NUMBERS)

    def join_torn(self) -> None:
        """Joins cells beyond the last column to its words, when they were parted at a delimiter in these words."""
        width, torn, ragged = len(self._layout.header.cells), list[int](), list[int]()
        is_last = self._layout.columns.get(Column.WORDS) == width - 1
        for number, row in enumerate(self.rows):
            if not any(cell.text.strip() for cell in row.cells[width:]):
                continue
            if is_last:
                start, end = row.cells[width - 1].start, row.cells[-1].end
                whole = Cell(self._reading.text[start:end], start, end)
                self.rows[number] = Row((*row.cells[: width - 1], whole), row.start, row.end)
            (torn if is_last else ragged).append(row.start)
        self._reading.warn_once("a row has more cells than the header; they were joined to its words", places=torn)
        self._reading.warn_once("a row has more cells than the header; they were kept as metadata", places=ragged)

    def set_rest_aside(self) -> None:
        """Keeps every cell that nobody took as metadata, with the number of its row."""
        names = list[str]()
        for number, row in enumerate(self.rows):
            for place, cell in enumerate(row.cells):
                if place not in self._taken and cell.text.strip():
                    name = self._layout.name(place)
                    names.append(name)
                    self._set_aside(name, number, cell)
        for name in dict.fromkeys(names):
            self._reading.note(f'the column "{name}" has no place in a transcript; it was kept as metadata')

    def _take(self, column: Column) -> list[Cell]:
        if self.has(column):
            self._taken.add(self._layout.columns[column])
        return self._peek(column)

    def _peek(self, column: Column) -> list[Cell]:
        place = self._layout.columns.get(column, -1)
        return [row.cells[place] if 0 <= place < len(row.cells) else Cell("", 0, 0) for row in self.rows]

    def _set_aside(self, name: str, number: int, cell: Cell) -> None:
        self._keep(cell)
        self._metadata.add(name, f"row {number + 1}: {self._said(cell)}")

    def _said(self, cell: Cell) -> str:
        """The words of a cell, without what shields them from being taken for a formula."""
        if cell.text.startswith("'") and FORMULA.match(cell.text):
            self._reading.ledger.book(cell.start, cell.start + 1, MARKUP)
            return plain(cell.text[1:])
        return plain(cell.text)

    def _keep(self, cell: Cell) -> None:
        ledger = self._reading.ledger
        ledger.keep(cell.start, cell.end)
        if cell.end - cell.start > len(cell.text):  # doubled quotes
            written = self._reading.text[cell.start : cell.end]
            place = written.find('""')
            while place >= 0:
                ledger.book(cell.start + place, cell.start + place + 1, MARKUP)
                place = written.find('""', place + 2)
