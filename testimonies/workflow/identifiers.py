"""Changes a permanent identifier: the former one leads to the new one for ever."""

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from testimonies.models import FormerIdentifier, Tombstone
from testimonies.values.identifier import require_identifier
from testimonies.workflow import audit
from testimonies.workflow.errors import IdentifierTaken

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def rename(record: models.Model, *, to: str, by: "User | None", because: str = "") -> None:
    """Give the record the identifier `to`. Raises IdentifierTaken, or InvalidIdentifier for an unusable one."""
    require_identifier(to)
    kind, former = record._meta.model_name or "", str(getattr(record, "identifier"))  # noqa: B009
    if former == to:
        return
    with transaction.atomic():
        borne = FormerIdentifier.objects.filter(kind=kind, identifier=to)
        is_taken = type(record)._default_manager.filter(identifier=to).exists() or is_buried(kind, to)
        if is_taken or borne.exclude(leads_to=former).exists():
            raise IdentifierTaken(
                _("“%(identifier)s” is, or once was, the identifier of something else.") % {"identifier": to}
            )
        borne.delete()
        setattr(record, "identifier", to)  # noqa: B010
        record.save(update_fields=["identifier"])
        FormerIdentifier.objects.create(kind=kind, identifier=former, leads_to=to)
        audit.record("rename", record, by=by, because=because, change={"from": former, "to": to})


def is_buried(kind: str, identifier: str) -> bool:
    """Whether it was the identifier of something that was erased; then nothing ever bears it again."""
    return Tombstone.objects.filter(kind=kind, identifier=identifier).exists()
