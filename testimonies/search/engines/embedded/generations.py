"""Where an index lives: `DIR/generation-N`, named by the file `DIR/current`, which is replaced in one step."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from testimonies.search.engines.embedded.schema import EDITION
from testimonies.search.errors import IndexBusy, IndexOutdated

_PAUSE_S = 0.02


class Generations:
    """The generations of one index; only one of them is current."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.pointer = directory / "current"

    def current(self) -> Path | None:
        """The folder to read, None before the first. Raises IndexOutdated when another edition wrote it."""
        try:
            name, edition = self.pointer.read_text().split()
        except FileNotFoundError:
            return None
        if edition != str(EDITION):
            raise IndexOutdated(f"The search index in {self.directory} was made by another version: rebuild it.")
        return self.directory / name

    def begin(self) -> Path:
        """A new empty folder, not yet current. What an interrupted rebuild left is swept away."""
        self.sweep()
        numbers = [int(folder.name.partition("-")[2]) for folder in self.directory.glob("generation-*")]
        folder = self.directory / f"generation-{max(numbers, default=0) + 1}"
        folder.mkdir()
        return folder

    def switch(self, folder: Path) -> None:
        """Makes a folder current, in one step that survives a loss of power, and sweeps the others."""
        fresh = self.pointer.with_suffix(".new")
        with fresh.open("w") as file:
            file.write(f"{folder.name} {EDITION}")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.pointer)
        descriptor = os.open(self.directory, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
        self.sweep()

    def sweep(self) -> None:
        """Removes every folder but the current one. Readers that still have it open keep what they opened."""
        kept = self.pointer.read_text().split()[0] if self.pointer.exists() else ""
        for folder in self.directory.glob("generation-*"):
            if folder.name != kept:
                shutil.rmtree(folder)

    @contextmanager
    def only_writer(self, *, patience_s: float) -> Iterator[None]:
        """Held by one thread of one process at a time, and let go even when it is killed. Raises IndexBusy."""
        self.directory.mkdir(parents=True, exist_ok=True)
        with (self.directory / "write.lock").open("w") as lock:
            until = time.monotonic() + patience_s
            while not _taken(lock.fileno()):
                if time.monotonic() > until:
                    raise IndexBusy(f"The search index in {self.directory} has been written to for {patience_s:g} s.")
                time.sleep(_PAUSE_S)
            yield


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
