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
    with Path(settings.ARCHIVE_VAR, "ingest.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning("another import is at work on this archive; wait until it is done") from None
        yield
