"""A thread of a serving process that does what is due: when it is called, and every so often what others left.

It keeps nothing in memory: what is due stands in the database, so a process that is killed loses nothing.
"""

import threading
from collections.abc import Callable
from typing import Any

from django.conf import settings


class Background:
    """One thread of this process, begun by its first request: commands have none, and a forked server its own."""

    def __init__(self, work: Callable[[], None], *, name: str, every_s: float) -> None:
        self._work, self._name, self._every_s = work, name, every_s
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
                self._thread = threading.Thread(target=self._go_on, name=self._name, daemon=True)
                self._thread.start()

    def call(self, **_: Any) -> None:
        """After a commit: there may be something to do."""
        self._called.set()

    def _go_on(self) -> None:
        while True:
            self._called.wait(timeout=self._every_s)
            self._called.clear()
            self._work()
