"""What is written is read as it was, or every passage that is not is named, whatever words stand in it."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testimonies.transcripts import registry
from testimonies.transcripts.carrying import EVERYTHING, Carries, carried
from testimonies.transcripts.collation import collate
from testimonies.transcripts.document import Footnote, IndexPoint, Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.format import Format
from testimonies.values.span import Span

WRITTEN = [known for known in registry.formats() if known.write]
SAID = (
    Segment("So.", Span(0, 900), "ANNA"),
    Segment("It was.", Span(900, 2_000), "BORIS"),
    Segment("Yes.", Span(2_000, 3_000), "ANNA"),
    Segment("Far.", Span(3_000, 4_000), "BORIS"),
)
WHOLE = TranscriptDocument("json", SAID, "ru", {"TAPE": "4"}, (IndexPoint("Bees"),), (Footnote(0, 2, "a note"),))


def told(again: TranscriptDocument, *, carries: Carries = EVERYTHING) -> dict[str, str]:
    return collate(WHOLE, again, carries)


def test_nothing_is_told_of_what_came_back_as_it_was() -> None:
    assert told(WHOLE) == {}
    assert told(replace(WHOLE, metadata={"TAPE": "4", "version": "6"})) == {}


@pytest.mark.parametrize(
    ("again", "where"),
    [
        (SAID[1:], "1"),
        (SAID[:2], "3-4"),
        ((*SAID[:2], Segment("Ye", *[None] * 2), Segment("s."), SAID[3]), "3"),
        ((SAID[0], Segment("It was. Yes."), SAID[3]), "2-3"),
        ((*SAID[:2], Segment("Recording 2"), *SAID[2:]), "2"),
        ((Segment("Transcript"), *SAID), "1"),
        ((*SAID, Segment("more")), "4"),
        ((), "1-4"),
    ],
)
def test_passages_whose_words_differ_are_named(again: Sequence[Segment], where: str) -> None:
    assert told(replace(WHOLE, segments=tuple(again))) == {"the words of passages": where}


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"speaker": "BOB"}, "the speakers of passages"),
        ({"span": Span(901, 2_000)}, "the times of passages"),
        ({"recording": 1}, "the recordings of passages"),
    ],
)
def test_passages_that_differ_in_something_else_are_named(changed: dict[str, object], what: str) -> None:
    said = (SAID[0], replace(SAID[1], **changed), *SAID[2:])

    assert told(replace(WHOLE, segments=said)) == {what: "2"}


def test_what_stands_beside_the_passages_is_named() -> None:
    again = TranscriptDocument("json", SAID, "de", {"TAPE": "5"})

    assert told(again) == {
        "footnotes": "1",
        "entries of the table of contents": "1",
        "fields": "TAPE",
        "its language": "ru",
    }
    assert told(again, carries=Carries.TIMES | Carries.ENDS | Carries.SPEAKERS) == {}


def test_translation_is_compared_too() -> None:
    both = replace(WHOLE, translation=TranscriptDocument("json", (Segment("Evet."),)))

    assert collate(both, both, EVERYTHING) == {}
    assert collate(both, WHOLE, EVERYTHING) == {"in the translation the words of passages": "1"}


def test_what_a_format_has_to_give_is_told_once() -> None:
    said = (SAID[0], Segment("no time", None, None), Segment("no end", Span(2_000), "ANNA"), SAID[3])
    given_ = (SAID[0], Segment("no time", Span(0, 900), "ANNA"), Segment("no end", Span(2_000, 3_000), "ANNA"), SAID[3])
    again = TranscriptDocument("docx", given_)

    assert collate(TranscriptDocument("x", said), again, Carries.TIMES | Carries.ENDS | Carries.SPEAKERS) == {}
    assert collate(TranscriptDocument("x", said), again, EVERYTHING) == {
        "the speakers of passages": "2",
        "the times of passages": "2-3",
    }


NASTY = [
    "one", "two three", "слово", "كلمة", "\u202bשלום\u202c", "\u200fx", "[00:01:02] he said", "12:30 was the time",
    "00:00:01", "#00:00:02-5#", "(0:12)", "NAME: yes", "ANNA: no", "– no", "[[footnote]]1[[/footnote]]", "[[note]]",
    "]]>", "-->", "00:00:01.000 --> 00:00:02.000", "<v Bob>", "<b>", "&amp;", "&#0;", "NOTE", "NOTE recording 2",
    "WEBVTT", "Recording 2", "TITLE: x", "{\\an8}", "7", "=1+1", "'", '"', "a\tb", "{", "<?xml?>", "\ue000", "\ufeff",
    "\x01", "\x0b", "\x0c", "\x1f", "\x85", "\u2028", "\u2029", "\r", "\r\n", "\n", "\n\n", "\n \n", "\xa0", " ",
]  # fmt: skip
TEXTS = (
    st.lists(st.sampled_from(NASTY), min_size=1, max_size=5)
    .map(lambda scraps: unicodedata.normalize("NFC", " ".join(scraps).replace(" \n", "\n").replace("\n ", "\n")))
    .map(str.strip)
    .filter(bool)
)
TIMES = st.integers(0, 10_000_000)


def _span(start_ms: int, length: int | None) -> Span:
    return Span(start_ms, None if length is None else start_ms + length)


SPANS = st.none() | st.builds(_span, TIMES, st.none() | st.integers(0, 9_000))
SPEAKERS = st.sampled_from([None, "Anna", "ANNA", "Boris: <the 2nd>", "12:30", "أمينة", "A\nB"])
SEGMENTS = st.builds(Segment, text=TEXTS, span=SPANS, speaker=SPEAKERS, recording=st.sampled_from([0, 0, 1]))
DOCUMENTS = st.builds(
    TranscriptDocument,
    format=st.just("x"),
    segments=st.lists(SEGMENTS, min_size=1, max_size=5).map(tuple),
    language=st.sampled_from(["", "ru"]),
    metadata=st.dictionaries(st.sampled_from(["Title", "a/b", "@odd"]), TEXTS, max_size=2),
)
NUMBERS = re.compile(r"(\d+)(?:-(\d+))?")


@pytest.mark.parametrize("known", WRITTEN, ids=lambda known: known.name)
@settings(max_examples=60)
@given(document=DOCUMENTS)
def test_every_passage_is_read_again_or_named(known: Format, document: TranscriptDocument) -> None:
    written = registry.write(document, known.name)
    messages = [finding.message for finding in written.findings]
    whole = [message for message in messages if message.startswith("what was written as ")]
    if whole and "would be refused" in whole[0]:
        with pytest.raises(UnreadableTranscript):
            registry.read(written.content, name=f"a{known.extensions[0]}")
        return
    again = registry.read(written.content, name=f"a{known.extensions[0]}")

    assert (again.format != known.name) == bool(whole)
    named = named_in(messages)
    expected = carried(document, known.carries).segments
    kept = [(place, said) for place, said in enumerate(expected, start=1) if place not in named]
    found = iter(again.segments)
    for place, said in kept:
        assert any(is_same(said, other, known.carries) for other in found), (place, said, again.segments, messages)
    assert named or len(again.segments) == len(expected)


def named_in(messages: Iterable[str]) -> set[int]:
    """The numbers of all passages that some findings name."""
    lists = [message.rpartition(": ")[2] for message in messages if "of passages would be read otherwise" in message]
    ranges = [(int(found[1]), int(found[2] or found[1])) for listed in lists for found in NUMBERS.finditer(listed)]
    return {number for first, last in ranges for number in range(first, last + 1)}


def is_same(said: Segment, other: Segment, carries: Carries) -> bool:
    """Whether a passage came back, but for what the format had to give it."""
    may_be_named = said.speaker is None and Carries.UNNAMED not in carries
    may_be_timed = said.span is None and Carries.UNTIMED_BETWEEN not in carries
    may_be_ended = said.span is not None and said.span.end_ms is None and Carries.OPEN_ENDS_BETWEEN not in carries
    begins = said.span and other.span and said.span.start_ms == other.span.start_ms
    return (
        (said.text, said.recording) == (other.text, other.recording)
        and (said.speaker == other.speaker or may_be_named)
        and (said.span == other.span or may_be_timed or (may_be_ended and bool(begins)))
    )
