"""Rows and cells of a table that is written as text, each with its place, so that every character can be booked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

FORMULA = re.compile(r"'*[=+\-@\t]")  # what spreadsheet programs take for a formula, and what shields it from them
DELIMITERS = (",", "\t", ";", "|")
# A quoted cell ends at a lone quote before a delimiter or a line end; what has none only happens to begin with a quote.
_QUOTED = r'[ ]*"(?P<quoted>(?:[^"{without}]++|"")*+)"[ ]*(?={delimiter}|\n|\Z)'
_PLAIN = r"(?P<plain>[^{delimiter}\n]*+)"
_CELL = rf"(?:{_QUOTED}|{_PLAIN})(?:(?P<parted>{{delimiter}})|\n|\Z)"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and where it starts and ends in the text, without its quotes."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
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
    cells = list[Cell]()
    for found in pattern.finditer(text, start):
        if not cells and found.start() == len(text):
            return
        cells.append(_cell(found))
        if found["parted"] is None:
            yield Row(tuple(cells), start, found.end())
            start, cells = found.end(), []


def _cell(found: re.Match[str]) -> Cell:
    if found["quoted"] is None:
        return Cell(found["plain"], *found.span("plain"))
    return Cell(found["quoted"].replace('""', '"'), *found.span("quoted"))
