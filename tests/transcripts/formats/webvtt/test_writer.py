"""What is written as WebVTT and read again is the same, whatever words it holds."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from testimonies.transcripts.document import IndexPoint, Segment, TranscriptDocument
from testimonies.transcripts.formats.webvtt import read, write
from testimonies.values.span import Span

LINES = [
    "one",
    "a\rb",
    "\ufeffc",
    " two ",
    "",
    "<b>",
    "&amp;",
    "-->",
    "00:01.000 --> 00:02.000",
    "NOTE x",
    "ANNA: y",
    "{\\an8}",
    "слово",
    "7",
]
TEXTS = st.lists(st.sampled_from(LINES), min_size=1, max_size=5).map("\n".join).map(str.strip).filter(bool)
SPEAKERS = st.sampled_from([None, None, "Anna", "Boris <the 2nd> & son", "أمينة"])
TIMES = st.integers(0, 100 * 3600 * 1000)
SPANS = st.none() | st.tuples(TIMES, TIMES).map(lambda pair: Span(min(pair), max(pair)))


@given(
    said=st.lists(st.builds(Segment, text=TEXTS, span=SPANS, speaker=SPEAKERS, recording=st.integers(0, 2)), min_size=1)
)
def test_segments_survive(said: list[Segment]):
    said.append(Segment("at least one cue", Span(0, 1)))
    document = TranscriptDocument("webvtt", tuple(said), language="crh")

    again = read(write(document).encode(), language="")

    assert again.segments == document.segments
    assert again.language == "crh"
    assert again.account.balances


def test_header_comments_and_contents_survive():
    document = TranscriptDocument(
        "webvtt",
        (Segment("one", Span(0, 1_000), "Anna"), Segment("two", Span(1_000, 2_000), "Boris")),
        language="de",
        metadata={
            "WEBVTT": "A talk",
            "Language": "de",
            "File Creator": "Anna\nBoris",
            "NOTE": "a comment\nof two lines",
        },
        index_points=(IndexPoint("The mill", 1_000),),
    )

    again = read(write(document).encode(), language="")

    assert replace(again, account=document.account, findings=()) == document


def test_unknown_end_lasts_until_the_next_cue():
    said = (Segment("one", Span(0)), Segment("two", Span(3_000)), Segment("three", Span(1_000), recording=1))

    again = read(write(TranscriptDocument("text", said)).encode(), language="")

    assert [segment.span for segment in again.segments] == [Span(0, 3_000), Span(3_000, 8_000), Span(1_000, 6_000)]


def test_file_is_valid_for_players():
    said = (
        Segment("one\n\ntwo --> three", Span(0, 1_000), "Anna"),
        Segment("not timed"),
        Segment("?", Span(3_600_000, 3_600_500)),
    )

    assert write(TranscriptDocument("text", said)) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n<v Anna>one\n<c></c>\ntwo --&gt; three\n\n"
        "NOTE without time\n<v>not timed\n\n01:00:00.000 --> 01:00:00.500\n<v>?\n"
    )
