"""Cues are found by their time lines, whatever stands or is missing between them."""

import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.captions.cues import cues, stretches, time_lines
from testimonies.transcripts.document import Level
from testimonies.transcripts.reading import Reading
from testimonies.values.span import Span

ONE = "00:00:01.000 --> 00:00:02.000\n"
TWO = "00:00:02.000 --> 00:00:03.000\n"


def found(text: str, *, words_name_a_cue: bool = True) -> list[tuple[str, str]]:
    reading = Reading.of(text.encode(), language="")
    return [(cue.name, cue.words) for cue in cues(reading, time_lines(reading), words_name_a_cue=words_name_a_cue)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{ONE}one\n\n{TWO}two\n", [("", "one"), ("", "two")]),
        (f"1\n{ONE}one\n\n2\n{TWO}two", [("1", "one"), ("2", "two")]),
        (f"1\n{ONE}one\n2\n{TWO}two", [("1", "one"), ("2", "two")]),
        (f"{ONE}one\n{TWO}two", [("", "one"), ("", "two")]),
        (f"1\n{ONE}born in\n1941\n{TWO}two", [("1", "born in\n1941"), ("", "two")]),
        (f"{ONE}one\n\nmore\n\nthe end\n{TWO}two", [("", "one\n\nmore"), ("the end", "two")]),
        (f"{ONE}\n{TWO}two", [("", ""), ("", "two")]),
        (f"{ONE}{TWO}two", [("", ""), ("", "two")]),
        (f"1\n{ONE}2\n{TWO}two", [("1", ""), ("2", "two")]),
        (f"{ONE}an arrow --> here\n\n{TWO}two", [("", "an arrow --> here"), ("", "two")]),
        (f" {ONE}  one  \n\n{TWO}", [("", "one"), ("", "")]),
    ],
)
def test_cues_are_told_apart(text: str, expected: list[tuple[str, str]]):
    assert found(text) == expected


def test_words_before_a_time_line_are_speech_where_they_name_no_cue():
    assert found(f"{ONE}one\n\nand more\n{TWO}two", words_name_a_cue=False) == [("", "one\n\nand more"), ("", "two")]


@pytest.mark.parametrize(
    ("line", "span", "message"),
    [
        ("00:00:01.000 --> 00:00:02.000 align:start", Span(1_000, 2_000), None),
        ("1:2:3 --> 1:2:4,5", Span(3_723_000, 3_724_500), None),
        ("00:00:05.000 --> 00:00:04.000", Span(5_000), "the cue ends before it starts (00:00:05.000 to 00:00:04.000)"),
        ("00:00:05.000 --> 00:00:1d.890", Span(5_000), "this time line cannot be read"),
        ("00:00:0x.000 --> 00:00:10.890", None, "this time line cannot be read"),
        ("00:00:05.000 -->", Span(5_000), "this time line cannot be read"),
    ],
)
def test_time_lines_are_read_or_named(line: str, span: Span | None, message: str | None):
    reading = Reading.of(f"words\n\n{line}\nmore words".encode(), language="")

    _, (cue,) = cues(reading, time_lines(reading))
    findings = reading.document("webvtt", ()).findings

    assert (cue.span, cue.words) == (span, "more words")
    assert [(finding.level, finding.line) for finding in findings] == ([(Level.WARNING, 3)] if message else [])
    assert all(finding.message.startswith(str(message)) for finding in findings)


def test_long_line_with_arrows_is_speech_and_quickly_so():
    reading = Reading.of(b"0" * 100_000 + b"-->" * 100_000, language="")

    assert list(time_lines(reading)) == []
    assert reading.document("webvtt", ()).findings == ()


def test_stretches_are_trimmed_paragraphs():
    text = "one \n\n \n two\nthree\n  \n"

    assert [text[start:end] for start, end in stretches(text, 0, len(text))] == ["one", "two\nthree"]


@pytest.mark.parametrize("head", ["WEBVTT\n\n", "1\n"])
def test_words_on_the_line_of_the_times_are_kept(head: str):
    text = f"{head}00:00:01,000 --> 00:00:02,000 Eleven hives.\nand a swarm\n"

    read = registry.read(text.encode(), name="")

    assert [said.text for said in read.segments] == ["Eleven hives.\nand a swarm"]
    assert [finding.level for finding in read.findings if "line of the times" in finding.message] == [Level.WARNING]


def test_settings_on_the_line_of_the_times_are_no_words():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000 align:start position:10%,line-left\none\n"

    read = registry.read(text.encode(), name="")

    assert [said.text for said in read.segments] == ["one"]
    assert read.findings == ()
