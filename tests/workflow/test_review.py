import pytest

from testimonies.models import AuditEvent
from testimonies.workflow.errors import TransitionRefused
from testimonies.workflow.review import mark_reviewed
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
