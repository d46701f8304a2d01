"""OpenDocument spreadsheets, with all that repeats in them, and the sheet of a real archive."""

import io
import zipfile
from pathlib import Path

import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.document import Finding, Level, Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats import ods
from testimonies.values.span import Span

SPACES = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("office", "table", "text"))


def packed(*tables: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", ods.MEDIA_TYPE)
        body = f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        package.writestr("content.xml", f"<office:document-content {SPACES}>{body}</office:document-content>")
    return stream.getvalue()


def cell(*paragraphs: str, repeated: int = 1, more: str = "") -> str:
    said = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs)
    return f'<table:table-cell table:number-columns-repeated="{repeated}">{more}{said}</table:table-cell>'


def row(*cells: str, repeated: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


def table(*rows: str, name: str = "Bees") -> str:
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def read(content: bytes) -> TranscriptDocument:
    document = ods.read(content, language="")
    assert document.account.balances
    return document


HEADER = row(cell("Time"), cell("Speaker"), cell("Text"))


def test_cells_are_read_as_they_are_shown():
    document = read(
        packed(
            table(
                HEADER,
                row(cell("0:01"), cell("ANNA"), cell("How many", 'do you<text:s text:c="2"/>keep?')),
                row(cell(repeated=3), repeated=2),
                row(cell("0:05"), cell(), cell("Eleven.")),
                row(cell(repeated=1_024), repeated=1_048_000),
            )
        )
    )

    assert document.segments == (
        Segment("How many\ndo you  keep?", Span(1_000, 5_000), "ANNA"),
        Segment("Eleven.", Span(5_000), "ANNA"),
    )


def test_comment_on_a_cell_and_other_worksheets_are_told():
    comment = "<office:annotation><text:p>Count again</text:p></office:annotation>"
    document = read(
        packed(
            table(row(cell("Bees"), cell("11")), name="Notes"),
            table(HEADER, row(cell("0:01"), cell("ANNA"), cell("Eleven.", more=comment))),
            table(row(cell("title"), cell("date"), cell("language")), name="About"),
        )
    )

    assert document.findings == (
        Finding(Level.WARNING, 'the worksheet "Notes" was left out; it has 2 cells that are filled'),
        Finding(Level.WARNING, 'the worksheet "About" was left out; it has 3 cells that are filled'),
        Finding(Level.WARNING, 'worksheet "Bees": a comment on a cell was left out: "Count again"', 2),
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (packed(table(row(cell("a"), cell("b")))), 'no worksheet names a column of words.*"Bees"'),
        (packed(table(row(cell("title"), cell("creator"), cell("date")))), "is no transcript"),
        (packed(table(HEADER, row(cell("0:01"), cell("x", repeated=999)))), "300 columns"),
        (packed(table(HEADER, row(cell("0:01"), repeated=999_999))), "100,000 rows"),
        (packed(table(HEADER, row(cell("0:01"), repeated=-1))), "no number of repetitions"),
        (packed().replace(b"content.xml", b"another.xml"), "no content.xml"),
        (b"PK\x03\x04", "no ZIP package"),
    ],
)
def test_what_is_no_transcript_is_refused(content: bytes, why: str):
    with pytest.raises(UnreadableTranscript, match=why):
        ods.read(content, language="")


def test_real_sheet_is_read_whole(samples: Path):
    file = next((samples / "csv-ohd").rglob("transcript_de.ods"))

    document = registry.read(file.read_bytes(), name=file.name)

    assert (document.format, document.account.balances, document.findings) == ("ods", True, ())
    assert (len(document.segments), document.speakers) == (15, ("INT", "AB"))
    assert sum(len(said.text.split()) for said in document.segments) == 182
