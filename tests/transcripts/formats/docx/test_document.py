"""Word files as wholes: notes, comments, margins, what is refused, and the real ones."""

from io import BytesIO
from pathlib import Path

import docx
import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.docx import FORMAT
from tests.transcripts.formats.docx import package_with, read, run, word_file


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


def test_file_named_docx_that_is_none_reaches_the_advice() -> None:
    with pytest.raises(UnreadableTranscript, match=r"save it as \.docx, or as text"):
        registry.read(b"These are words, but no package.", name="talk.docx")


def test_word_file_is_recognised_by_its_folder() -> None:
    assert FORMAT.sniff(word_file(run("x")), "") == 1.0
    assert FORMAT.sniff(package_with("xl/workbook.xml", b""), "") == 0.0


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
