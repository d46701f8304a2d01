"""SubRip captions, with all that is missing in them."""

import pytest

from testimonies.transcripts.document import Finding, Level, Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats import srt
from testimonies.values.span import Span

ONE = "00:00:01,000 --> 00:00:02,000\n"
TWO = "00:00:02,000 --> 00:00:03,000\n"


def read(text: str) -> TranscriptDocument:
    document = srt.FORMAT.read(text.encode(), language="") if srt.FORMAT.read else None
    assert document is not None
    assert document.account.balances
    return document


@pytest.mark.parametrize(
    "text",
    [
        f"1\n{ONE}one\n\n2\n{TWO}two\n",
        f"{ONE}one\n\n{TWO}two",
        f"1\n{ONE}one\n2\n{TWO}two",
        f"0\n{ONE}one\n\n1\n{TWO}two\n\n\n",
        f"1\n{ONE}one\n\n2\n{TWO}two\n".replace(",", "."),
        f"1\n{ONE}one\n\n2\n{TWO}two\n".replace("00:00:", "0:0:"),
        f"1\n{ONE}<i>one</i>\n\n2\n{TWO}{{\\an8}}two\n",
    ],
)
def test_captions_are_read(text: str):
    assert read(text).segments == (Segment("one", Span(1_000, 2_000)), Segment("two", Span(2_000, 3_000)))


def test_caption_without_its_time_line_is_kept_without_a_time():
    document = read(f"1\n{ONE}one\n\n2\ntwo\n\n3\n{TWO}three\n")

    assert [(segment.text, segment.span) for segment in document.segments] == [
        ("one", Span(1_000, 2_000)),
        ("two", None),
        ("three", Span(2_000, 3_000)),
    ]
    assert document.findings == (
        Finding(Level.WARNING, "caption 2 has no time line; its words were kept without a time", 5),
    )


def test_blank_line_in_a_caption_ends_nothing():
    assert [segment.text for segment in read(f"1\n{ONE}one\n\nmore\n\n2\n{TWO}two").segments] == ["one\n\nmore", "two"]


def test_words_before_the_first_caption_are_kept():
    document = read(f"some text\n{ONE}one")

    assert [(segment.text, segment.span) for segment in document.segments] == [
        ("some text", None),
        ("one", Span(1_000, 2_000)),
    ]


@pytest.mark.parametrize(
    ("lines", "speakers"),
    [
        (("ANNA: one", "BORIS: two", "ANNA: three"), ["ANNA", "BORIS", "ANNA"]),
        (("[ANNA] one", "[BORIS] two", "[ANNA] three"), ["ANNA", "BORIS", "ANNA"]),
        (("[music]", "one", "two"), [None, None, None]),
        (("In its favour: this", "we left", "and came"), [None, None, None]),
    ],
)
def test_labels_name_speakers(lines: tuple[str, ...], speakers: list[str | None]):
    text = "\n".join(f"{number}\n{ONE}{line}\n" for number, line in enumerate(lines, start=1))

    assert [segment.speaker for segment in read(text).segments] == speakers


def test_text_without_captions_is_refused():
    with pytest.raises(UnreadableTranscript, match="line 1: there is no caption in it"):
        read("only words")


@pytest.mark.parametrize(
    ("head", "likeness"),
    [
        (f"1\n{ONE}".encode(), 0.8),
        (b"1\n00:00:01.000 --> 00:00:02.000\n", 0.5),
        (b"00:00:01.000 --> 00:00:02.000\n", 0.0),
        (f"WEBVTT\n\n{ONE}".encode(), 0.0),
        (b"words", 0.0),
    ],
)
def test_likeness_comes_from_content(head: bytes, likeness: float):
    assert srt.sniff(head, "a.srt") == likeness
