import datetime as dt
import io
import os
import subprocess
import sys
import wave
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils import timezone

from testimonies.access.viewer import VISITOR
from testimonies.interchange.access_copies import ffmpeg, making
from testimonies.interchange.access_copies.making import due, make_copy, make_due
from testimonies.models import AccessCopy, Outbox, Recording, TextRedaction, TimeRedaction
from testimonies.models.paths import derivatives
from testimonies.vocabulary import Medium, State, WhyNot
from tests.factories.films import film
from tests.factories.recordings import make_recording, tone
from tests.factories.records import make_published, make_testimony, make_transcript, publish

pytestmark = pytest.mark.django_db
needs_ffmpeg = pytest.mark.skipif(not ffmpeg.is_there(), reason="ffmpeg is not installed")
WHOLE = tone(seconds=4)


@pytest.fixture
def recording():
    return make_recording(make_published(), WHOLE)


@pytest.fixture
def without_ffmpeg(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))


def hide(recording, start=1000, end=2000, **fields):
    return TimeRedaction.objects.create(recording=recording, start_ms=start, end_ms=end, reason="a name", **fields)


def copy_of(recording):
    return AccessCopy.objects.get(recording=recording)


def samples(recording):
    """What the public hears, 8000 frames a second."""
    with copy_of(recording).file.open("rb") as kept, wave.open(io.BytesIO(kept.read())) as sound:
        return sound.readframes(sound.getnframes())


def is_heard(recording):
    return Recording.objects.playable_by(VISITOR).filter(pk=recording.pk).exists()


def test_what_is_published_later_is_due_then():
    testimony = make_testimony(state=State.DRAFT)
    recording = make_recording(testimony)
    assert make_due() == []

    make_transcript(testimony)
    publish(testimony)
    testimony.openness = "open"
    testimony.save()

    assert [(one.recording, one.why_not) for one in make_due()] == [(recording.identifier, "")]
    assert is_heard(recording)
    assert make_due() == []


def test_copy_holds_the_sound_and_not_what_the_file_tells(recording):
    told = WHOLE[:36] + b"LIST\x08\x00\x00\x00SOMEBODY" + WHOLE[36:]
    told = told[:4] + (len(told) - 8).to_bytes(4, "little") + told[8:]
    recording = make_recording(recording.testimony, told, position=2)

    copy = copy_of(recording)

    with copy.file.open("rb") as kept:
        assert kept.read() == WHOLE
    assert (copy.media_type, copy.byte_size, copy.made_of) == ("audio/wav", len(WHOLE), recording.file.name)


def test_margin_is_silent_too(recording):
    hide(recording)

    make_due()

    heard = samples(recording)
    assert not any(heard[2 * 8 * 750 : 2 * 8 * 2250])
    assert heard[: 2 * 8 * 749] == WHOLE[44 : 44 + 2 * 8 * 749]
    assert heard[2 * 8 * 2250 :] == WHOLE[44 + 2 * 8 * 2250 :]


def test_hidden_words_are_silent_as_long_as_their_segment_lasts(recording):
    transcript = make_transcript(recording.testimony, recording=recording)
    words = TextRedaction.objects.create(segment=transcript.segments.get(position=1), start=0, end=3, reason="a name")
    assert not is_heard(recording)

    make_due()

    assert is_heard(recording)
    assert not any(samples(recording)[: 2 * 8 * 3000])
    words.delete()
    make_due()
    assert samples(recording) == WHOLE[44:]


def test_new_redaction_closes_at_once_and_opens_with_the_new_copy(recording):
    hide(recording)
    make_due()
    former = copy_of(recording)

    wide = hide(recording, 2000, 3000)

    assert not is_heard(recording)
    assert due(at=timezone.now()) == [recording]
    make_due()
    assert is_heard(recording)
    assert copy_of(recording).sha256 != former.sha256
    wide.until = timezone.now() - dt.timedelta(seconds=1)
    wide.save(update_fields=["until"])
    assert is_heard(recording)
    assert len(make_due()) == 1
    assert copy_of(recording).sha256 == former.sha256


@pytest.mark.django_db(transaction=True)
def test_bytes_of_a_former_copy_are_gone_when_the_new_one_is_there(recording):
    former = copy_of(recording).file.name
    hide(recording)

    make_due()

    assert not derivatives().exists(former)
    assert derivatives().exists(copy_of(recording).file.name)


def test_index_is_told_of_every_copy(recording):
    hide(recording)
    Outbox.objects.all().delete()

    make_due()

    assert [row.testimony for row in Outbox.objects.all()] == [recording.testimony_id]


