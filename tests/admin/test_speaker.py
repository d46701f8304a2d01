"""Whoever changes a voice of a reviewed transcript cannot let the public read it without somebody else."""

import pytest

from testimonies.models import Speaker, Transcript
from testimonies.vocabulary import SpeakerRole
from testimonies.workflow.errors import TransitionRefused
from testimonies.workflow.review import mark_reviewed
from tests.admin.pages import address, save
from tests.factories.cast import make_curator
from tests.factories.records import make_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def transcript() -> Transcript:
    return make_published().transcripts.get()


def is_read(transcript: Transcript) -> bool:
    transcript.refresh_from_db()
    return transcript.reviewed_at is not None


@pytest.mark.parametrize("change", [{"label": "Somebody"}, {"role": SpeakerRole.OTHER}])
def test_changed_voice_takes_the_review_back(desk, transcript, change):
    speaker = Speaker.objects.create(transcript=transcript, label="A")

    answer = save(desk, speaker, **change)

    assert answer.status_code == 302
    assert not is_read(transcript)
    assert transcript.revisions.get().because == "Its voices were changed"


def test_whoever_changed_the_voice_does_not_review_it(desk, administrator, transcript):
    speaker = Speaker.objects.create(transcript=transcript, label="A")
    save(desk, speaker, label="B")
    transcript.refresh_from_db()

    with pytest.raises(TransitionRefused, match="somebody else"):
        mark_reviewed(transcript, by=administrator)

    mark_reviewed(transcript, by=make_curator("reviewer", username="another"))
    assert is_read(transcript)


def test_voice_saved_as_it_was_leaves_the_review(desk, transcript):
    speaker = Speaker.objects.create(transcript=transcript, label="A")

    save(desk, speaker)

    assert is_read(transcript)


def test_removed_voice_takes_the_review_back(desk, transcript):
    speaker = Speaker.objects.create(transcript=transcript, label="A")

    desk.post(address(speaker, "delete"), {"post": "yes"})

    assert not is_read(transcript)


def test_voice_changed_on_the_page_of_its_transcript_takes_the_review_back(desk, transcript):
    Speaker.objects.create(transcript=transcript, label="A")

    save(desk, transcript, **{"speakers-0-label": "B"})

    assert not is_read(transcript)
