"""PDF files: running text from lines on pages, what stands around it, what is refused, and the real ones."""

from pathlib import Path

import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.pdf import FORMAT
from testimonies.values.span import Span
from tests.transcripts.formats.pdf import Line, page_of, pdf_file


def read(content: bytes) -> TranscriptDocument:
    """The document of a PDF file, whose account must balance."""
    assert FORMAT.read
    document = FORMAT.read(content, language="")
    assert document.account.balances, document.account
    return document


def messages(document: TranscriptDocument) -> list[tuple[int | None, str]]:
    return [(finding.line, finding.message) for finding in document.findings]


def test_lines_run_on_and_paragraphs_are_parted() -> None:
    document = read(
        pdf_file(page_of("ANNA: So it was in", "those days.", "", "BOB: Yes.", "", "It was."), Title="A talk")
    )

    assert [(one.speaker, one.text) for one in document.segments] == [
        ("ANNA", "So it was in those days."),
        ("BOB", "Yes."),
        ("BOB", "It was."),
    ]
    assert document.metadata == {"properties/Title": "A talk"}


def test_sentence_runs_on_from_page_to_page() -> None:
    document = read(pdf_file(page_of("ANNA: So it was in"), page_of("those days.", "BOB: Yes.")))

    assert [one.text for one in document.segments] == ["So it was in those days.", "Yes."]


def test_headers_and_page_numbers_are_left_out_and_told() -> None:
    pages = [
        [(72.0, 800.0, "A talk about bees"), *page_of(f"ANNA: So it {word}.", top=760), (290.0, 40.0, str(number))]
        for number, word in enumerate(("was", "is", "will be", "may be"), start=7)
    ]

    document = read(pdf_file(*pages))

    assert [one.text for one in document.segments] == ["So it was.", "So it is.", "So it will be.", "So it may be."]
    assert document.account.classes["repeated headers"] == 4 * len("A talk about bees\n") + len("7\n8\n9\n10\n")
    assert messages(document) == [
        (
            None,
            '"A talk about bees", which stands above or below the text of many pages, was left out (lines 1, 2, 3, 4)',
        ),
        (None, "the numbers of pages were left out (lines 1, 2, 3, 4)"),
    ]


def test_broken_words_are_joined_only_where_that_is_certain() -> None:
    lines = ("ANNA: The beekeeper saw another bee-", "keeper with a well-", "known swarm.", "BOB: Yes.")

    document = read(pdf_file(page_of(*lines)))

    assert document.segments[0].text == "The beekeeper saw another beekeeper with a well-known swarm."
    assert document.account.classes["hyphens at line ends"] == 1
    assert messages(document) == [
        (None, 'words broken at line ends were joined: "beekeeper"'),
        (None, 'the hyphen was kept in words broken at line ends that may have one: "well-known"'),
    ]


def test_numbers_in_the_margin_are_left_out() -> None:
    lines = page_of(*(f"ANNA: Line of words {word}" for word in "abcdefghijkl"), left=100)
    numbers: list[Line] = [(60, y, str(number)) for number, (_, y, _) in enumerate(lines, start=1)]

    document = read(pdf_file([*lines, *numbers]))

    assert [one.text for one in document.segments] == [f"Line of words {word}" for word in "abcdefghijkl"]
    assert messages(document) == [(None, "numbers that count on in the margin were left out (how many: 12)")]


def test_times_in_the_right_margin_stand_before_their_lines() -> None:
    lines = page_of("ANNA: One.", "BOB: Two.", "ANNA: Three.")
    times: list[Line] = [(480, y, f"[0:{number}0]") for number, (_, y, _) in enumerate(lines)]

    document = read(pdf_file([*lines, *times]))

    assert [(one.span, one.text) for one in document.segments] == [
        (Span(0, 10_000), "One."),
        (Span(10_000, 20_000), "Two."),
        (Span(20_000), "Three."),
    ]


def test_pictures_of_pages_are_refused() -> None:
    with pytest.raises(UnreadableTranscript, match=r"run text recognition \(OCR\) first"):
        read(pdf_file([]))


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\x00\xff" * 500, pdf_file(page_of("So."))[:300]])
def test_damaged_file_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableTranscript):
        read(content)


def test_real_files_are_read_whole(samples: Path) -> None:
    found = {}
    for file in sorted((samples / "pdf").rglob("*.pdf")):
        document = registry.read(file.read_bytes(), name=file.name)
        assert document.account.balances
        count = sum(len(segment.text.split()) for segment in document.segments)
        found[file.stem.partition("_")[0]] = (count, document.speakers[-2:])
    assert found == {
        "Macfarlane": (4_464, ("GRAYSON", "MACFARLANE")),
        "armantrout": (9_795, ("RA", "Questions")),
        "boyer-skipped-page-example": (2_484, ("BOHNING", "BOYER")),
        "glusker": (5_322, ("GLUSKER", "BOYTIM")),
        "rice": (2_440, ("Heitmann", "Rice")),
    }
