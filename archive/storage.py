"""Where media lie: files that have no address, and that arrive whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.core.files import File
from django.core.files.storage import FileSystemStorage

STAGING = ".staging"


class MediaHasNoAddress(AttributeError):
    """Media are served by one view that asks for permission. An AttributeError, as Django's widget asks by getattr."""


class PrivateMediaStorage(FileSystemStorage):
    """Media on disk. A name that `save` returned is synced; a killed process leaves only what no page can reach."""

    def url(self, name: str | None) -> str:
        raise MediaHasNoAddress(f"{name} is served by the media view only")

    def _save(self, name: str, content: File) -> str:  # type: ignore[type-arg]
        final = Path(self.path(name))
        made = _make_folders(final.parent, mode=self.directory_permissions_mode or 0o777)
        staged = self._stage(content)
        while not _claim(final):
            final = Path(self.path(self.get_available_name(name)))
        os.replace(staged, final)
        _sync([final.parent, *made])
        return final.relative_to(self.location).as_posix()

    def _stage(self, content: File) -> Path:  # type: ignore[type-arg]
        """Written beside its future place, on the same file system, so that the last step is one rename."""
        folder = Path(self.location, STAGING)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, staged = tempfile.mkstemp(dir=folder)
        try:
            with open(descriptor, "wb") as arriving:
                arriving.writelines(content.chunks())
                arriving.flush()
                os.fchmod(descriptor, self.file_permissions_mode or 0o644)
                os.fsync(descriptor)
        except BaseException:
            os.unlink(staged)
            raise
        return Path(staged)

    def delete(self, name: str) -> None:
        """Gone for good when this returns, also after a power cut."""
        super().delete(name)
        with contextlib.suppress(FileNotFoundError):
            _sync([Path(self.path(name)).parent])


def _claim(final: Path) -> bool:
    """Take the name with an empty file, so that of two writers neither replaces the other's."""
    try:
        os.close(os.open(final, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return False
    return True


def _make_folders(folder: Path, *, mode: int) -> list[Path]:
    """Make what is missing; the parents that gained a folder have to be synced."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(mode=mode, exist_ok=True)
    return [place.parent for place in missing]


def _sync(folders: Iterable[Path]) -> None:
    for folder in folders:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
