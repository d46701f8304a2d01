"""Excel workbooks as openpyxl and others write them, and the lists of real archives that are no transcripts."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]

from testimonies.transcripts import registry
from testimonies.transcripts.document import Finding, Level, Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.xlsx import FORMAT
from testimonies.transcripts.formats.xlsx.reader import read as read_xlsx
from testimonies.values.span import Span
from tests.transcripts.scribes.sheets import xlsx

HEADER = ("time", "speaker", "text")


def read(content: bytes) -> TranscriptDocument:
    document = read_xlsx(content, language="")
    assert document.account.balances
    return document


def bare(sheet: str, *, strings: str = "") -> bytes:
    """A workbook with the parts that must be there."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("xl/workbook.xml", '<workbook><sheets><sheet name="Bees" id="r1"/></sheets></workbook>')
        relation = '<Relationship Id="r1" Target="worksheets/sheet1.xml"/>'
        package.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{relation}</Relationships>")
        package.writestr("xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{sheet}</sheetData></worksheet>")
        package.writestr("xl/sharedStrings.xml", f"<sst>{strings}</sst>")
    return stream.getvalue()


def inline(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


TITLES = f"<row>{inline('time')}{inline('text')}</row>"


def test_times_typed_as_minutes_are_read_as_they_are_shown():
    rows = [HEADER, (dt.time(0, 1), "ANNA", "How many?"), (dt.time(0, 5), None, "Eleven,\nor more.")]

    assert read(xlsx(rows, pattern="h:mm")).segments == (
        Segment("How many?", Span(1_000, 5_000), "ANNA"),
        Segment("Eleven,\nor more.", Span(5_000), "ANNA"),
    )


def test_strings_are_read_without_their_readings_and_escapes():
    strings = "<si><r><t>Ele</t></r><r><t>ven_x000D_\n</t></r><rPh><t>ILEVN</t></rPh></si>"

    document = read(bare(f'{TITLES}<row><c><v>13.5</v></c><c t="s"><v>0</v></c></row>', strings=strings))

    assert document.segments == (Segment("Eleven", Span(13_500)),)


def test_formula_is_read_by_its_value_and_told_where_it_has_none():
    rows = '<row r="3"><c r="B3" t="str"><f>A1</f><v>so</v></c></row><row r="9"><c r="B9"><f>A1</f></c></row>'

    document = read(bare(TITLES + rows))

    assert document.segments == (Segment("so"),)
    assert document.findings == (
        Finding(
            Level.WARNING,
            'worksheet "Bees": a formula has no value; open the file in Excel and save it again',
            9,
        ),
    )


def test_worksheet_with_the_transcript_is_chosen():
    book, stream = Workbook(), io.BytesIO()
    book.active.title = "Titles"
    book.active.append(["title", "date", "language"])
    book.create_sheet("Empty")
    talk = book.create_sheet("Talk")
    talk.append(HEADER)
    talk.append(["0:01", "ANNA", "one"])
    book.save(stream)

    document = read(stream.getvalue())

    assert document.segments == (Segment("one", Span(1_000), "ANNA"),)
    assert [finding.message for finding in document.findings] == [
        'the worksheet "Titles" was left out; it has 3 cells that are filled'
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (bare(""), "no worksheet names a column of words.*none that is filled"),
        (bare('<row r="2"/><row r="1"/>'), "rows of a worksheet count up"),
        (bare('<row r="999999999"/>'), "rows of a worksheet count up"),
        (bare('<row><c r="ZZZ1"><v>1</v></c></row>'), "300 columns"),
        (bare("<row>"), "not well-formed"),
        (bare("").replace(b"workbook.xml", b"workbaak.xml"), "no workbook"),
        (b"PK\x03\x04xl/", "no ZIP package"),
    ],
)
def test_broken_or_hostile_workbooks_are_refused(content: bytes, why: str):
    with pytest.raises(UnreadableTranscript, match=why):
        read_xlsx(content, language="")


def test_workbook_is_recognised_by_its_parts():
    assert (FORMAT.sniff(bare(""), ""), FORMAT.sniff(b"PK\x03\x04word/", "a.xlsx")) == (1.0, 0.0)


def test_real_lists_of_testimonies_are_refused_as_such(samples: Path):
    told = {}
    for file in sorted((samples / "avalon-batch").rglob("*.xlsx")):
        with pytest.raises(UnreadableTranscript) as refused:
            registry.read(file.read_bytes(), name=file.name)
        told[file.name] = refused.value.why.partition(";")[0]
    listed = "this table describes testimonies, files or places and is no transcript"
    assert told == {
        "badName_required_column.xlsx": listed,
        "bad_manifest.xlsx": "the file is an old office file of a kind that is not known",
        "bad_offset_manifest.xlsx": listed,
        "batch_manifest_derivatives.xlsx": listed,
        "batch_manifest_with_spaces.xlsx": listed,
        "no_files.xlsx": listed,
        "wrong_filename_manifest.xlsx": listed,
    }
