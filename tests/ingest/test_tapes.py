import pytest

from testimonies.ingest.tapes import addressed, write_recordings
from testimonies.models import Recording, Segment
from testimonies.vocabulary import Medium
from tests.factories.arrivals import lay, ohms, sheet, vtt
from tests.factories.recordings import tone
from tests.factories.records import make_testimony, make_transcript

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "medium"),
    [
        ("https://www.youtube.com/watch?v=CJTJqtmVT88", Medium.VIDEO),
        ("https://example.org/a.mp4?download=1", Medium.VIDEO),
        ("https://example.org/a.mp3", Medium.AUDIO),
        ("https://example.org/tape", Medium.AUDIO),
    ],
)
def test_medium_of_an_address(address, medium):
    assert (addressed(address).medium, addressed(address).external_url) == (medium, address)


def test_recordings_follow_those_that_are_there():
    testimony = make_testimony()
    first = Recording.objects.create(testimony=testimony, external_url="https://example.org/a.mp3", position=3)

    everything, new = write_recordings(
        testimony, [addressed("https://example.org/a.mp3"), addressed("https://example.org/b.mp3")], tape_count=0
    )

    assert [tape.position for tape in everything] == [3, 4]
    assert (everything[0], [tape.external_url for tape in new]) == (first, ["https://example.org/b.mp3"])


def test_tapes_that_are_spoken_of_are_recorded_as_known():
    everything, new = write_recordings(make_testimony(), [Recording()], tape_count=3)

    assert [tape.position for tape in everything] == [1, 2, 3]
    assert everything == new


def test_times_without_a_recording_are_those_of_the_only_one():
    testimony = make_testimony()
    make_transcript(testimony)

    (tape,), _new = write_recordings(testimony, [Recording()], tape_count=0)

    assert set(Segment.objects.values_list("recording", flat=True)) == {tape.pk}


def test_recording_of_a_sheet_is_kept_and_its_transcript_runs_on_it(ingest, tmp_path, outcomes):
    rows = sheet(("identifier", "transcript", "recording"), ("t-1", "a.vtt", "tape.wav"))
    folder = lay(tmp_path, {"sheet.csv": rows, "a.vtt": vtt(), "tape.wav": tone()})

    ingest(folder)

    tape = Recording.objects.get()
    assert (tape.media_type, tape.duration_ms, tape.byte_size) == ("audio/wav", 1000, len(tone()))
    assert set(Segment.objects.values_list("recording", flat=True)) == {tape.pk}
    assert outcomes(ingest(folder)) == {"a.vtt": "same", "sheet.csv": "same", "tape.wav": "same"}


def test_recording_beside_its_transcript_belongs_to_it(ingest, tmp_path):
    ingest(lay(tmp_path, {"a.vtt": vtt(), "a.wav": tone()}))

    assert Recording.objects.get().segments.count() == 3


def test_address_of_a_sheet_and_of_a_file_are_linked_once(ingest, tmp_path):
    rows = sheet(("identifier", "file"), ("t-1", "a.xml; https://example.org/a.mp3"))

    ingest(lay(tmp_path, {"sheet.csv": rows, "a.xml": ohms(media_url="https://example.org/a.mp3")}))

    assert [tape.external_url for tape in Recording.objects.all()] == ["https://example.org/a.mp3"]
