"""Says which testimonies changed: an outbox row in the transaction of the change, one signal after its commit."""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction
from django.utils import timezone

from testimonies.models import Outbox
from testimonies.workflow.signals import testimonies_changed

_is_held = ContextVar("changes_are_held", default=False)


def note_changed(testimonies: Iterable[int], *, due_at: dt.datetime | None = None) -> None:
    """The search documents of these testimonies (keys) are out of date, now or from `due_at` on."""
    now = timezone.now()
    rows = [Outbox(testimony=testimony, due_at=due_at or now) for testimony in testimonies]
    if not rows:
        return
    Outbox.objects.bulk_create(rows)
    if due_at is None or due_at <= now:
        transaction.on_commit(_tell)


def _tell() -> None:
    if not _is_held.get():
        testimonies_changed.send(sender=Outbox)


@contextmanager
def held() -> Iterator[None]:
    """While inside, changes gather in the outbox and are told once at the end: for imports of thousands."""
    token = _is_held.set(True)
    try:
        yield
    finally:
        _is_held.reset(token)
        testimonies_changed.send(sender=Outbox)
