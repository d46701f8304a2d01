"""A sheet (CSV, TSV, XLSX, ODS) as rows of text, each with its line. Formulas are never evaluated.

Every row keeps its line and every cell its column: tablib refuses rows wider than the first, skips empty ones, and
moves cells of ODS to the left where empty ones before them are written as one.
"""

import csv
import datetime as dt
import io
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import PurePosixPath
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped]

from testimonies.ingest.errors import FileRefused, OpenQuote
from testimonies.transcripts import xml_tree
from testimonies.transcripts.decode import decode
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.zip_package import ZipPackage

SHEET_BYTES = 16 * 1024 * 1024
MOST_ROWS = 100_000
WIDEST = 300
TOO_MANY = f"a sheet may have {MOST_ROWS:,} rows and {WIDEST} columns"
KINDS = {".csv": "CSV", ".tsv": "TSV", ".tab": "TSV", ".xlsx": "XLSX", ".ods": "ODS"}
UNREADABLE = (
    InvalidFileException, zipfile.BadZipFile, ParseError, DefusedXmlException, csv.Error, NotImplementedError,
    KeyError, ValueError, AttributeError, TypeError, IndexError,
)  # fmt: skip
Row = tuple[int, list[str]]
END = "\0"  # follows the last line: a row that has it within goes on where the sheet does not (no file has a NUL)


def is_sheet(name: str) -> bool:
    """Whether the file's name ends as that of a sheet."""
    return PurePosixPath(name).suffix.lower() in KINDS


def rows_of(content: bytes, *, name: str) -> list[Row]:
    """Line and cells of every row of the first sheet that is not empty. Raises FileRefused."""
    if len(content) > SHEET_BYTES:
        raise FileRefused(f"the sheet has {len(content) // 1024**2} MB; it may have {SHEET_BYTES // 1024**2} MB")
    kind = KINDS[PurePosixPath(name).suffix.lower()]
    try:
        rows = list(_bounded(_rows(content, kind)))
    except UnreadableTranscript as error:
        raise FileRefused(error.why, line=error.line) from error
    except UNREADABLE as error:
        raise FileRefused(f"it cannot be read as {kind}: {error}") from error
    return rows


def _bounded(rows: Iterator[Row]) -> Iterator[Row]:
    for line, cells in rows:
        if any(cells):
            if line > MOST_ROWS or any(cells[WIDEST:]):
                raise FileRefused(TOO_MANY, line=line)
            width = max(place for place, cell in enumerate(cells, start=1) if cell)
            yield line, cells[:width]


def _rows(content: bytes, kind: str) -> Iterator[Row]:
    if kind in ("XLSX", "ODS"):
        package = ZipPackage(content)
        return _of_ods(package.read("content.xml") or b"") if kind == "ODS" else _of_xlsx(content)
    return _of_text(decode(content).text, kind)


def _of_text(text: str, kind: str) -> Iterator[Row]:
    seen = Counter(text[: (text + "\n").index("\n")])
    separator = "\t" if kind == "TSV" else max("\t;,", key=lambda mark: seen[mark])
    rows = csv.reader(chain(io.StringIO(text + "\n"), [END]), delimiter=separator, skipinitialspace=True)
    line, read = 1, list[Row]()
    for cells in rows:
        if cells == [END]:
            return
        if cells and END in cells[-1]:
            raise OpenQuote(line=line, rows=read)
        read.append((line, [cell.strip() for cell in cells]))
        yield read[-1]
        line = rows.line_num + 1


def _of_xlsx(content: bytes) -> Iterator[Row]:
    """With what a spreadsheet program last showed in the place of a formula."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles and extensions that it leaves out
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = list(_filled(book.active.iter_rows(max_col=WIDEST + 1, values_only=True)))
    yield from rows


def _filled(rows: Iterable[tuple[Any, ...]]) -> Iterator[Row]:
    """Rows with anything in them, without the empty cells at their ends, up to the first that is one too many."""
    for line, row in enumerate(rows, start=1):
        width = next((place for place in range(len(row), 0, -1) if row[place - 1] is not None), 0)
        if width:
            yield line, [_text(cell) for cell in row[:width]]
        if line > MOST_ROWS:
            if not width:
                raise FileRefused(TOO_MANY, line=line)
            return


def _of_ods(content: bytes) -> Iterator[Row]:
    table = xml_tree.parse(content).root.find("body/spreadsheet/table")
    line = 1
    for row in table.iter("table-row") if table is not None else ():
        cells: list[str] = []
        for cell in row:
            if cell.tag in ("table-cell", "covered-table-cell"):
                times = int(cell.get("number-columns-repeated", "1"))
                cells += [_of_ods_cell(cell)] * min(times, WIDEST + 1 - len(cells))
        times = int(row.get("number-rows-repeated", "1"))
        for number in range(min(times, MOST_ROWS + 1) if any(cells) else 0):
            yield line + number, cells
        line += times


def _of_ods_cell(cell: Element) -> str:
    if written := cell.get("date-value"):
        return written.removesuffix("T00:00:00")
    return "\n".join("".join(paragraph.itertext()) for paragraph in cell.iter("p")).strip()


def _text(cell: Any) -> str:
    """A cell as a person reads it: no time of day where there is none, no decimals where the number is whole."""
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
