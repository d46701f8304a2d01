"""Workbooks as spreadsheet programs write them, by openpyxl and odfpy: a row for each turn, times in two shapes."""

import datetime as dt
import io

from odf.opendocument import OpenDocumentSpreadsheet  # type: ignore[import-untyped]
from odf.table import Table, TableCell, TableRow  # type: ignore[import-untyped]
from odf.text import P  # type: ignore[import-untyped]
from openpyxl import Workbook  # type: ignore[import-untyped]

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.document import TranscriptDocument
from testimonies.values.timecode import format_vtt
from tests.transcripts.scribes import Scribe

HEADER = ("In", "Out", "Speaker", "Transcript")


def _rows(document: TranscriptDocument) -> list[tuple[str, ...]]:
    return [
        (format_vtt(said.span.start_ms), format_vtt(said.span.end_ms or 0), said.speaker or "", said.text)
        for said in document.segments
        if said.span
    ]


def xlsx(rows: list[tuple[object, ...]], *, pattern: str = "General") -> bytes:
    """A workbook with these rows; `pattern` is how its times are shown."""
    book, stream = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    for row in book.active.iter_rows():
        for cell in row[:2]:
            cell.number_format = pattern
    book.save(stream)
    return stream.getvalue()


def ods(rows: list[tuple[str, ...]]) -> bytes:
    """A spreadsheet with these rows."""
    book, stream = OpenDocumentSpreadsheet(), io.BytesIO()
    table = Table(name="Interview")
    for row in rows:
        line = TableRow()
        for shown in row:
            cell = TableCell(valuetype="string")
            for paragraph in shown.split("\n"):
                cell.addElement(P(text=paragraph))
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.write(stream)
    return stream.getvalue()


def _with_times_of_day(document: TranscriptDocument) -> bytes:
    """As Excel keeps what is typed as 0:01:02: a share of a day, shown by its format."""
    timed = [
        (dt.timedelta(milliseconds=said.span.start_ms), dt.timedelta(milliseconds=said.span.end_ms or 0), *row[2:])
        for said, row in zip(document.segments, _rows(document), strict=True)
        if said.span
    ]
    return xlsx([HEADER, *timed], pattern="[h]:mm:ss.000")


CARRIES = Carries.TIMES | Carries.ENDS | Carries.SPEAKERS
SCRIBES = [
    Scribe("xlsx", "excel.xlsx", CARRIES, lambda document: xlsx([HEADER, *_rows(document)]), lambda content: ""),
    Scribe("xlsx", "times.xlsx", CARRIES, _with_times_of_day, lambda content: ""),
    Scribe("ods", "office.ods", CARRIES, lambda document: ods([HEADER, *_rows(document)]), lambda content: ""),
]
