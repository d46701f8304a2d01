"""The parts of a Word file, and packages that hold none."""

import pytest

from testimonies.transcripts.errors import UnreadableTranscript
from tests.transcripts.formats.docx import package_with, read, run, word_file


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


def test_document_type_in_a_part_is_refused() -> None:
    with pytest.raises(UnreadableTranscript, match="document type"):
        read(package_with("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><document/>'))


def test_package_without_a_document_is_refused() -> None:
    with pytest.raises(UnreadableTranscript, match="holds no Word document"):
        read(package_with("xl/workbook.xml", b"<workbook/>"))
