"""Plain text, read and written."""

import pytest

from testimonies.transcripts.document import Finding, Level, Segment, TranscriptDocument
from testimonies.transcripts.formats.plaintext import read, sniff, write
from testimonies.values.span import Span

SAID = (
    Segment("one", Span(0, 1_000), "ANNA"),
    Segment("two\nand more", Span(1_000, 2_500), "BORIS"),
    Segment("three", Span(4_000, 5_000), "ANNA"),
    Segment("four", Span(1_000, 2_000), "BORIS", recording=1),
)


def test_document_is_written_with_times_and_speakers():
    assert write(TranscriptDocument("webvtt", SAID)) == (
        "[00:00:00.000] ANNA: one\n\n[00:00:01.000] BORIS: two\nand more\n\n[00:00:02.500]\n\n"
        "[00:00:04.000] ANNA: three\n\n"
        "Recording 2\n\n[00:00:01.000] BORIS: four\n\n[00:00:02.000]\n"
    )


def test_what_was_written_is_read_again():
    again = read(write(TranscriptDocument("webvtt", SAID)).encode(), language="en")

    assert again.segments == (*SAID[:2], Segment("three", Span(4_000), "ANNA"), SAID[3])


def test_text_without_times_is_written_without_them():
    assert write(TranscriptDocument("docx", (Segment("one", speaker="ANNA"), Segment("two")))) == "ANNA: one\n\ntwo\n"


def test_initials_are_set_beside_the_names_they_may_stand_for():
    text = "[00:01] Дувакин: раз\n[00:02] Бахтин: два\n[00:03] Д: три\n[00:04] Б: четыре\n"

    document = read(text.encode(), language="ru")

    assert document.speakers == ("Дувакин", "Бахтин", "Д", "Б")
    assert document.findings == (
        Finding(Level.NOTE, 'the labels "Б" and "Бахтин" may mean the same speaker; they were kept as they stand'),
        Finding(Level.NOTE, 'the labels "Д" and "Дувакин" may mean the same speaker; they were kept as they stand'),
    )


def test_carriage_returns_alone_end_lines():
    assert [segment.text for segment in read(b"[00:01] A: one\r[00:02] B: two\r", language="").segments] == [
        "one",
        "two",
    ]


@pytest.mark.parametrize("name", ["a.txt", "", "a.vtt", "interview"])
def test_all_other_text_may_be_speech(name: str):
    assert sniff(b"So it was.", name) > 0


@pytest.mark.parametrize(
    ("head", "name"), [(b"a,b\n1,2", "a.csv"), (b"<?xml?>", "a.txt"), (b"\x01\x02\x03\x04", "a.txt"), (b"{\\rtf", "")]
)
def test_tables_markup_and_binaries_are_no_speech(head: bytes, name: str):
    assert sniff(head, name) == 0
