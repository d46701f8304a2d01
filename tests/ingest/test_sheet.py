import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from testimonies.ingest import sheet
from testimonies.ingest.errors import FileRefused
from testimonies.ingest.sheet import is_sheet, rows_of
from tests.factories.arrivals import ods


def xlsx(*rows):
    book, written = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(written)
    return written.getvalue()


def test_csv_keeps_lines_and_ragged_rows():
    content = 'identifier,title\r\n\r\nt-1,"two\r\nlines"\r\nt-2\r\nt-3,c,beyond\r\n'

    assert rows_of(content.encode(), name="sheet.csv") == [
        (1, ["identifier", "title"]),
        (3, ["t-1", "two\nlines"]),
        (5, ["t-2"]),
        (6, ["t-3", "c", "beyond"]),
    ]


@pytest.mark.parametrize(("name", "separator"), [("sheet.csv", ";"), ("sheet.csv", "\t"), ("sheet.tsv", "\t")])
def test_separator_is_taken_from_the_first_line(name, separator):
    content = separator.join(["title", "file, or files"])

    assert rows_of(content.encode(), name=name) == [(1, ["title", "file, or files"])]


def test_xlsx_is_read_as_a_person_reads_it():
    date = dt.datetime(2004, 5, 12)  # noqa: DTZ001 (a cell knows no zone)
    content = xlsx(["title", "date", "number", "note"], [], ["Tape", date, 7.0, None])

    assert rows_of(content, name="sheet.xlsx") == [
        (1, ["title", "date", "number", "note"]),
        (3, ["Tape", "2004-05-12", "7"]),
    ]


def test_xlsx_formula_is_never_evaluated():
    assert rows_of(xlsx(["title"], ["=1+1"], ["x"]), name="sheet.xlsx") == [(1, ["title"]), (3, ["x"])]


def test_ods_keeps_cells_in_their_columns():
    cell = "<table:table-cell><text:p>%s</text:p></table:table-cell>"
    gap = '<table:table-cell table:number-columns-repeated="2"/>'
    rows = (
        f"<table:table-row>{cell % 'title'}{gap}{cell % 'file'}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
        f"<table:table-row>{cell % 'late'}</table:table-row>"
    )

    with pytest.raises(FileRefused, match="100,000 rows"):
        rows_of(ods(rows), name="sheet.ods")
    assert rows_of(ods(rows.replace("1000000", "2")), name="sheet.ods") == [
        (1, ["title", "", "", "file"]),
        (4, ["late"]),
    ]


def test_ods_dates_are_whole():
    cell = '<table:table-cell office:date-value="2004-05-12"><text:p>12. Mai 04</text:p></table:table-cell>'

    assert rows_of(ods(f"<table:table-row>{cell}</table:table-row>"), name="sheet.ods") == [(1, ["2004-05-12"])]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("sheet.xlsx", b"no package at all"),
        ("sheet.ods", b"PK\x03\x04 broken"),
        ("sheet.xlsx", ods("")),
        ("sheet.ods", xlsx(["title"])),
        ("sheet.csv", b"title\x00file"),
        ("sheet.csv", b'title\n"' + b"a" * 200_000),
        ("sheet.csv", b"," * 400 + b"x"),
    ],
)
def test_broken_sheet_is_refused(name, content):
    with pytest.raises(FileRefused):
        rows_of(content, name=name)


def test_ods_with_entities_is_refused():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')

    with pytest.raises(FileRefused, match="document type"):
        rows_of(written.getvalue(), name="sheet.ods")


def test_large_sheet_is_refused():
    with pytest.raises(FileRefused, match="the sheet has 17 MB"):
        rows_of(b"a" * 17 * 1024 * 1024, name="sheet.csv")


@pytest.mark.parametrize(("name", "expected"), [("A.XLSX", True), ("a.csv", True), ("a.vtt", False)])
def test_is_sheet_goes_by_the_ending(name, expected):
    assert is_sheet(name) is expected


def test_workbook_of_too_many_rows_is_given_up_at_the_first_of_them(monkeypatch):
    monkeypatch.setattr(sheet, "MOST_ROWS", 3)
    read = []

    def rows():
        for number in range(1_000):
            read.append(number)
            yield (number, None, None)

    assert list(sheet._filled(rows())) == [(line, [str(line - 1)]) for line in (1, 2, 3, 4)]
    assert len(read) == 4
