import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from testimonies.ingest.staging import LONGEST_NAME, clear_room, laid_down, lay_down, room_of, sweep_rooms


@pytest.fixture
def room():
    yield 987_654
    clear_room(987_654)


def test_files_lie_under_the_names_that_they_were_sent_with(room):
    files = [
        SimpleUploadedFile("a.vtt", b"1"),
        SimpleUploadedFile("A.vtt", b"2"),
        SimpleUploadedFile("Бчела.vtt", b"3"),
    ]

    assert lay_down(files, delivery=room) == ["A (2).vtt", "a.vtt", "Бчела.vtt"]
    assert [place.read_bytes() for place in laid_down(room)] == [b"2", b"1", b"3"]


def test_large_file_is_moved_not_copied(room):
    large = TemporaryUploadedFile("big.zip", "application/zip", 3, None)
    large.write(b"big")
    large.flush()
    where = large.temporary_file_path()

    lay_down([large], delivery=room)
    large.close()

    assert not os.path.exists(where)
    assert [place.read_bytes() for place in laid_down(room)] == [b"big"]


@pytest.mark.parametrize("name", ["п" * 250 + ".vtt", "...", ".htaccess", "x" * 255])
def test_names_are_safe_and_short_enough_for_a_disk(room, name):
    (kept,) = lay_down(
        [SimpleUploadedFile("a", b"x") if name == "..." else SimpleUploadedFile(name, b"x")], delivery=room
    )

    assert len(kept.encode()) <= LONGEST_NAME
    assert not kept.startswith(".")


def test_room_of_no_delivery_is_swept_after_an_hour(room):
    lay_down([SimpleUploadedFile("a.vtt", b"1")], delivery=room)
    assert sweep_rooms(known=set()) == 0

    os.utime(room_of(room), (0, 0))

    assert sweep_rooms(known={room}) == 0
    assert sweep_rooms(known=set()) == 1
    assert laid_down(room) == []
