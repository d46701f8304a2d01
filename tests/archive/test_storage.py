"""Media arrive whole or not at all, and have no address."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile, File

from archive.storage import STAGING, MediaHasNoAddress, PrivateMediaStorage


@pytest.fixture
def storage(tmp_path):
    return PrivateMediaStorage(location=tmp_path / "media")


def content_of(storage, name):
    return Path(storage.path(name)).read_bytes()


def files_in(storage):
    return sorted(
        str(path.relative_to(storage.location)) for path in Path(storage.location).rglob("*") if path.is_file()
    )


def test_saved_file_reads_back_with_its_mode(storage):
    name = storage.save("recordings/2026/alamat.ogg", ContentFile(b"voice"))

    assert name == "recordings/2026/alamat.ogg"
    assert content_of(storage, name) == b"voice"
    assert stat.S_IMODE(os.stat(storage.path(name)).st_mode) == 0o640
    assert stat.S_IMODE(os.stat(storage.path("recordings")).st_mode) == 0o750


def test_second_file_of_a_name_never_replaces_the_first(storage):
    first = storage.save("portrait.jpg", ContentFile(b"first"))
    second = storage.save("portrait.jpg", ContentFile(b"second"))

    assert first != second
    assert [content_of(storage, name) for name in (first, second)] == [b"first", b"second"]


def test_many_writers_of_one_name_all_keep_their_own(storage):
    def save(number):
        return storage.save("one.txt", ContentFile(str(number).encode()))

    with ThreadPoolExecutor(8) as writers:
        names = list(writers.map(save, range(32)))

    assert len(set(names)) == 32
    assert sorted(int(content_of(storage, name)) for name in names) == list(range(32))


def test_broken_arrival_leaves_nothing(storage):
    class BreaksOff(File):
        def chunks(self, chunk_size=None):
            yield b"half"
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        storage.save("half.ogg", BreaksOff(None, name="half.ogg"))

    assert files_in(storage) == []


def test_arriving_file_is_seen_only_in_staging(storage):
    seen = []

    class Watched(File):
        def chunks(self, chunk_size=None):
            yield b"voice"
            seen.extend(files_in(storage))

    storage.save("voice.ogg", Watched(None, name="voice.ogg"))

    assert [name.startswith(STAGING) for name in seen] == [True]
    assert files_in(storage) == ["voice.ogg"]


def test_deleted_file_is_gone(storage):
    name = storage.save("portrait.jpg", ContentFile(b"face"))

    storage.delete(name)
    storage.delete(name)

    assert files_in(storage) == []


@pytest.mark.parametrize("name", ["../outside.txt", "/outside.txt", "a/../../outside.txt"])
def test_name_outside_the_media_is_refused(storage, name):
    with pytest.raises(SuspiciousFileOperation):
        storage.save(name, ContentFile(b"text"))


def test_media_have_no_address(storage):
    name = storage.save("portrait.jpg", ContentFile(b"face"))

    with pytest.raises(MediaHasNoAddress):
        storage.url(name)
