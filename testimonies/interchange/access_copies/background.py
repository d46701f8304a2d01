"""A thread of each serving process that makes copies for the public: after every change, and each minute what is left.

It keeps nothing in memory: what is due stands in the database, so a process that is killed loses nothing.
"""

import logging
import threading
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections

from testimonies.interchange.access_copies.making import make_due

EVERY_S = 60.0  # what other processes changed, and what the clock did
logger = logging.getLogger(__name__)


class Background:
    """The one thread of this process, begun by its first request: commands have none, and a forked server its own."""

    def __init__(self, work: Callable[[], None], *, every_s: float = EVERY_S) -> None:
        self._work, self._every_s = work, every_s
        self._called = threading.Event()
        self._beginning = threading.Lock()
        self._thread: threading.Thread | None = None

    def begin(self, **_: Any) -> None:
        """At each request; does nothing once it is at work, or where the settings leave the work to a command."""
        if not settings.ARCHIVE_BACKGROUND or (self._thread and self._thread.is_alive()):
            return
        with self._beginning:
            if self._thread is None or not self._thread.is_alive():
                self._called.set()
                self._thread = threading.Thread(target=self._go_on, name="access-copies", daemon=True)
                self._thread.start()

    def call(self, **_: Any) -> None:
        """After a commit: there may be something to do."""
        self._called.set()

    def _go_on(self) -> None:
        while True:
            self._called.wait(timeout=self._every_s)
            self._called.clear()
            self._work()


def work_once() -> None:
    """Make what is due; a failure is told to the operator and met again the next time."""
    try:
        make_due()
    except (DatabaseError, OSError):
        logger.exception("copies for the public could not be made; `manage.py make_access_copies` says which")
    finally:
        connections.close_all()


background = Background(work_once)
