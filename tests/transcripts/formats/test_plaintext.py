"""Plain text, read and written."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
        "[00:00:00.000] ANNA: one\n\n[00:00:01.000 - 00:00:02.500] BORIS: two\nand more\n\n"
        "[00:00:04.000 - 00:00:05.000] ANNA: three\n\n"
        "Recording 2\n\n[00:00:01.000 - 00:00:02.000] BORIS: four\n"
    )


WORDS = st.sampled_from(["one", "two, three", "слово за слово", "In 1941 we left.", "(laughs) yes", "– no", "a\nb"])
SPEAKERS = st.sampled_from(["Anna", "BORIS", "أمينة", "S1", "Д"])
TIMES = st.integers(0, 10 * 3600 * 1000)
SPANS = st.tuples(TIMES, TIMES).map(lambda pair: Span(min(pair), max(pair)))
SEGMENTS = st.builds(Segment, text=WORDS, span=SPANS, speaker=SPEAKERS, recording=st.integers(0, 3))


@settings(max_examples=200)
@given(said=st.lists(SEGMENTS, min_size=2, max_size=8), timed=st.booleans(), named=st.booleans())
def test_what_was_written_is_read_again(said: list[Segment], *, timed: bool, named: bool):
    """All of what text carries: passages in order, all of them with times or none, with speakers or none."""
    said.sort(key=lambda one: (one.recording, one.span or Span(0)))
    if not timed:
        said = [replace(one, span=None) for one in said]
    if not named:
        said = [replace(one, speaker=None) for one in said]

    again = read(write(TranscriptDocument("webvtt", tuple(said))).encode(), language="en")

    assert again.segments == tuple(said)


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
