"""Rows and cells of a table that is written as text, each with its place, so that every character can be booked."""

import re
from collections.abc import Iterator
from typing import NamedTuple

FORMULA = re.compile(r"'*[=+\-@\t]")  # what spreadsheet programs take for a formula, and what shields it from them
DELIMITERS = (",", "\t", ";", "|")
# A quoted cell ends at a lone quote before a delimiter or a line end; what has none only happens to begin with a quote.
_QUOTED = r'[ ]*"((?:[^"{without}]++|"")*+)"[ ]*(?={delimiter}|\n|\Z)'
_PLAIN = r"([^{delimiter}\n]*+)"
QUOTED, PLAIN = 1, 2  # its groups; the third is the delimiter behind the cell
_CELL = rf"(?:{_QUOTED}|{_PLAIN})(?:({{delimiter}})|\n|\Z)"


class Cell(NamedTuple):
    """What stands in a cell, and where it starts and ends in the text, without its quotes."""

    text: str
    start: int
    end: int


class Row(NamedTuple):
    """A row's cells, and where it starts and ends in the text, with its line end."""

    cells: tuple[Cell, ...]
    start: int
    end: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in any of its cells."""
        return not any(cell.text.strip() for cell in self.cells)


def rows(text: str, *, delimiter: str, start: int = 0) -> Iterator[Row]:
    """Every row of a text from a place on; line ends may stand in quoted cells."""
    without = delimiter if delimiter == "\t" else ""
    pattern = re.compile(_CELL.format(without=without, delimiter=re.escape(delimiter)))
    cells, length = list[Cell](), len(text)
    for found in pattern.finditer(text, start):
        if not cells and found.start() == length:
            return
        quoted, plain, parted = found.groups()
        if quoted is None:
            cells.append(Cell(plain, *found.span(PLAIN)))
        else:
            cells.append(Cell(quoted.replace('""', '"'), *found.span(QUOTED)))
        if parted is None:
            yield Row(tuple(cells), start, found.end())
            start, cells = found.end(), []
