"""Recordings on their page: heard, described, with the stretches that are not heard in public."""

import pytest
from django.urls import reverse

from testimonies.models import AccessCopy, Recording, TimeRedaction
from tests.admin.pages import address, save, text_of
from tests.factories.recordings import make_recording
from tests.factories.records import make_published, make_testimony, make_witness

pytestmark = pytest.mark.django_db


def test_page_plays_what_is_kept_here_and_says_what_the_file_says(desk):
    recording = make_recording(
        make_testimony(make_witness()), media_type="audio/wav", byte_size=16044, sha256="ab" * 32
    )

    page = desk.get(address(recording))

    assert f'<audio controls preload="none" src="{reverse("recording", args=[recording.identifier])}">' in (
        page.content.decode()
    )
    assert "audio/wav" in text_of(page)


def test_list_tells_where_each_is_kept(desk):
    testimony = make_testimony()
    make_recording(testimony, position=1, duration_ms=3_723_000, byte_size=2048)
    Recording.objects.create(testimony=testimony, position=2, external_url="https://example.org/tape")
    Recording.objects.create(testimony=testimony, position=3)

    rows = text_of(desk.get(address(Recording, "changelist")))

    assert "1:02:03 2.0 KB Here 1" in rows
    assert "Elsewhere 2" in rows
    assert "Only known of 3" in rows


def test_stretch_is_hidden_from_the_recordings_page(desk, administrator):
    recording = make_recording(make_testimony(make_witness()))

    save(
        desk,
        recording,
        **{"redactions-0-start_ms": "0:10", "redactions-0-end_ms": "0:20", "redactions-0-reason": "A name"},
    )

    hidden = TimeRedaction.objects.get()
    assert (hidden.start_ms, hidden.end_ms, hidden.by) == (10_000, 20_000, administrator)


def test_file_and_address_at_once_are_refused(desk):
    answer = save(desk, make_recording(make_testimony()), external_url="https://example.org/tape")

    assert "Give a file or an address, not both." in text_of(answer)


def test_recording_is_deleted_with_its_copy(desk):
    recording = make_recording(make_published())
    assert AccessCopy.objects.exists()

    desk.post(address(recording, "delete"), {"post": "yes"})

    assert not Recording.objects.exists()
    assert not AccessCopy.objects.exists()
