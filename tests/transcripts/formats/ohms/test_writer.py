"""What is written as OHMS XML and read again is the same, whatever it holds; so are the records of real archives."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from testimonies.transcripts import registry
from testimonies.transcripts.captions.ends import with_ends
from testimonies.transcripts.document import Footnote, IndexPoint, Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.ohms import read, write
from testimonies.values.span import Span

LINES = [
    "one", " two ", "", "<b>", "&amp;", "]]>", "-->", "NOTE x", "ANNA: y", "<c.1>z</c>", "слово", "7", "[[note]]",
    "\ue000", "TRANSCRIPTION END",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(LINES), min_size=1, max_size=4).map("\n".join).map(str.strip).filter(bool)
WORDS = st.sampled_from(["Bees", "the mill & the bees", "улей", "<b>", "a, b, and c"])
SPEAKERS = st.sampled_from([None, "Anna", "Boris <the 2nd> & son", "أمينة"])
TIMES = st.integers(0, 100 * 3600 * 1000)
SPANS = st.none() | st.tuples(TIMES, TIMES).map(lambda pair: Span(min(pair), max(pair)))
SEGMENTS = st.builds(Segment, text=TEXTS, span=SPANS, speaker=SPEAKERS, recording=st.integers(0, 2))
TERMS = st.lists(WORDS, max_size=2).map(tuple)
POINTS = st.builds(
    IndexPoint,
    title=WORDS,
    start_ms=st.none() | TIMES,
    synopsis=WORDS,
    partial_transcript=st.just("") | WORDS,
    keywords=TERMS,
    subjects=TERMS,
    coordinates=st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
    place=st.just("") | WORDS,
    hyperlinks=st.lists(st.tuples(st.just("https://example.org"), WORDS), max_size=2).map(tuple),
    language=st.just("ru"),
)
METADATA = st.dictionaries(
    st.sampled_from(["title", "description", "date/@value", "mediafile/host", "subject", "record/@id", "own_field"]),
    st.sampled_from(["Bees", "the mill & <b>", "one\ntwo"]).filter(bool),
)


def noted(segments: Sequence[Segment], places: Sequence[int]) -> tuple[Footnote, ...]:
    """A footnote for each number, somewhere in the segments, in their order."""
    hung = []
    for place in places:
        number = place % len(segments)
        hung.append(Footnote(number, place // 7 % (len(segments[number].text) + 1), "a note\non <b> & it"))
    return tuple(sorted(hung, key=lambda note: (note.segment, note.offset)))


@given(
    said=st.lists(SEGMENTS, max_size=5),
    points=st.lists(POINTS, max_size=3),
    places=st.lists(st.integers(0, 10**6), max_size=3),
    metadata=METADATA,
)
def test_everything_survives(
    said: list[Segment], points: list[IndexPoint], places: list[int], metadata: dict[str, str]
):
    said.append(Segment("at least one cue", Span(0, 1)))
    notes = noted(said, places)
    document = TranscriptDocument("x", tuple(said), "ru", metadata, tuple(points), notes)

    again = read(write(document).encode(), language="")

    assert again.account.balances
    assert (again.segments, again.index_points, again.footnotes) == (tuple(said), tuple(points), notes)
    assert (again.language, again.translation) == ("ru", None)
    added = {"version": "6.0", "language": "ru", "translate": "0"}
    assert again.metadata == {**added, **metadata}


@settings(max_examples=30)
@given(said=st.lists(SEGMENTS, max_size=3), other=st.lists(SEGMENTS, min_size=1, max_size=3))
def test_translation_survives_with_its_index(said: list[Segment], other: list[Segment]):
    said.append(Segment("at least one cue", Span(0, 1)))
    other.append(Segment("en az bir", Span(0, 1)))
    point = IndexPoint("The mill", 1_500, keywords=("mill",), hyperlinks=(("https://a.b", "map"),), language="ru")
    translated = replace(point, title="Değirmen", keywords=(), hyperlinks=(("https://a.b", "harita"),), language="tr")
    translation = TranscriptDocument("ohms", tuple(other), "tr", index_points=(translated,))
    document = TranscriptDocument("ohms", tuple(said), "ru", index_points=(point,), translation=translation)

    again = read(write(document).encode(), language="")

    assert again.translation
    assert replace(again.translation, account=translation.account) == translation
    assert again.index_points == (point,)


def test_record_has_the_shape_of_version_6():
    document = TranscriptDocument(
        "webvtt",
        (Segment("Eleven hives", Span(0, 1_500), "ANNA"),),
        "en",
        {"title": "Bees", "Responsible Party": "Us", "%odd": "so", "interviewee": "Anna\nBoris"},
        footnotes=(Footnote(0, 6, "or twelve"),),
    )

    written = write(document)

    assert written.startswith(
        '<?xml version="1.0" encoding="UTF-8"?>\n<ROOT xmlns="https://www.weareavp.com/nunncenter/'
    )
    assert "    <version>6.0</version>\n    <date/>\n" in written
    assert "    <interviewee>Anna</interviewee>\n    <interviewee>Boris</interviewee>\n" in written
    assert "    <user_notes>%odd: so</user_notes>\n" in written
    assert (
        "    <vtt_transcript><![CDATA[WEBVTT\nResponsible Party: Us\n\nNOTE\nTRANSCRIPTION BEGIN\n\n"
        "00:00:00.000 --> 00:00:01.500\n<v ANNA><c.1>Eleven</c> hives\n\nNOTE\nTRANSCRIPTION END\n\n"
        'NOTE\nANNOTATIONS BEGIN\n\nNOTE\n<annotation ref="1">or twelve</annotation>\n\nNOTE\nANNOTATIONS END\n'
        "]]></vtt_transcript>\n"
    ) in written


def test_transcript_without_times_is_a_text_with_footnotes():
    said = (Segment("How many?", None, "ANNA"), Segment("Eleven, or so.", None, "BORIS"))
    document = TranscriptDocument("ohms", said, footnotes=(Footnote(1, 6, "or twelve"),))

    again = read(write(document).encode(), language="")

    assert (again.segments, again.footnotes) == (said, document.footnotes)
    assert "<vtt_transcript/>" in write(document)


def test_real_records_survive_but_for_ends_that_they_do_not_know(samples: Path):
    compared = 0
    for file in sorted((samples / "ohms").rglob("*.xml"))[::4]:  # every one survives; a quarter is quick to prove
        try:
            document = _ended(registry.read(file.read_bytes(), name=file.name))
        except UnreadableTranscript:
            continue
        again = read(write(document).encode(), language="")
        assert again.segments == document.segments, file.name
        assert again.index_points == document.index_points, file.name
        assert again.footnotes == tuple(sorted(document.footnotes, key=lambda note: (note.segment, note.offset)))
        assert {**again.metadata, "version": ""} == {**again.metadata, **document.metadata, "version": ""}, file.name
        assert bool(again.translation) == bool(document.translation)
        compared += 1
    assert compared == 30


def _ended(document: TranscriptDocument) -> TranscriptDocument:
    """The document as captions can show it."""
    said = [replace(one, span=one.span and Span(one.span.start_ms, end)) for one, end in with_ends(document.segments)]
    return replace(document, segments=tuple(said))
