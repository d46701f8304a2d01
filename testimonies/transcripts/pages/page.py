"""A written file laid out as plain text, so that time marks, labels and turns are found in it as in any typed text.

Between the words of the file stand signs that are ours: line ends, tabs, the colon after a speaker's cell of a table.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from testimonies.transcripts import speakers
from testimonies.transcripts.pages.paragraphs import Block, Paragraph, TableRow
from testimonies.transcripts.reading import Reading
from testimonies.transcripts.sheets.columns import columns

FEWEST_KNOWN_COLUMNS = 2
BLOCKS_ARE_PARTED = 4  # one empty paragraph to so many others: then empty paragraphs part the blocks of the text


@dataclass
class PageReading(Reading):
    """A laid out page being read; its lines are the paragraphs of the file, counted from 1."""

    starts: list[int] = field(default_factory=list)

    def line(self, place: int) -> int:
        """The paragraph in which a place stands."""
        return max(bisect_right(self.starts, place), 1) + self.first_line - 1


class Page:
    """Grows by blocks. `ours` are the places of signs that are not the file's, `calls` those where notes are called."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self.ours: list[tuple[int, int]] = []
        self.starts: list[int] = []
        self.calls: list[tuple[int, str, str]] = []
        self.headers: list[Paragraph] = []  # the first rows of tables, where they name the columns
        empty = sum(isinstance(block, Paragraph) and not block.text.strip() for block in blocks)
        self._between = "\n" if empty * BLOCKS_ARE_PARTED >= len(blocks) - empty else "\n\n"
        for table, group in groupby(blocks, lambda block: block.table if isinstance(block, TableRow) else None):
            if table is None:
                for paragraph in group:
                    if isinstance(paragraph, Paragraph):
                        self._words(paragraph)
                        self._add(self._between)
            else:
                self._table([row for row in group if isinstance(row, TableRow)])

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self._pieces)

    def _table(self, rows: list[TableRow]) -> None:
        first = ["\n".join(one.text for one in cell) for cell in rows[0].cells]
        if len(columns(first)) >= FEWEST_KNOWN_COLUMNS:
            self.headers += rows[0].paragraphs
            self.starts += [self._length] * len(rows[0].paragraphs)
            rows = rows[1:]
        speaker = _speakers_column(rows)
        for row in rows:
            for place, cell in enumerate(row.cells):
                self._cell(cell, names_speaker=place == speaker)
            self._add("\n")

    def _cell(self, paragraphs: Sequence[Paragraph], *, names_speaker: bool) -> None:
        said = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
        for paragraph in paragraphs:
            self._words(paragraph)
            if names_speaker and said and paragraph is said[-1]:
                self._add(" " if paragraph.text.rstrip().endswith((":", "：")) else ": ")
            elif paragraph.text.strip():
                self._add(" " if names_speaker else "\n")

    def _words(self, paragraph: Paragraph) -> None:
        self.starts.append(self._length)
        for number, (piece, is_of_file) in enumerate(paragraph.said):
            self._call(paragraph, number)
            self._add(piece, is_ours=not is_of_file)
        self._call(paragraph, len(paragraph.said))

    def _call(self, paragraph: Paragraph, number: int) -> None:
        self.calls += [(self._length, kind, name) for after, kind, name in paragraph.calls if after == number]

    def _add(self, piece: str, *, is_ours: bool = True) -> None:
        if is_ours:
            self.ours.append((self._length, self._length + len(piece)))
        self._pieces.append(piece)
        self._length += len(piece)


def _speakers_column(rows: Sequence[TableRow]) -> int | None:
    """The column that holds nothing but names, before another one; None when there is none, or too few rows to tell."""
    width = max((len(row.cells) for row in rows), default=0)
    for place in range(width - 1):
        cells = [row.cells[place] for row in rows if len(row.cells) > place]
        names = [" ".join(one.text for one in cell).strip().rstrip(":：") for cell in cells]
        if sum(map(bool, names)) >= 2 and all(speakers.is_name(name) for name in names if name):
            return place
    return None
