"""WebVTT as tools really write it."""

import pytest

from testimonies.transcripts.document import Finding, IndexPoint, Level, Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.webvtt import read as read_bytes
from testimonies.transcripts.formats.webvtt.reader import sniff
from testimonies.values.span import Span


def read(text: str, *, language: str = "") -> TranscriptDocument:
    document = read_bytes(text.encode(), language=language)
    assert document.account.balances
    return document


def test_cues_become_segments():
    document = read(
        "WEBVTT\n\n1\n00:01.000 --> 00:02.500\n<v Anna>one\nand more\n\n2\n01:00:00.000 --> 01:00:01.000\ntwo\n"
    )

    assert document.segments == (
        Segment("one\nand more", Span(1_000, 2_500), "Anna"),
        Segment("two", Span(3_600_000, 3_601_000), "Anna"),
    )


@pytest.mark.parametrize("start", ["", "\ufeffWEBVTT\n\n", "WEBVTT\n", "WEBVTT Kind: captions\n\n", "\n\nWEBVTT\n\n"])
def test_any_beginning_is_read(start: str):
    document = read(f"{start}00:01.000 --> 00:02.000\none\n")

    assert [segment.text for segment in document.segments] == ["one"]


def test_missing_first_line_is_told():
    assert read("00:01.000 --> 00:02.000\none").findings == (
        Finding(Level.WARNING, "the first line is not WEBVTT; the cues were read all the same", 1),
    )


def test_language_of_the_header_counts_where_none_is_declared():
    text = "WEBVTT\nLanguage: de\n\n00:01.000 --> 00:02.000\nja"

    assert read(text).language == "de"
    assert read(text, language="crh").language == "crh"
    assert read(text.replace("de", "the German language")).language == ""


def test_comments_styles_and_regions_are_no_speech():
    document = read(
        "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:left\n\nNOTE one\n\n"
        "00:01.000 --> 00:02.000\nsaid\n\nNOTE\ntwo\nlines\n\n00:03.000 --> 00:04.000\nsaid too\n\nNOTE\n"
    )

    assert [segment.text for segment in document.segments] == ["said", "said too"]
    assert document.metadata == {"NOTE": "one\ntwo\nlines"}


def test_cue_that_begins_with_note_is_speech():
    document = read("WEBVTT\n\n00:01.000 --> 00:02.000\nnote that\n\n00:03.000 --> 00:04.000\nNOTE this too\n")

    assert [segment.text for segment in document.segments] == ["note that", "NOTE this too"]


def test_words_after_a_blank_line_stay_with_their_cue():
    document = read("WEBVTT\n\n00:01.000 --> 00:02.000\none\n\ntwo\n\n\nthree\n\n00:03.000 --> 00:04.000\nfour\n")

    assert [segment.text for segment in document.segments] == ["one\n\ntwo\n\n\nthree", "four"]
    assert [(finding.level, finding.line) for finding in document.findings] == [(Level.WARNING, 5)]


def test_words_after_a_comment_inside_a_cue_are_kept():
    document = read("WEBVTT\n\n00:01.000 --> 00:02.000\none\n\nNOTE comment\n\ntwo\n")

    assert [(segment.text, segment.span) for segment in document.segments] == [
        ("one", Span(1_000, 2_000)),
        ("two", Span(1_000, 2_000)),
    ]


def test_words_outside_any_cue_are_kept_without_a_time():
    document = read("WEBVTT\n\nsaid before\n\n00:01.000 --> 00:02.000\none\n")

    assert document.segments[0] == Segment("said before")
    assert (document.findings[0].level, document.findings[0].line) == (Level.WARNING, 3)


def test_names_of_cues_in_words_are_a_table_of_contents():
    document = read(
        "WEBVTT\n\nThe mill\n00:01.000 --> 00:02.000\none\n\n6e2b1f0c-0d3a/12-0\n00:03.000 --> 00:04.000\ntwo\n"
    )

    assert document.index_points == (IndexPoint("The mill", 1_000),)
    assert [segment.text for segment in document.segments] == ["one", "two"]


def test_file_without_a_cue_is_refused():
    with pytest.raises(UnreadableTranscript, match="line 1: there is no cue in it"):
        read("WEBVTT\n\nonly words\n")


@pytest.mark.parametrize(
    ("head", "likeness"),
    [
        (b"WEBVTT\n", 1.0),
        (b"\xef\xbb\xbf\nWEBVTT - x\n", 1.0),
        (b"1\n00:01.000 --> 00:02.000\n", 0.6),
        (b"1\n00:00:01,000 --> 00:00:02,000\n", 0.4),
        (b"WEBVTTX", 0.0),
        (b"so --> that", 0.0),
        (b"[00:01 --> 00:02] so", 0.0),
    ],
)
def test_likeness_comes_from_content(head: bytes, likeness: float):
    assert sniff(head, "") == likeness
