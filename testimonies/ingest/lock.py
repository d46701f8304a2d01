"""One import, or one undoing, at a time on an archive: two at once could bring the same file in twice."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from testimonies.ingest.errors import AlreadyRunning


@contextmanager
def only_import() -> Iterator[None]:
    """While inside, no other is at work. Raises AlreadyRunning. A killed one lets go by dying."""
    with _held("ingest.lock") as is_mine:
        if not is_mine:
            raise AlreadyRunning("another import is at work on this archive; wait until it is done")
        yield


@contextmanager
def only_worker() -> Iterator[bool]:
    """Whether this is the one process that works on deliveries while inside."""
    with _held("deliveries.lock") as is_mine:
        yield is_mine


@contextmanager
def _held(name: str) -> Iterator[bool]:
    with Path(settings.ARCHIVE_VAR, name).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
