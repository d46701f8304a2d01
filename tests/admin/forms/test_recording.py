"""A recording is what its content says, and its sum, size and duration are noted when it arrives."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from testimonies.admin.forms.recording import arrived
from testimonies.models import Recording
from tests.admin.pages import address, filled, save
from tests.factories.recordings import tone
from tests.factories.records import make_testimony, make_witness

pytestmark = pytest.mark.django_db


def upload(client, content, *, name, **typed):
    page = address(Recording, "add")
    sent = filled(client.get(page), testimony=make_testimony(make_witness()).pk, **typed)
    return client.post(page, sent | {"file": SimpleUploadedFile(name, content)})


def test_upload_is_described_by_itself(desk):
    content = tone(seconds=2)

    upload(desk, content, name="Interview with her.MP4", medium="video")

    recording = Recording.objects.get()
    assert {
        name: getattr(recording, name)
        for name in ("medium", "media_type", "duration_ms", "byte_size", "sha256", "original_name")
    } == {
        "medium": "audio",
        "media_type": "audio/wav",
        "duration_ms": 2000,
        "byte_size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "original_name": "Interview with her.MP4",
    }
    assert recording.file.name.endswith(".wav")
    with recording.file.open() as kept:
        assert kept.read() == content


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "neither sound nor film by its content"),
        (b"MZ" + bytes(200), "neither sound nor film by its content"),
        (b"FORM\0\0\0\0AIFF" + bytes(200), "browsers do not play"),
    ],
)
def test_what_is_no_recording_is_refused_whatever_its_name(desk, content, why):
    answer = upload(desk, content, name="tape.mp3")

    assert why in str(answer.context["adminform"].form.errors["file"])
    assert not Recording.objects.exists()


def test_rows_of_a_testimony_describe_their_files_too(desk):
    testimony = make_testimony(make_witness())

    save(desk, testimony, **{"recordings-0-file": SimpleUploadedFile("tape.wav", tone())})

    recording = Recording.objects.get()
    assert (recording.position, recording.duration_ms, len(recording.sha256)) == (1, 1000, 64)


def test_correcting_a_label_leaves_the_facts(desk):
    upload(desk, tone(), name="tape.wav")
    recording = Recording.objects.get()

    save(desk, recording, label="Tape 1")

    again = Recording.objects.get()
    assert (again.label, again.sha256, again.file.name) == ("Tape 1", recording.sha256, recording.file.name)


def test_tape_elsewhere_has_the_duration_that_is_typed(desk):
    page = address(Recording, "add")
    desk.post(
        page,
        filled(
            desk.get(page),
            testimony=make_testimony().pk,
            external_url="https://example.org/tape",
            duration_ms="1:00:01",
        ),
    )

    assert Recording.objects.get().duration_ms == 3_601_000


@pytest.mark.parametrize("kind", [SimpleUploadedFile, TemporaryUploadedFile])
def test_upload_stays_open_after_it_was_looked_at(kind):
    given = SimpleUploadedFile("t.wav", b"abc") if kind is SimpleUploadedFile else kind("t.wav", "audio/wav", 3, None)
    if kind is TemporaryUploadedFile:
        given.write(b"abc")

    file = arrived(given)

    assert (file.head(2), file.sha256(), file.head(3)) == (b"ab", hashlib.sha256(b"abc").hexdigest(), b"abc")
