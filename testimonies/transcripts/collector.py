"""Python's garbage collector, which is not needed while a file becomes a million parts of a document."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keeps the collector from searching a growing heap again and again in which nothing is garbage yet."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
