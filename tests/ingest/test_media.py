import hashlib

import pytest
from django.core.files.storage import default_storage

from testimonies.ingest.errors import FileRefused
from testimonies.ingest.media import kept_recording, media_type_of, medium_of
from testimonies.ingest.planned import Part, PlannedFile
from testimonies.models import Testimony
from testimonies.vocabulary import Medium
from tests.factories.arrivals import arrived, vtt
from tests.factories.recordings import tone


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (tone(), "audio/wav"),
        (b"ID3\x04" + bytes(300), "audio/mpeg"),
        (b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + bytes(300), "video/mp4"),
        (vtt(), ""),
        (b"\x89PNG\r\n\x1a\n" + bytes(300), ""),
        (b"", ""),
    ],
)
def test_media_type_is_told_by_the_content(content, media_type):
    assert media_type_of(arrived(content, "misleading.txt")) == media_type


def test_recording_that_browsers_do_not_play_is_refused():
    with pytest.raises(FileRefused, match="video/x-msvideo, which browsers do not play"):
        media_type_of(arrived(b"RIFF\x00\x00\x00\x00AVI " + bytes(300), "tape.avi"))


def planned(content):
    return PlannedFile(
        arrived(content, "tape.wav"),
        part=Part.RECORDING,
        format="audio/wav",
        sha256=hashlib.sha256(content).hexdigest(),
    )


def test_recording_is_kept_with_sum_size_and_duration():
    content = tone(seconds=1.5)

    recording = kept_recording(planned(content), Testimony(identifier="t-1"))

    assert (recording.byte_size, recording.duration_ms, recording.medium) == (len(content), 1500, Medium.AUDIO)
    assert (recording.original_name, recording.media_type) == ("tape.wav", "audio/wav")
    with default_storage.open(recording.file.name) as kept:
        assert kept.read() == content


def test_recording_whose_duration_cannot_be_read_is_kept_and_told():
    file = planned(b"RIFF\x00\x00\x00\x00WAVE" + bytes(300))

    recording = kept_recording(file, Testimony(identifier="t-1"))

    assert recording.duration_ms is None
    assert [found.message for found in file.findings] == [
        "its duration is not known: the file does not say it in a way that can be read"
    ]


def test_recording_that_changes_meanwhile_is_refused_and_leaves_nothing():
    file = planned(tone())
    file.sha256 = "0" * 64

    with pytest.raises(FileRefused, match="it changed while it was brought in"):
        kept_recording(file, Testimony(identifier="t-meanwhile"))

    assert default_storage.listdir("recordings/t-meanwhile")[1] == []


@pytest.mark.parametrize(
    ("media_type", "medium"), [("video/mp4", Medium.VIDEO), ("audio/wav", Medium.AUDIO), ("", Medium.AUDIO)]
)
def test_medium_of_a_type(media_type, medium):
    assert medium_of(media_type) == medium
