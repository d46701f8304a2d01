from dataclasses import replace

import pytest

from testimonies.ingest.comparing import (
    BROUGHT_AGAIN,
    Present,
    is_alike,
    is_changed,
    is_described_otherwise,
    is_edited,
    is_left,
    line_of,
)
from testimonies.ingest.errors import FileRefused
from testimonies.models import Recording, Speaker
from testimonies.models import Segment as Kept
from testimonies.transcripts.document import Footnote, Segment, TranscriptDocument, WordTime
from testimonies.values.span import Span
from testimonies.workflow.revisions import Wording, revise, wordings_of
from tests.factories.records import WORDS, make_testimony, make_transcript

pytestmark = pytest.mark.django_db


def document(*texts, speaker="ANNA"):
    return TranscriptDocument(
        "webvtt",
        tuple(
            Segment(text, Span(number * 3000, number * 3000 + 2900), speaker)
            for number, text in enumerate(texts or WORDS)
        ),
    )


@pytest.fixture
def transcript():
    return make_transcript(make_testimony(), speaker="ANNA")


def edit(transcript, *, because):
    first, *others = wordings_of(transcript)
    revise(
        transcript, [Wording("Edited words.", *first.__getstate__()[1:]), *others], by=None, because=because, expected=1
    )


def test_present_has_the_lines_that_the_file_had(transcript):
    assert Present.of(transcript).lines == tuple(map(line_of, document().segments))


def test_same_words_change_nothing(transcript):
    assert not is_changed(transcript, document())


def test_renamed_speaker_is_no_change(transcript):
    Speaker.objects.filter(transcript=transcript).update(label="Anna Demo")

    assert not is_changed(transcript, document())


def test_speakers_told_apart_are_a_change(transcript):
    Kept.objects.filter(transcript=transcript, position=1).update(speaker=None)

    assert is_changed(transcript, document())


def test_other_times_of_single_words_are_a_change(transcript):
    Kept.objects.filter(transcript=transcript, position=1).update(word_times=[[0, 2, 10, 20]])
    timed = document()
    first = replace(timed.segments[0], word_times=(WordTime(0, 2, Span(10, 20)),))

    assert is_changed(transcript, timed)
    assert not is_changed(transcript, replace(timed, segments=(first, *timed.segments[1:])))


def on(*tapes):
    """The document with its passages on these tapes."""
    timed = document()
    said = tuple(replace(each, recording=tape) for each, tape in zip(timed.segments, tapes, strict=True))
    return replace(timed, segments=said)


@pytest.mark.parametrize(
    ("tapes", "changed"),
    [((0, 0, 1), False), ((1, 1, 0), False), ((0, 1, 1), True), ((0, 0, 0), True), ((0, 1, 2), True)],
)
def test_passages_on_another_tape_are_a_change(transcript, tapes, changed):
    first, second = (Recording.objects.create(testimony=transcript.testimony, position=place) for place in (1, 2))
    Kept.objects.filter(transcript=transcript).update(recording=first)
    Kept.objects.filter(transcript=transcript, position=3).update(recording=second)

    assert is_changed(transcript, on(*tapes)) is changed
    assert is_left(transcript, on(*tapes)) is changed


def test_tapes_that_the_archive_does_not_know_are_no_change(transcript):
    assert not is_changed(transcript, on(0, 1, 1))


def test_footnotes_and_fields_are_described_otherwise(transcript):
    key = transcript.segments.get(position=2).key
    transcript.footnotes = [{"segment": key, "offset": 3, "text": "As heard."}]
    transcript.metadata = {"a": "1"}
    same = replace(document(), footnotes=(Footnote(1, 3, "As heard."),), metadata={"a": "1"})

    assert not is_described_otherwise(transcript, same)
    for other in (
        replace(same, footnotes=()),
        replace(same, footnotes=(Footnote(2, 3, "As heard."),)),
        replace(same, metadata={"a": "2"}),
        replace(same, metadata={}),
    ):
        assert is_described_otherwise(transcript, other)


def test_other_words_are_a_change(transcript):
    assert is_changed(transcript, document(*WORDS, "And more."))


def test_file_without_words_is_refused(transcript):
    with pytest.raises(FileRefused, match="has words and this file has none"):
        is_changed(transcript, TranscriptDocument("webvtt", ()))


def test_transcript_edited_by_a_curator_is_not_overwritten(transcript):
    edit(transcript, because="heard again")

    assert is_edited(transcript)
    with pytest.raises(FileRefused, match="a curator edited this transcript"):
        is_changed(transcript, document())


def test_transcript_edited_to_the_words_of_the_file_is_the_same(transcript):
    edit(transcript, because="heard again")

    assert not is_changed(transcript, document("Edited words.", *WORDS[1:], speaker=None))


def test_transcript_changed_by_an_import_is_not_edited(transcript):
    edit(transcript, because=f"{BROUGHT_AGAIN}b-1")

    assert not is_edited(transcript)


@pytest.mark.parametrize(
    ("texts", "alike"),
    [
        (WORDS, True),
        (["The river was", "wide that spring. We carried bread"], True),
        (["Nobody ever saw that house again."], False),
        ([], False),
    ],
)
def test_is_alike_does_not_ask_how_texts_are_cut(transcript, texts, alike):
    arriving = TranscriptDocument("webvtt", tuple(Segment(text) for text in texts))

    assert is_alike(transcript, arriving) is alike
