from dataclasses import replace

import pytest

from testimonies.access.viewer import VISITOR
from testimonies.interchange.access_copies.making import make_due
from testimonies.models import Annotation, Outbox, Recording, Segment, TextRedaction
from testimonies.workflow.errors import EditConflict, NotCarried
from testimonies.workflow.revisions import Wording, revise, text_at, wordings_of
from tests.factories.recordings import make_recording, tone
from tests.factories.records import make_published, make_testimony, make_transcript

pytestmark = pytest.mark.django_db


@pytest.fixture
def transcript():
    return make_transcript(make_testimony(), "One bridge.", "Two boats, Anna said.", "Three fires.")


def said(wordings):
    return [wording.text for wording in wordings]


def test_revise_keeps_keys_and_remembers_what_was(transcript):
    before = wordings_of(transcript)
    changed = [
        before[0],
        Wording("New words."),
        Wording("Two boats, as Anna said.", key=before[1].key),
        before[2],
    ]

    revision = revise(transcript, changed, by=None, because="heard again", expected=1)

    after = wordings_of(transcript)
    assert said(after) == ["One bridge.", "New words.", "Two boats, as Anna said.", "Three fires."]
    assert [after[0].key, after[2].key, after[3].key] == [wording.key for wording in before]
    assert list(transcript.segments.order_by("position").values_list("position", flat=True)) == [1, 2, 3, 4]
    assert (transcript.revision, revision.number, revision.because) == (2, 2, "heard again")
    assert text_at(transcript, 1) == before
    assert text_at(transcript, 2) == after


def test_every_revision_can_be_read_again(transcript):
    history = [wordings_of(transcript)]
    for change in (
        lambda w: w[::-1],
        lambda w: w[1:],
        lambda w: [*w, Wording("Last.")],
        lambda w: [Wording("A", key=w[0].key), *w[1:]],
    ):
        revise(transcript, change(wordings_of(transcript)), by=None, because="", expected=transcript.revision)
        history.append(wordings_of(transcript))

    assert [text_at(transcript, number) for number in range(1, 6)] == history
    with pytest.raises(ValueError, match="1 to 5"):
        text_at(transcript, 6)


def test_revise_without_a_change_makes_no_revision(transcript):
    assert revise(transcript, wordings_of(transcript), by=None, because="", expected=1) is None
    assert transcript.revisions.count() == 0


def test_revise_refuses_to_overwrite_what_its_author_did_not_see(transcript):
    mine = wordings_of(transcript)
    revise(transcript, mine[:2], by=None, because="theirs", expected=1)

    with pytest.raises(EditConflict) as conflict:
        revise(transcript, mine[1:], by=None, because="mine", expected=1)

    assert (said(conflict.value.theirs), said(conflict.value.yours)) == (said(mine[:2]), said(mine[1:]))
    assert said(wordings_of(transcript)) == said(mine[:2])


def test_redactions_and_annotations_go_along_with_their_words(transcript):
    segment = Segment.objects.get(text="Two boats, Anna said.")
    redaction = TextRedaction.objects.create(segment=segment, start=11, end=15, reason="a name")
    annotation = Annotation.objects.create(segment=segment, start=0, end=9, note="which?")
    words = wordings_of(transcript)
    words[1] = Wording("On the lake: Two boats, Anna said so.", key=segment.key)

    revise(transcript, words, by=None, because="", expected=1)

    segment.refresh_from_db()
    redaction.refresh_from_db()
    annotation.refresh_from_db()
    assert segment.text[redaction.start : redaction.end] == "Anna"
    assert segment.text[annotation.start : annotation.end] == "Two boats"


@pytest.mark.parametrize(
    "words", [["One bridge.", "Two boats, she said.", "Three fires."], ["One bridge.", "Three fires."]]
)
def test_what_cannot_be_carried_refuses_the_change_and_changes_nothing(transcript, words):
    segment = Segment.objects.get(text="Two boats, Anna said.")
    TextRedaction.objects.create(segment=segment, start=11, end=15, reason="a name")
    known = {wording.text: wording.key for wording in wordings_of(transcript)}
    keys = [known.get(text, segment.key) for text in words]

    with pytest.raises(NotCarried) as refusal:
        revise(
            transcript, [Wording(t, key=k) for t, k in zip(words, keys, strict=True)], by=None, because="", expected=1
        )

    assert len(refusal.value.hangers) == 1
    assert said(wordings_of(transcript)) == ["One bridge.", "Two boats, Anna said.", "Three fires."]
    assert transcript.revisions.count() == 0


