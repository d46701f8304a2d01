import pytest

from testimonies.models import AuditEvent, Outbox, Transcript
from testimonies.workflow.errors import TransitionRefused
from testimonies.workflow.review import mark_reviewed
from testimonies.workflow.revisions import revise, wordings_of
from tests.factories.cast import make_curator
from tests.factories.records import make_collection, make_testimony, make_transcript

pytestmark = pytest.mark.django_db


def test_a_reviewer_marks_somebody_elses_transcript():
    author, reviewer = make_curator("transcriber"), make_curator("reviewer")
    transcript = make_transcript(make_testimony(), author=author)

    mark_reviewed(transcript, by=reviewer)

    transcript.refresh_from_db()
    assert (transcript.reviewed_by, transcript.reviewed_at is not None) == (reviewer, True)
    assert AuditEvent.objects.get().verb == "review"


def test_nobody_reviews_the_own_transcript_or_without_the_right_or_elsewhere():
    author = make_curator("reviewer")
    elsewhere = make_curator("reviewer", username="elsewhere", collections=(make_collection("c-other"),))
    transcript = make_transcript(make_testimony(), author=author)

    for person, why in (
        (author, "somebody else"),
        (make_curator("transcriber"), "the right"),
        (elsewhere, "collection"),
    ):
        with pytest.raises(TransitionRefused, match=why):
            mark_reviewed(transcript, by=person)
    transcript.refresh_from_db()
    assert transcript.reviewed_at is None


def test_whoever_changed_the_words_last_does_not_review_them():
    author, reviewer, other = (make_curator("reviewer", username=name) for name in ("author", "corrector", "other"))
    transcript = make_transcript(make_testimony(), author=author)
    revise(transcript, wordings_of(transcript)[:2], by=reviewer, because="", expected=1)

    with pytest.raises(TransitionRefused, match="last change"):
        mark_reviewed(transcript, by=reviewer)
    assert mark_reviewed(transcript, by=other).reviewed_by == other


def test_words_that_changed_while_they_were_read_are_not_reviewed():
    transcript = make_transcript(make_testimony())
    read = Transcript.objects.get(pk=transcript.pk)
    revise(transcript, wordings_of(transcript)[:2], by=None, because="", expected=1)

    with pytest.raises(TransitionRefused, match="while you read"):
        mark_reviewed(read, by=make_curator("reviewer"))
    transcript.refresh_from_db()
    assert transcript.reviewed_at is None


def test_a_review_tells_the_index_because_the_public_reads_only_reviewed_words():
    transcript = make_transcript(make_testimony())
    Outbox.objects.all().delete()

    mark_reviewed(transcript, by=make_curator("reviewer"))

    assert set(Outbox.objects.values_list("testimony", flat=True)) == {transcript.testimony_id}
