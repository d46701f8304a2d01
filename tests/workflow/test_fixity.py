"""Every fault of an original is found and told; nothing is replaced; the longest unread come first."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone

from testimonies.models import Fixity
from testimonies.vocabulary import Soundness
from testimonies.workflow import fixity
from testimonies.workflow.erasure import erase
from tests.factories.recordings import make_recording, tone
from tests.factories.records import give_consent, make_testimony

pytestmark = pytest.mark.django_db
MEDIA = Path(settings.MEDIA_ROOT)


@pytest.fixture
def recording():
    made = make_recording(make_testimony())
    made.sha256, made.byte_size = fixity.sum_of(made.file.name), made.file.size
    made.save(update_fields=["sha256", "byte_size"])
    return made


def found():
    return {checked.name: checked.soundness for checked in fixity.check()}


def test_what_is_as_it_was_is_sound(recording):
    assert found() == {recording.file.name: Soundness.SOUND}
    assert Fixity.objects.get().sha256 == recording.sha256
    assert fixity.unsound() == []


FAULTS = {
    "one bit": lambda place: place.write_bytes(bytes([place.read_bytes()[0] ^ 1]) + place.read_bytes()[1:]),
    "cut off": lambda place: place.write_bytes(place.read_bytes()[:-1]),
    "grown": lambda place: place.write_bytes(place.read_bytes() + b"x"),
    "emptied": lambda place: place.write_bytes(b""),
    "another": lambda place: place.write_bytes(tone(seconds=0.2)),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_every_other_bytes_are_found(recording, fault):
    FAULTS[fault](MEDIA / recording.file.name)
    before = (MEDIA / recording.file.name).read_bytes()

    assert found() == {recording.file.name: Soundness.DIFFERENT}
    assert [checked.name for checked in fixity.unsound()] == [recording.file.name]
    assert (MEDIA / recording.file.name).read_bytes() == before


def test_a_missing_file_is_found(recording):
    (MEDIA / recording.file.name).unlink()

    assert found() == {recording.file.name: Soundness.MISSING}


def test_a_document_without_a_sum_is_held_to_its_first_one():
    consent = give_consent(make_testimony())
    consent.document.save("signed.pdf", ContentFile(b"signed"))
    assert found() == {consent.document.name: Soundness.SOUND}

    (MEDIA / consent.document.name).write_bytes(b"forged")
    assert found() == {consent.document.name: Soundness.DIFFERENT}
    (MEDIA / consent.document.name).write_bytes(b"signed")
    assert found() == {consent.document.name: Soundness.SOUND}


def test_the_longest_unread_come_first_and_the_others_wait(recording):
    names = [recording.file.name, *(make_recording(make_testimony()).file.name for _ in range(2))]
    for days, name in zip((10, 100), names, strict=False):
        read_at = timezone.now() - dt.timedelta(days=days)
        Fixity.objects.create(name=name, sha256="", checked_at=read_at, soundness=Soundness.SOUND)

    assert fixity.overdue(older_than=dt.timedelta(0)) == [names[2], names[1], names[0]]
    assert fixity.overdue() == [names[2], names[1]]


def test_a_file_that_no_record_names_is_told_and_left(recording):
    stranger = MEDIA / "recordings" / "t-none" / "left.wav"
    stranger.parent.mkdir(parents=True, exist_ok=True)
    stranger.write_bytes(b"x")

    name = "recordings/t-none/left.wav"
    assert name in fixity.unknown()
    assert recording.file.name not in fixity.unknown()
    assert name not in fixity.unknown(but=frozenset({name}))
    stranger.unlink()


def test_checks_of_what_is_gone_are_forgotten(recording):
    found()
    erase(recording.testimony.identifier, by=None, because="Asked for.")
    assert not Fixity.objects.exists()

    Fixity.objects.create(name="gone", sha256="", checked_at=timezone.now(), soundness=Soundness.SOUND)
    assert found() == {}
    assert not Fixity.objects.exists()
