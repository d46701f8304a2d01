"""Reads XLSX: the cells of every worksheet as Excel showed them last. Nothing is computed and no link is followed.

ECMA-376 part 1, chapter 18.
"""

import posixpath
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from testimonies.transcripts import xml_tree
from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.xlsx.shown import BUILT_IN, shown
from testimonies.transcripts.sheets import worksheets
from testimonies.transcripts.sheets.worksheets import MOST_COLUMNS, MOST_ROWS, Worksheet
from testimonies.transcripts.zip_package import ZipPackage

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORKBOOK, STRINGS, STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]{1,7}")


def sniff(head: bytes, name: str) -> float:
    """Certain by the names of its parts."""
    return 1.0 if head.startswith(b"PK") and b"xl/" in head else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads the worksheet with a transcript; raises UnreadableTranscript when the package is damaged or has none."""
    return worksheets.read(list(_Workbook(ZipPackage(content)).worksheets()), format="xlsx", language=language)


class _Workbook:
    """The parts of a workbook that all its worksheets share."""

    def __init__(self, package: ZipPackage) -> None:
        self._package = package
        strings, styles = self._part(STRINGS), self._part(STYLES)
        self._strings = [_text(entry) for entry in strings.findall("si")] if strings is not None else []
        self._patterns = list(_patterns(styles)) if styles is not None else []

    def worksheets(self) -> Iterator[Worksheet]:
        """Every worksheet in the order of the workbook."""
        workbook, relations = self._part(WORKBOOK), self._part(RELATIONS)
        if workbook is None or relations is None:
            raise UnreadableTranscript("there is no workbook in this package")
        targets = {relation.get("Id", ""): relation.get("Target", "") for relation in relations}
        for sheet in workbook.findall("sheets/sheet"):
            part = self._part(posixpath.normpath(posixpath.join("/xl", targets.get(sheet.get("id", ""), "")))[1:])
            if part is not None and part.tag == "worksheet":
                yield self._worksheet(sheet.get("name", ""), part)

    def _part(self, name: str) -> Element | None:
        content = self._package.read(name)
        return None if content is None else xml_tree.parse(content).root

    def _worksheet(self, name: str, part: Element) -> Worksheet:
        found = Worksheet(name, [])
        for row in part.findall("sheetData/row"):
            number = _number(row.get("r", ""), len(found.rows) + 1)
            if not len(found.rows) < number <= MOST_ROWS:
                why = f"the rows of a worksheet count up to {MOST_ROWS:,}"
                raise UnreadableTranscript(why, line=len(found.rows) + 1)
            found.rows += [[] for _ in range(number - len(found.rows) - 1)]
            found.rows.append(self._row(row, found, number))
        return found

    def _row(self, row: Element, sheet: Worksheet, number: int) -> list[str]:
        cells: list[str] = []
        for cell in row.findall("c"):
            said = self._cell(cell)
            if cell.find("f") is not None and not said:
                sheet.odd.append(("a formula has no value; open the file in Excel and save it again", number))
            column = _column(cell.get("r", "")) or len(cells) + 1
            if said and column > MOST_COLUMNS:
                raise UnreadableTranscript(f"a worksheet may have {MOST_COLUMNS} columns", line=number)
            if said:
                cells += [""] * (column - len(cells))
                cells[column - 1] = f"{cells[column - 1]} {said}".strip()
        return cells

    def _cell(self, cell: Element) -> str:
        kind, written = cell.get("t", "n"), cell.findtext("v") or ""
        if kind == "s":
            place = _number(written, -1)
            return self._strings[place].strip() if 0 <= place < len(self._strings) else ""
        if kind == "inlineStr":
            inside = cell.find("is")
            return _text(inside).strip() if inside is not None else ""
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(written, written)
        if kind != "n" or not written:
            return _unescaped(written).strip()
        style = _number(cell.get("s", "0"), 0)
        return shown(written, self._patterns[style] if style < len(self._patterns) else "")


def _patterns(styles: Element) -> Iterator[str]:
    """The number format of each style that a cell may have."""
    own = {entry.get("numFmtId", ""): entry.get("formatCode", "") for entry in styles.findall("numFmts/numFmt")}
    for style in styles.findall("cellXfs/xf"):
        number = style.get("numFmtId", "0")
        yield own.get(number, BUILT_IN.get(_number(number, 0), ""))


def _text(entry: Element) -> str:
    """A string without the readings that stand above its letters in East Asian ones."""
    pieces = [part.text or "" for part in entry if part.tag == "t"]
    return _unescaped("".join([*pieces, *(run.findtext("t") or "" for run in entry.findall("r"))]))


def _unescaped(text: str) -> str:
    text = ESCAPE.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _number(written: str, otherwise: int) -> int:
    return int(written) if written.isdecimal() and len(written) <= 9 else otherwise


def _column(reference: str) -> int:
    """The number of a column from the reference of a cell, 28 for AB7; 0 where there is none."""
    found = REFERENCE.fullmatch(reference)
    number = 0
    for letter in found[1] if found else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


FORMAT = Format("xlsx", "Excel workbook", (".xlsx", ".xlsm"), MEDIA_TYPE, sniff, read)
