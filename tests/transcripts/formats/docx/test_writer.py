"""Word files that we write: what comes back, how they are made, and that others can open them."""

from io import BytesIO

import docx
import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.carrying import carried
from testimonies.transcripts.document import Footnote, Segment, TranscriptDocument
from testimonies.transcripts.formats.docx import FORMAT
from testimonies.transcripts.formats.docx.writer import is_from_right_to_left, write
from testimonies.values.span import Span
from tests.transcripts.formats.docx import read
from tests.transcripts.independently import text_written

WHOLE = TranscriptDocument(
    "webvtt",
    (
        Segment("one < two & three", Span(0, 1_000), "ANNA"),
        Segment("two\nand\tmore", Span(1_000, 2_500), "BORIS"),
        Segment("улей молчал", Span(4_000, 5_000), "ANNA"),
        Segment("كان العسل قليلا", Span(1_000, 2_000), "BORIS", recording=1),
    ),
    language="crh",
    metadata={"Title": "A talk about bees", "TAPE": "4\nand 5", "heading": "Of hives"},
    footnotes=(Footnote(1, 3, "A note.\nOf two lines."), Footnote(1, 12, "At the end."), Footnote(2, 0, "Before.")),
)


def test_what_is_written_is_read_again() -> None:
    again = registry.read(write(WHOLE), name="talk.docx")

    assert carried(again, FORMAT.carries).segments == WHOLE.segments
    assert (again.metadata, again.footnotes, again.language) == (WHOLE.metadata, WHOLE.footnotes, WHOLE.language)
    assert again.account.balances


def test_bytes_depend_on_nothing_but_the_document() -> None:
    assert write(WHOLE) == write(WHOLE)


def test_other_libraries_open_it() -> None:
    opened = docx.Document(BytesIO(write(WHOLE)))

    assert [(one.style.name, one.text) for one in opened.paragraphs if one.style][:6] == [
        ("Testimony title", "A talk about bees"),
        ("Testimony field", "Title\tA talk about bees"),
        ("Testimony field", "TAPE\t4\nand 5"),
        ("Testimony field", "heading\tOf hives"),
        ("Testimony turn", "[00:00:00.000] ANNA: one < two & three"),
        ("Testimony turn", "[00:00:01.000] BORIS: two\nand\tmore"),
    ]
    assert opened.core_properties.title == "A talk about bees"


def test_right_to_left_paragraphs_are_marked() -> None:
    body = docx.Document(BytesIO(write(WHOLE)))

    marked = [one.text for one in body.paragraphs if "w:bidi" in one._p.xml.partition("</w:pPr>")[0]]

    assert marked == ["[00:00:01.000] BORIS: كان العسل قليلا"]


@pytest.mark.parametrize(
    ("words", "is_rtl"), [("שלום", True), ("(1) سلام", True), ("so סוף", False), ("12", False), ("", False)]
)
def test_first_letter_says_the_direction(words: str, *, is_rtl: bool) -> None:
    assert is_from_right_to_left(words) is is_rtl


def test_what_xml_cannot_hold_stands_as_a_sign() -> None:
    again = read(write(TranscriptDocument("text", (Segment("so\x01it\ufffe was"), Segment("Yes.")))))

    assert [one.text for one in again.segments] == ["so\ufffdit\ufffd was", "Yes."]


def test_ends_of_passages_that_overlap_are_kept() -> None:
    said = (
        Segment("So it was.", Span(0, 3_000), "ANNA"),
        Segment("Yes.", Span(1_000, 1_500), "BORIS"),
        Segment("And then?", Span(1_000, 3_000), "ANNA"),
        Segment("Nothing.", Span(500, 2_000), "BORIS"),
    )

    assert read(write(TranscriptDocument("text", said))).segments == said


def test_new_title_is_kept() -> None:
    content = write(TranscriptDocument("text", (Segment("So."), Segment("Yes.")), metadata={"title": "A talk"}))
    changed = docx.Document(BytesIO(content))
    changed.paragraphs[0].runs[0].text = "Another talk"
    file = BytesIO()
    changed.save(file)

    assert read(file.getvalue()).metadata == {"title": "Another talk"}


def test_document_without_a_title_has_a_heading() -> None:
    written = write(TranscriptDocument("text", (Segment("So."), Segment("Yes."))))

    assert text_written(written).split("\n")[0] == "Transcript"
    assert read(written).metadata == {}