def test_revise_takes_back_the_review_and_tells_the_index(transcript):
    Outbox.objects.all().delete()

    revise(transcript, wordings_of(transcript)[:1], by=None, because="", expected=1)

    assert transcript.reviewed_at is None
    assert set(Outbox.objects.values_list("testimony", flat=True)) == {transcript.testimony_id}


def with_footnote(transcript, text, *, after):
    segment = Segment.objects.get(text=text)
    transcript.footnotes = [{"segment": segment.key, "offset": text.index(after) + len(after), "text": "A note."}]
    transcript.save(update_fields=["footnotes"])


def test_footnotes_go_along_with_their_words(transcript):
    with_footnote(transcript, "Two boats, Anna said.", after="boats")
    words = wordings_of(transcript)
    words[1] = Wording("On the lake: two boats, as Anna said.", key=words[1].key)

    revise(transcript, words, by=None, because="", expected=1)

    [note] = transcript.footnotes
    assert words[1].text[: note["offset"]] == "On the lake: two boats"


def test_footnote_of_a_passage_that_goes_refuses_the_change(transcript):
    with_footnote(transcript, "Two boats, Anna said.", after="boats")
    words = wordings_of(transcript)

    with pytest.raises(NotCarried, match="A note"):
        revise(transcript, [words[0], words[2]], by=None, because="", expected=1)
    assert wordings_of(transcript) == words


def test_time_that_was_moved_lets_nothing_hidden_be_heard_before_its_review():
    recording = make_recording(make_published(), tone(seconds=9))
    transcript = make_transcript(recording.testimony, recording=recording)
    TextRedaction.objects.create(segment=transcript.segments.get(position=2), start=0, end=2, reason="a name")
    make_due()
    assert Recording.objects.playable_by(VISITOR).exists()
    first, second, third = wordings_of(transcript)

    moved = [first, replace(second, start_ms=8000, end_ms=8500), third]
    revise(transcript, moved, by=None, because="The time was wrong.", expected=1)
    make_due()

    assert not Recording.objects.playable_by(VISITOR).exists()


TIMED = ((0, 3, 100, 300), (4, 9, 300, 800))


@pytest.fixture
def timed(transcript):
    """Its second passage has times of words."""
    transcript.segments.filter(position=2).update(word_times=TIMED, start_ms=0, end_ms=900)
    return transcript


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({"text": "Two big boats, Anna said."}, ((0, 3, 100, 300), (8, 13, 300, 800))),
        ({"speaker": None}, TIMED),
        ({"end_ms": 500}, TIMED[:1]),
        ({"start_ms": None, "end_ms": None}, ()),
    ],
)
def test_words_that_a_curator_leaves_alone_keep_their_times(timed, change, kept):
    first, second, third = wordings_of(timed)
    corrected = replace(second, **{"text": "Two boats, Anna said!", "word_times": None} | change)

    revise(timed, [first, corrected, third], by=None, because="", expected=1)

    assert wordings_of(timed)[1].word_times == kept
    assert text_at(timed, 1) == [first, second, third]


def test_words_on_another_recording_lose_their_times(timed):
    first, second = (make_recording(timed.testimony, tone(seconds=0.1), position=place) for place in (1, 2))
    timed.segments.update(recording=first)
    words = wordings_of(timed)
    words[1] = replace(words[1], recording=second.pk, word_times=None)

    revise(timed, words, by=None, because="", expected=1)

    assert wordings_of(timed)[1].word_times == ()


def test_times_of_words_that_are_said_replace_the_former(timed):
    words = wordings_of(timed)
    words[1] = replace(words[1], word_times=((0, 3, 150, 300),))

    revise(timed, words, by=None, because="", expected=1)

    assert timed.revisions.get().former == [
        {"key": words[1].key, "text": "Two boats, Anna said.", "start_ms": 0, "end_ms": 900, "recording": None,
         "speaker": None, "word_times": [[0, 3, 100, 300], [4, 9, 300, 800]]}
    ]  # fmt: skip
    assert wordings_of(timed)[1].word_times == ((0, 3, 150, 300),)
