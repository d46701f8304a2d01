"""Where uploaded files wait: a room for each delivery within staging, every file whole and on disk before it counts."""

import os
import shutil
import time
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile

LONGEST_NAME = 200  # bytes; file systems take 255
HOUR = 60 * 60


def room_of(delivery: int) -> Path:
    """The folder of a delivery (its key)."""
    return _rooms() / str(delivery)


def lay_down(files: Iterable[UploadedFile], *, delivery: int) -> list[str]:
    """Write the files to the room, synced; the names that they bear there, no two of them alike."""
    room = room_of(delivery)
    clear_room(delivery)  # a database restored from a backup counts its keys again
    room.mkdir(mode=0o700, parents=True, exist_ok=True)
    taken: set[str] = set()
    for file in files:
        name = _free_name(file.name or "file", taken)
        taken.add(name.casefold())
        _lay(file, room / name)
    for folder in (room, room.parent):
        _sync(folder)
    return sorted(place.name for place in room.iterdir())


def _lay(file: UploadedFile, place: Path) -> None:
    """A large file lies in staging already, and only moves; a small one is written."""
    if isinstance(file, TemporaryUploadedFile):
        _sync(Path(file.temporary_file_path()))
        os.replace(file.temporary_file_path(), place)
        return
    with place.open("xb") as arriving:
        arriving.writelines(file.chunks())
        arriving.flush()
        os.fsync(arriving.fileno())


def laid_down(delivery: int) -> list[Path]:
    """The files in the room, by name; none when they are gone."""
    room = room_of(delivery)
    return sorted(place for place in room.iterdir() if place.is_file()) if room.is_dir() else []


def clear_room(delivery: int) -> None:
    """Remove the room with all that lies in it."""
    shutil.rmtree(room_of(delivery), ignore_errors=True)


def sweep_rooms(*, known: set[int]) -> int:
    """Remove rooms of no known delivery that nothing was laid into for an hour; how many."""
    swept = 0
    for room in _rooms().iterdir() if _rooms().is_dir() else ():
        is_known = room.name.isdecimal() and int(room.name) in known
        if not is_known and room.stat().st_mtime < time.time() - HOUR:
            shutil.rmtree(room, ignore_errors=True)
            swept += 1
    return swept


def _rooms() -> Path:
    return Path(settings.FILE_UPLOAD_TEMP_DIR) / "deliveries"


def _free_name(sent: str, taken: set[str]) -> str:
    """The name that the sender gave, short enough for a disk, and another where it is taken."""
    path = PurePosixPath(sent.replace("/", "_").replace("\\", "_").replace("\0", "_").lstrip("."))
    stem, ending = path.stem or "file", path.suffix[:20]
    stem = stem.encode()[: LONGEST_NAME - len(ending.encode())].decode(errors="ignore")
    name, number = f"{stem}{ending}", 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem} ({number}){ending}"
    return name


def _sync(place: Path) -> None:
    descriptor = os.open(place, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
