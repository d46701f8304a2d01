"""Keeps both indexes with the database: drains the outbox, one process at a time, each testimony as it stands now."""

import datetime as dt
import fcntl
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from testimonies.access.viewer import EVERYTHING, VISITOR, Viewer
from testimonies.indexing.documents import documents_for
from testimonies.indexing.instants import next_instants
from testimonies.models import Outbox
from testimonies.search import current
from testimonies.search.engine import Engine
from testimonies.search.errors import SearchError

AT_ONCE = 500
log = logging.getLogger(__name__)


def keep_up(**_: Any) -> None:
    """After a commit: bring the indexes up to it, unless another process is doing so and will see it.

    A failure leaves the rows in the outbox; the change itself is saved and not undone by it.
    """
    try:
        drain()
    except (SearchError, OSError):
        log.exception("the search index could not be brought up to date; `manage.py verify_index` tells what it misses")


def catch_up() -> None:
    """Before a search: apply what fell due by the clock, such as an opening or the end of a consent."""
    if Outbox.objects.filter(due_at__lte=timezone.now()).exists():
        keep_up()


def drain() -> int:
    """Take everything that is due from the outbox; the number of testimonies indexed or dropped.

    Whoever holds the lock looks again after letting go, so that a row written meanwhile is not left behind.
    """
    count = 0
    while Outbox.objects.filter(due_at__lte=timezone.now()).exists():
        with outbox_lock() as is_held:
            if not is_held:
                break
            count += _drain_what_is_due()
    return count


@contextmanager
def outbox_lock(*, patiently: bool = False) -> Iterator[bool]:
    """Held by the one process that brings the indexes up to the database; False when another has it (or wait for it)."""
    place = Path(settings.ARCHIVE_VAR) / "outbox.lock"
    with place.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if patiently else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True


def _drain_what_is_due() -> int:
    count = 0
    while rows := list(
        Outbox.objects.filter(due_at__lte=timezone.now()).order_by("pk").values_list("pk", "testimony")[:AT_ONCE]
    ):
        testimonies = list(dict.fromkeys(testimony for _row, testimony in rows))
        replace(testimonies)
        with transaction.atomic():
            Outbox.objects.filter(pk__in=[row for row, _testimony in rows]).delete()
        count += len(testimonies)
    return count


def replace(testimonies: Sequence[int]) -> None:
    """Bring these testimonies (keys) in both indexes to what the database says now, and note when that will change."""
    at = timezone.now()
    for engine, viewer in ((current.public(), VISITOR), (current.full(), EVERYTHING)):
        try:
            _replace_in(engine, testimonies, viewer=viewer, at=at)
        except BaseException:
            engine.rollback()
            raise
    note_instants(testimonies, at=at)


def _replace_in(engine: Engine, testimonies: Sequence[int], *, viewer: Viewer, at: dt.datetime) -> None:
    put: set[int] = set()
    for document in documents_for(testimonies, viewer=viewer, at=at):
        engine.put([document])
        put.add(document.ordinal)
    engine.drop([testimony for testimony in testimonies if testimony not in put])
    engine.commit(sequence=engine.sequence() + 1)


def note_instants(testimonies: Sequence[int], *, at: dt.datetime) -> None:
    """Leave rows in the outbox for the instants at which the clock alone will change what the public may read."""
    with transaction.atomic():
        Outbox.objects.filter(testimony__in=testimonies, due_at__gt=at).delete()
        Outbox.objects.bulk_create(
            Outbox(testimony=key, due_at=due_at) for key, due_at in next_instants(testimonies, at=at)
        )
