import pytest

from testimonies.ingest.media import ALLOWED
from testimonies.interchange.access_copies.shapes import BY_SUFFIX, READERS, reader_of, shape_for
from testimonies.models import Recording
from testimonies.vocabulary import Medium


def test_every_kind_of_recording_that_may_arrive_can_be_read():
    assert {media_type for media_type, _medium in ALLOWED.values()} <= READERS.keys()


@pytest.mark.parametrize(
    ("media_type", "name", "reader"),
    [
        ("audio/mpeg", "x.wav", "mp3"),
        ("", "x.wav", "wav"),
        ("", "x.m3u8", None),
        ("", "x.txt", None),
        ("application/x-mpegurl", "x", None),
    ],
)
def test_reader_is_chosen_by_what_the_file_was_found_to_be(media_type, name, reader):
    assert reader_of(Recording(media_type=media_type, file=name)) == reader


@pytest.mark.parametrize("reader", sorted({*READERS.values(), *BY_SUFFIX.values()}))
def test_public_gets_no_picture_of_what_is_kept_as_sound(reader):
    sound, film = shape_for(reader, medium=Medium.AUDIO), shape_for(reader, medium=Medium.VIDEO)

    assert not sound.picture
    assert sound.media_type.startswith("audio/")
    assert film.picture
    assert film.media_type.startswith("video/")