def test_what_cannot_be_read_says_so_and_is_tried_again_only_when_asked(recording):
    broken = make_recording(recording.testimony, b"not a sound", position=2)

    assert copy_of(broken).why_not == WhyNot.UNREADABLE
    assert not is_heard(broken)
    assert make_due() == []
    assert [(one.recording, one.why_not) for one in make_due(again=True)] == [(broken.identifier, "unreadable")]


def test_what_failed_is_due_when_it_changes(recording, without_ffmpeg):
    compressed = make_recording(recording.testimony, b"ID3", name="a.mp3", position=2)
    assert copy_of(compressed).why_not == WhyNot.NO_FFMPEG
    assert due(at=timezone.now()) == []

    hide(compressed)
    assert due(at=timezone.now()) == [compressed]
    make_due()
    assert due(at=timezone.now()) == []
    compressed.file.name = recording.file.name
    compressed.save(update_fields=["file"])

    assert due(at=timezone.now()) == [compressed]


def test_machine_without_ffmpeg_makes_copies_of_plain_wav(recording, without_ffmpeg):
    hide(recording)

    assert [one.why_not for one in make_due()] == [""]
    assert is_heard(recording)


def test_copy_that_cannot_be_made_anew_is_not_kept(recording, without_ffmpeg):
    with default_storage.open(recording.file.name, "wb") as kept:
        kept.write(b"damaged")
    hide(recording)

    make_due()

    assert (copy_of(recording).file.name, copy_of(recording).why_not) == ("", WhyNot.NO_FFMPEG)


def test_missing_original_says_so(recording, caplog):
    default_storage.delete(recording.file.name)
    hide(recording)

    make_due()

    assert copy_of(recording).why_not == WhyNot.MISSING
    assert recording.identifier in caplog.text


def test_recording_that_changed_while_it_was_copied_is_left_alone(recording):
    seen = Recording.objects.get(pk=recording.pk)
    Recording.objects.filter(pk=recording.pk).update(medium=Medium.VIDEO)
    AccessCopy.objects.all().delete()

    assert make_copy(seen) is None
    assert not AccessCopy.objects.exists()


def test_recording_that_went_while_it_was_copied_is_left_alone(recording):
    seen = Recording.objects.get(pk=recording.pk)
    recording.delete()

    assert make_copy(seen) is None
    assert not AccessCopy.objects.exists()


@needs_ffmpeg
def test_compressed_sound_is_copied_too(recording, tmp_path):
    content = film(tmp_path, "sound.m4a").read_bytes()

    compressed = make_recording(recording.testimony, content, name="a.m4a", position=2)

    assert is_heard(compressed)
    assert copy_of(compressed).media_type == "audio/mp4"


@needs_ffmpeg
def test_film_that_becomes_sound_by_a_curators_word_is_no_longer_seen(recording, tmp_path):
    content = film(tmp_path, "film.mp4").read_bytes()
    kept = make_recording(recording.testimony, content, name="a.mp4", position=2, medium=Medium.VIDEO)
    assert copy_of(kept).media_type == "video/mp4"

    kept.medium = Medium.AUDIO
    kept.save(update_fields=["medium"])

    assert not is_heard(kept)
    make_due()
    assert is_heard(kept)
    assert copy_of(kept).media_type == "audio/mp4"


KILLED = """
import os, django
django.setup()
from testimonies.interchange.access_copies import making
def die(*_, **__):
    os._exit(9)
setattr(making, {at!r}, die)
making.make_due()
"""


@pytest.mark.skipif(connection.vendor != "sqlite", reason="another process is told of the database as a file")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("at", ["copy_wav", "_put_in_place"])
def test_killed_maker_loses_nothing_and_serves_nothing(recording, at, settings):
    former = samples(recording)
    hide(recording)
    name = settings.DATABASES["default"]["NAME"]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "archive.settings", "DATABASE_URL": f"sqlite:///{name}"}

    killed = subprocess.run(
        [sys.executable, "-c", KILLED.format(at=at)], env=environment, cwd=settings.BASE_DIR, check=False
    )

    assert killed.returncode == 9
    assert not is_heard(recording)
    make_due()
    assert is_heard(recording)
    assert samples(recording) != former
    place = Path(settings.ARCHIVE_VAR, "derivatives")
    kept = [
        found for room in ("copies", ".making", ".staging") for found in (place / room).rglob("*") if found.is_file()
    ]
    assert [found.relative_to(place).as_posix() for found in kept] == [copy_of(recording).file.name]


def test_only_one_makes_copies_at_a_time(recording, settings):
    asking = """
import fcntl, sys
with open(sys.argv[1], "w") as lock:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit(3)
"""
    command = [sys.executable, "-c", asking, str(Path(settings.ARCHIVE_VAR, "access-copies.lock"))]

    with transaction.atomic(), making._only_maker():
        assert subprocess.run(command, check=False).returncode == 3
    assert subprocess.run(command, check=False).returncode == 0
