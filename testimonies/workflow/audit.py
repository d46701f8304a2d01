"""Writes and verifies the audit: one sealed line for each change, in the transaction of the change."""

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone

from testimonies.models import AuditEvent
from testimonies.workflow.errors import AuditBroken

if TYPE_CHECKING:
    from django.contrib.auth.models import User


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
    event.seal = event.sealed()
    event.save(force_insert=True)
    return event


def verify() -> int:
    """Read the whole chain; the number of lines. Raises AuditBroken at the first line that does not hold."""
    previous, count = "", 0
    for event in AuditEvent.objects.order_by("pk").iterator(chunk_size=2000):
        if event.previous_seal != previous or event.seal != event.sealed():
            raise AuditBroken(event.pk)
        previous, count = event.seal, count + 1
    return count
