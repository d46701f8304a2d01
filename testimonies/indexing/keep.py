"""Keeps both indexes with the database: drains the outbox, one process at a time, each testimony as it stands now."""

import datetime as dt
import fcntl
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from testimonies.access.viewer import EVERYTHING, VISITOR, Viewer
from testimonies.indexing.documents import documents_for
from testimonies.indexing.instants import next_instants
from testimonies.models import Outbox, Testimony
from testimonies.search import current
from testimonies.search.engine import Engine
from testimonies.search.errors import SearchError

AT_ONCE = 100
log = logging.getLogger(__name__)


def keep_up(**_: Any) -> None:
    """After a commit: bring the indexes up to it, unless another process is doing so and will see it.

    A failure leaves the rows in the outbox; the change itself is saved and not undone by it.
    """
    _drain_or_tell(portions=None)


def catch_up() -> frozenset[int]:
    """Before a search: apply what fell due by the clock, such as an opening or the end of a consent.

    One portion at most, so that no visitor pays for an import. What the indexes still do not show as the database does
    is returned (keys): a search must leave it out, or its counts would tell of words that were closed a moment ago.
    """
    if not _due().exists():
        return frozenset()
    _drain_or_tell(portions=1)
    pending = frozenset(_due().values_list("testimony", flat=True))
    never_public = Testimony.objects.filter(pk__in=pending, published_at__isnull=True).values_list("pk", flat=True)
    return pending.difference(never_public) if pending else pending


def _drain_or_tell(*, portions: int | None) -> None:
    try:
        drain(portions=portions)
    except (SearchError, OSError, DatabaseError):
        log.exception("the search index could not be brought up to date; `manage.py verify_index` tells what it misses")


def _due() -> QuerySet[Outbox]:
    return Outbox.objects.filter(due_at__lte=timezone.now())


def drain(*, portions: int | None = None) -> int:
    """Take what is due from the outbox, so many portions at most; the number of testimonies indexed or dropped.

    Whoever holds the lock looks again after letting go, so that a row written meanwhile is not left behind.
    """
    count, failed = 0, frozenset[int]()
    while portions != 0 and _due().exclude(testimony__in=failed).exists():
        with outbox_lock() as is_held:
            if not is_held:
                break
            done, failing = _drain_portion(but=failed)
        count, failed = count + done, failed | failing
        portions = portions and portions - 1
    return count


@contextmanager
def outbox_lock(*, patiently: bool = False) -> Iterator[bool]:
    """Held by the one process that brings the indexes up to the database; False when another has it, or wait for it."""
    place = Path(settings.ARCHIVE_VAR) / "outbox.lock"
    with place.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if patiently else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True


def _drain_portion(*, but: frozenset[int]) -> tuple[int, frozenset[int]]:
    """How many testimonies were brought up to date, and which could not be: their rows stay."""
    rows = list(_due().exclude(testimony__in=but).order_by("pk").values_list("pk", "testimony")[:AT_ONCE])
    testimonies = list(dict.fromkeys(testimony for _row, testimony in rows))
    failed = _replace_all_that_can(testimonies)
    with transaction.atomic():
        Outbox.objects.filter(pk__in=[row for row, testimony in rows if testimony not in failed]).delete()
    return len(testimonies) - len(failed), failed


def _replace_all_that_can(testimonies: Sequence[int]) -> frozenset[int]:
    """Together, or one by one when one of them cannot be read; those that could not."""
    try:
        replace(testimonies)
    except (SearchError, OSError, DatabaseError):
        raise
    except Exception:  # whatever is wrong with one testimony must not stop the others
        if len(testimonies) == 1:
            log.exception("testimony %s cannot be indexed and is left out of searches", testimonies[0])
            return frozenset(testimonies)
        return frozenset().union(*(_replace_all_that_can([testimony]) for testimony in testimonies))
    return frozenset()


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
        # What was noted since `at` is due by now and stays: it may tell of a closure that this reading did not see.
        Outbox.objects.filter(testimony__in=testimonies, due_at__gt=timezone.now()).delete()
        Outbox.objects.bulk_create(
            Outbox(testimony=key, due_at=due_at) for key, due_at in next_instants(testimonies, at=at)
        )
