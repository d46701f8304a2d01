"""Word files as wholes: notes, comments, margins, what is refused, and the real ones."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.document import Footnote
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.docx import FORMAT
from tests.transcripts.formats.docx import read, run, word_file

CALL = '<w:r><w:footnoteReference w:id="2"/></w:r>'
NOTES = (
    f'<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="2"><w:p>{run("A district ")}</w:p><w:p>{run("centre.")}</w:p></w:footnote>'
)


def test_footnote_hangs_where_it_is_called() -> None:
    document = read(
        word_file(run("KOVAL: Where?"), f"{run('HALIL: In Aqmescit')}{CALL}{run(', far.')}", footnotes=NOTES)
    )

    assert [segment.text for segment in document.segments] == ["Where?", "In Aqmescit, far."]
    assert document.footnotes == (Footnote(1, 11, "A district\ncentre."),)
    assert document.findings == ()


def test_endnote_that_nothing_calls_hangs_on_the_end_and_is_told() -> None:
    document = read(word_file(run("So."), endnotes=f'<w:endnote w:id="3"><w:p>{run("Later.")}</w:p></w:endnote>'))

    assert document.footnotes == (Footnote(0, 3, "Later."),)
    assert [one.message for one in document.findings] == [
        'endnote 3 is not called in the text; it was hung on its end: "Later."'
    ]


def test_comment_is_told_and_not_imported() -> None:
    comment = f'<w:comment w:id="0" w:author="Editor"><w:p>{run("Check the year.")}</w:p></w:comment>'

    document = read(word_file(f"<w:commentRangeStart/>{run('In 1942.')}<w:commentRangeEnd/>", comments=comment))

    assert [segment.text for segment in document.segments] == ["In 1942."]
    assert [one.message for one in document.findings] == ['a comment of Editor was not imported: "Check the year."']


def test_headers_and_footers_are_metadata() -> None:
    document = read(word_file(run("So."), header=f"<w:p>{run('Tape 4')}</w:p>", footer=f"<w:p>{run('Page 1')}</w:p>"))

    assert document.metadata == {"header": "Tape 4", "footer": "Page 1"}


def test_file_written_by_another_library_is_read() -> None:
    written = docx.Document()
    written.core_properties.title = "A talk"
    paragraphs = [written.add_paragraph("KOVAL: Where?"), written.add_paragraph("HALIL: Here.")]
    written.add_comment(paragraphs[1].runs, text="Which here?", author="Editor")
    cells = written.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "left", "right"
    file = BytesIO()
    written.save(file)

    document = registry.read(file.getvalue(), name="talk.docx")

    assert document.format == "docx"
    assert [(one.speaker, one.text) for one in document.segments] == [
        ("KOVAL", "Where?"),
        ("HALIL", "Here."),
        ("HALIL", "left\nright"),
    ]
    assert document.metadata["properties/title"] == "A talk"
    assert any('a comment of Editor was not imported: "Which here?"' in one.message for one in document.findings)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"just text", "not a Word document"),
        (b"{\\rtf1 Hello}", "not a Word document"),
        (b"PK\x03\x04 and rubbish", "no ZIP package"),
        (word_file(run("x"))[:-40], "no ZIP package"),
        (word_file("<w:r>"), r"word/document\.xml.*not well-formed"),
    ],
)
def test_file_that_is_none_is_refused_with_advice(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableTranscript, match=why):
        read(content)


def test_file_named_docx_that_is_none_reaches_the_advice() -> None:
    with pytest.raises(UnreadableTranscript, match=r"save it as \.docx, or as text"):
        registry.read(b"These are words, but no package.", name="talk.docx")


def test_document_type_in_a_part_is_refused() -> None:
    with pytest.raises(UnreadableTranscript, match="document type"):
        read(_with_part("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><document/>'))


def test_word_file_is_recognised_by_its_folder() -> None:
    assert FORMAT.sniff(word_file(run("x")), "") == 1.0
    assert FORMAT.sniff(_with_part("xl/workbook.xml", b""), "") == 0.0


def test_package_without_a_document_is_refused() -> None:
    with pytest.raises(UnreadableTranscript, match="holds no Word document"):
        read(_with_part("xl/workbook.xml", b"<workbook/>"))


def _with_part(name: str, content: bytes) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr(name, content)
    return written.getvalue()


def test_real_documents_are_read_without_losing_a_character(samples: Path) -> None:
    found = {}
    for file in sorted((samples / "docx").rglob("*.docx")):
        document = registry.read(file.read_bytes(), name=file.name)
        assert document.account.balances
        timed = sum(segment.span is not None for segment in document.segments)
        recordings = len({segment.recording for segment in document.segments})
        found[file.name] = (len(document.segments), timed, recordings, document.speakers)
    assert found == {
        "chunk_test.docx": (11, 0, 1, ()),
        "sample-oh-timecode-need-sequencing.docx": (36, 36, 3, ("CARUSO", "SUBJECT", "LEE")),
    }
