"""Writes and verifies the audit: one sealed line for each change, in the transaction of the change."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from testimonies.models import AuditEvent
from testimonies.workflow.errors import AuditBroken, AuditShortened

if TYPE_CHECKING:
    from django.contrib.auth.models import User

ERASE, BLANKED = "erase", "blanked"  # the verb of a line that tells of an erasure, and where it names seals


def record(
    verb: str, subject: models.Model, *, by: "User | None", because: str = "", change: dict[str, Any] | None = None
) -> AuditEvent:
    """Append a line about `subject` (anything with an `identifier`, else its key). Must run inside a transaction."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            "an audit line is written in the transaction of the change it tells"
        )
    last = AuditEvent.objects.select_for_update().order_by("-pk").only("seal").first()
    event = AuditEvent(
        at=timezone.now(),
        by=by,
        by_name=by.get_username() if by else "",
        verb=verb,
        kind=subject._meta.model_name or "",
        identifier=str(getattr(subject, "identifier", subject.pk)),
        because=because[:500],
        change=change or {},
        previous_seal=last.seal if last else "",
    )
    event.digest = event.digested()
    event.seal = event.sealed()
    event.save(force_insert=True)
    transaction.on_commit(partial(_note_head, event.seal))
    return event


def verify() -> int:
    """Read the whole chain; the number of lines. Raises AuditBroken at the first line that does not hold.

    A line whose words were erased holds when a later line of the verb `erase` names its seal.
    """
    erased = _erased_by()
    previous, count = "", 0
    for event in AuditEvent.objects.order_by("pk").iterator(chunk_size=2000):
        is_said = event.digest == event.digested()
        is_erased = event.is_blank and event.verb != ERASE and erased.get(event.seal, 0) > event.pk
        if event.previous_seal != previous or event.seal != event.sealed() or not (is_said or is_erased):
            raise AuditBroken(event.pk)
        previous, count = event.seal, count + 1
    noted = head_noted()
    if noted and not AuditEvent.objects.filter(seal=noted).exists():
        raise AuditShortened(AuditEvent.objects.order_by("pk").values_list("pk", flat=True).last())
    return count


def _erased_by() -> dict[str, int]:
    """Each seal that a line of erasure names, with the key of the last that does."""
    lines = AuditEvent.objects.filter(verb=ERASE).order_by("pk").values_list("pk", "change")
    return {seal: pk for pk, change in lines for seal in change.get(BLANKED, ())}


def head_noted() -> str:
    """The seal of the last line, as it was noted beside the database; empty when nothing was noted."""
    try:
        return _note().read_text().strip()
    except FileNotFoundError:
        return ""


def _note_head(seal: str) -> None:
    """Beside the database, so that lines cut off at the end are missed. Killed, it leaves an older one: no harm."""
    fresh = _note().with_suffix(f".{os.getpid()}")
    fresh.write_text(seal)
    fresh.replace(_note())


def _note() -> Path:
    return Path(settings.ARCHIVE_VAR) / "audit-head"
