"""What is written as SubRip and read again is the same, whatever words it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.formats.srt import read, write
from testimonies.values.span import Span

LINES = [
    "one", " two ", "", "<b>", "&amp;", "&", "-->", "00:00:01,000 --> 00:00:02,000", "ANNA: y", "- Boris: z",
    "[Anna] so", "{\\an8}", "слово", "7", "<v Anna>", "</v>", "[laughs] yes", "3 < 4", "a\rb", "\ufeffc",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(LINES), min_size=1, max_size=5).map("\n".join).map(str.strip).filter(bool)
SPEAKERS = st.sampled_from([None, None, "Anna", "ANNA", "Boris <the 2nd> & son", "anna", "أمينة", "S1"])
TIMES = st.integers(0, 100 * 3600 * 1000)
SPANS = st.tuples(TIMES, TIMES).map(lambda pair: Span(min(pair), max(pair)))
SEGMENTS = st.builds(Segment, text=TEXTS, span=SPANS, speaker=SPEAKERS)


def written(*said: Segment) -> str:
    return write(TranscriptDocument("text", said))


@given(said=st.lists(SEGMENTS, min_size=1, max_size=8))
def test_segments_survive(said: list[Segment]):
    again = read(written(*said).encode(), language="")

    assert again.segments == tuple(said)
    assert again.account.balances


def test_speakers_are_named_before_their_words():
    said = (
        Segment("How many hives?", Span(0, 1_500), "ANNA"),
        Segment("Eleven.\n\nOr twelve.", Span(3_600_000, 3_601_000), "BORIS"),
        Segment("[bees]", Span(3_601_000, 3_602_000)),
    )

    assert written(*said) == (
        "1\n00:00:00,000 --> 00:00:01,500\nANNA: How many hives?\n\n"
        "2\n01:00:00,000 --> 01:00:01,000\nBORIS: Eleven.\n<i></i>\nOr twelve.\n\n"
        "3\n01:00:01,000 --> 01:00:02,000\n</v>[bees]\n"
    )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (Segment("ANNA: she said", Span(0, 1)), "<i></i>ANNA: she said"),
        (Segment("one", Span(0, 1), "anna, the first"), "<v anna, the first>one"),
    ],
)
def test_names_that_would_be_misread_are_written_otherwise(said: Segment, words: str):
    lines = written(said, said).split("\n")

    assert (lines[2], lines[6]) == (words, words)


def test_words_without_a_time_or_an_end_are_given_one():
    again = read(written(Segment("one", Span(0)), Segment("two"), Segment("three", Span(2_000))).encode(), language="")

    assert [said.span for said in again.segments] == [Span(0, 2_000), Span(0, 2_000), Span(2_000, 7_000)]


def test_nothing_said_is_an_empty_file():
    assert written() == "\n"
