"""Follows the commits of an index. Opened when first needed, in each process, and again after a fork."""

import os
import threading
from dataclasses import dataclass
from pathlib import Path

from tantivy import Index

from testimonies.search.engines.embedded.catalogue import Catalogue
from testimonies.search.engines.embedded.generations import Generations
from testimonies.search.engines.embedded.schema import open_index
from testimonies.search.engines.embedded.snapshot import Snapshot, empty_snapshot, take


@dataclass(frozen=True, slots=True)
class _Opened:
    """A snapshot, and how the files looked when it was taken."""

    folder: Path
    index: Index
    snapshot: Snapshot
    looks: tuple[object, ...]


class Reader:
    """Gives the snapshot of the last commit; while nothing has been committed that is two looks at the disk."""

    def __init__(self, generations: Generations) -> None:
        self._generations = generations
        self._lock = threading.Lock()
        self._opened: _Opened | None = None

    def snapshot(self) -> Snapshot:
        """The last commit, whole."""
        opened = self._unchanged()
        if opened is None:
            with self._lock:
                opened = self._unchanged() or self._follow()
        return opened.snapshot if opened else empty_snapshot()

    def close(self) -> None:
        """Lets go of the files."""
        self._opened = None

    def _unchanged(self) -> _Opened | None:
        opened = self._opened
        return opened if opened and opened.looks == self._looks(opened.folder) else None

    def _follow(self) -> _Opened | None:
        """Opens what is current; again when that was swept between reading its name and opening it."""
        folder = self._generations.current()
        try:
            self._opened = self._open(folder) if folder else None
        except (OSError, ValueError):
            if self._generations.current() == folder:
                raise
            return self._follow()
        return self._opened

    def _open(self, folder: Path) -> _Opened:
        looks = self._looks(folder)  # before the reload: a commit in between is seen by the next search
        old = self._opened
        is_same = old is not None and old.folder == folder and old.looks[0] == os.getpid()
        if old is not None and is_same:
            return _Opened(folder, old.index, take(old.index, previous=old.snapshot.catalogue), looks)
        index = open_index(folder)
        return _Opened(folder, index, take(index, previous=Catalogue()), looks)

    def _looks(self, folder: Path) -> tuple[object, ...]:
        return os.getpid(), *map(_look, (self._generations.pointer, folder / "meta.json"))


def _look(path: Path) -> tuple[int, ...]:
    try:
        status = path.stat()
    except FileNotFoundError:
        return ()
    return status.st_mtime_ns, status.st_ino, status.st_size
