import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from testimonies.interchange.access_copies.keeping import making_folder, sweep
from testimonies.models import AccessCopy, Consent, Recording
from testimonies.models.paths import derivatives
from testimonies.vocabulary import Openness, State
from tests.factories.recordings import make_recording
from tests.factories.records import make_published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def recording():
    sweep()
    return make_recording(make_published())


@pytest.fixture
def bytes_are_there(recording):
    name = AccessCopy.objects.get().file.name
    assert derivatives().exists(name)
    return lambda: derivatives().exists(name)


def test_bytes_go_with_the_recording(recording, bytes_are_there):
    recording.delete()

    assert not bytes_are_there()


def test_bytes_go_with_the_testimony(recording, bytes_are_there):
    recording.testimony.recordings.all().delete()

    assert not bytes_are_there()


def test_bytes_go_with_the_file(recording, bytes_are_there):
    recording.file.save("other.wav", ContentFile(b"RIFF"))

    assert not bytes_are_there()
    assert not AccessCopy.objects.exists()


def test_bytes_stay_when_something_else_is_saved(recording, bytes_are_there):
    recording.label = "First tape"
    recording.save(update_fields=["label"])

    assert bytes_are_there()
    assert sweep() == 0
    assert bytes_are_there()


def _withdrawn(recording):
    recording.testimony.state = State.WITHDRAWN
    recording.testimony.save()


def _closed(recording):
    recording.testimony.openness = Openness.CLOSED
    recording.testimony.save()


def _without_consent(recording):
    Consent.objects.filter(testimony=recording.testimony).update(withdrawn_at=timezone.now())


def _elsewhere(recording):
    Recording.objects.filter(pk=recording.pk).update(file="")


@pytest.mark.parametrize("change", [_withdrawn, _closed, _without_consent, _elsewhere])
def test_copy_that_nobody_may_hear_is_swept(recording, bytes_are_there, change):
    change(recording)

    assert sweep() == 1
    assert not bytes_are_there()
    assert not AccessCopy.objects.exists()


def test_what_a_killed_maker_left_is_swept(recording, bytes_are_there, settings):
    root = Path(settings.ARCHIVE_VAR, "derivatives")
    for place in (root / "copies" / "r-none", root / ".staging", making_folder() / "tmp1"):
        place.mkdir(parents=True, exist_ok=True)
        (place / "left.wav").write_bytes(b"RIFF")

    assert sweep() == 3
    assert not list(root.rglob("left.wav"))
    assert bytes_are_there()


def test_record_of_a_lost_file_is_swept_so_that_it_is_made_again(recording):
    os.unlink(AccessCopy.objects.get().file.path)

    assert sweep() == 1
    assert not AccessCopy.objects.exists()
