"""What curators are told of the copies that the public hears."""

import pytest

from testimonies.admin.access_copy import told_in_short, told_of_copy
from testimonies.interchange.access_copies.making import make_due
from testimonies.models import AccessCopy, Recording, Silence, TextRedaction, TimeRedaction
from testimonies.vocabulary import WhyNot
from tests.admin.pages import address, text_of
from tests.factories.recordings import make_recording
from tests.factories.records import make_published, make_testimony, make_transcript

pytestmark = pytest.mark.django_db


@pytest.fixture
def recording():
    return make_recording(make_published())


def in_list(recording):
    return told_in_short(Recording.objects.select_related("access_copy").get(pk=recording.pk))


def test_copy_is_told_with_its_day_and_its_silences(recording):
    assert told_of_copy(recording).startswith("Made on ")
    assert "silent" not in told_of_copy(recording)
    TimeRedaction.objects.create(recording=recording, start_ms=100, end_ms=200, reason="a name")
    assert told_of_copy(recording) == "It is being made; until then the public does not hear the recording."

    make_due()

    assert told_of_copy(recording).endswith(", silent in 1 place")
    assert in_list(recording) == "Made"


def test_draft_needs_no_copy_yet():
    recording = make_recording(make_testimony())

    assert told_of_copy(recording).startswith("None yet. It is made when the testimony is approved")
    assert in_list(recording) == ""


def test_reason_is_told_with_what_to_do(recording):
    AccessCopy.objects.update(file="", sha256="", why_not=WhyNot.NO_FFMPEG)

    assert "Ask the operator to install it." in told_of_copy(recording)
    assert in_list(recording) == WhyNot.NO_FFMPEG.label


def test_hidden_words_without_a_time_are_told(recording):
    transcript = make_transcript(recording.testimony)
    TextRedaction.objects.create(segment=transcript.segments.first(), start=0, end=3, reason="a name")

    assert "nobody can tell when they are spoken" in told_of_copy(recording)


def test_hidden_words_in_a_text_to_review_are_told(recording):
    transcript = make_transcript(recording.testimony, recording=recording, reviewed_at=None)
    TextRedaction.objects.create(segment=transcript.segments.first(), start=0, end=3, reason="a name")

    assert "Have the text reviewed." in told_of_copy(recording)


def test_copy_of_a_former_file_is_none(recording):
    AccessCopy.objects.update(made_of="recordings/x/former.wav")

    assert in_list(recording) == ""
    assert told_of_copy(recording).startswith("It is being made")


def test_page_and_list_of_a_recording_tell_it(desk, recording):
    AccessCopy.objects.update(file="", sha256="", why_not=WhyNot.UNREADABLE)

    page, listed = desk.get(address(recording)), desk.get(address(Recording, "changelist"))

    assert "The public does not hear it. Its file is damaged" in text_of(page)
    assert "Its file is damaged" in text_of(listed)


def test_list_of_silences_tells_their_times(desk, recording):
    copy = AccessCopy.objects.get()
    Silence.objects.create(copy=copy, start_ms=62_000, end_ms=10**12)

    assert "0:01:02 the end" in text_of(desk.get(address(Silence, "changelist")))
