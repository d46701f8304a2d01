"""OpenDocument spreadsheets (ODS): cells as LibreOffice showed them last, formulas included."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from testimonies.transcripts import xml_tree
from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.format import Format
from testimonies.transcripts.sheets import worksheets
from testimonies.transcripts.sheets.worksheets import MOST_COLUMNS, MOST_ROWS, Worksheet
from testimonies.transcripts.zip_package import ZipPackage

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
CELLS = ("table-cell", "covered-table-cell")
MOST_SPACES = 1_000


def sniff(head: bytes, name: str) -> float:
    """Certain by its media type, which stands at the beginning of the package."""
    return 1.0 if head.startswith(b"PK") and MEDIA_TYPE.encode() in head[:200] else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads the worksheet with a transcript; raises UnreadableTranscript when the package is damaged or has none."""
    part = ZipPackage(content).read("content.xml")
    if part is None:
        raise UnreadableTranscript("there is no content.xml in this package, so it is no spreadsheet")
    tables = xml_tree.parse(part).root.findall("body/spreadsheet/table")
    return worksheets.read([_worksheet(table) for table in tables], format="ods", language=language)


def _worksheet(table: Element) -> Worksheet:
    found = Worksheet(table.get("name", ""), [])
    for row in table.iter("table-row"):
        cells = _cells(row, found)
        repeated = _count(row, "number-rows-repeated")
        if not any(cells) and repeated > MOST_ROWS - len(found.rows):
            break  # the empty rest of the sheet
        if len(found.rows) + repeated > MOST_ROWS:
            raise UnreadableTranscript(f"a worksheet may have {MOST_ROWS:,} rows", line=len(found.rows) + 1)
        found.rows += [cells] * repeated
    return found


def _cells(row: Element, sheet: Worksheet) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if cell.tag in CELLS:
            shown = "\n".join("".join(_shown(paragraph)) for paragraph in cell.findall("p")).strip()
            repeated = _count(cell, "number-columns-repeated")
            if shown and len(cells) + repeated > MOST_COLUMNS:
                why = f"a worksheet may have {MOST_COLUMNS} columns"
                raise UnreadableTranscript(why, line=len(sheet.rows) + 1)
            cells += [shown] * min(repeated, MOST_COLUMNS - len(cells))
            for comment in cell.findall("annotation"):
                said = " ".join("".join(comment.itertext()).split())
                sheet.odd.append((f'a comment on a cell was left out: "{said}"', len(sheet.rows) + 1))
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _shown(part: Element) -> Iterator[str]:
    """What a paragraph shows: its letters, runs of spaces, tabs, line breaks."""
    yield part.text or ""
    for child in part:
        if child.tag == "s":
            yield " " * min(_count(child, "c"), MOST_SPACES)
        elif child.tag in ("tab", "line-break"):
            yield "\t" if child.tag == "tab" else "\n"
        elif child.tag != "annotation":
            yield from _shown(child)
        yield child.tail or ""


def _count(part: Element, name: str) -> int:
    written = part.get(name, "1")
    if not written.isdecimal() or len(written) > 9:
        raise UnreadableTranscript(f'"{written}" is no number of repetitions')
    return int(written)


FORMAT = Format("ods", "OpenDocument sheet", (".ods",), MEDIA_TYPE, sniff, read)
