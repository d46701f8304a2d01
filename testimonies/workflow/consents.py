"""The only door through which a consent is withdrawn: whole or in part, at once; what was agreed stays on record."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testimonies.access.terms import Scope
from testimonies.access.viewer import VISITOR
from testimonies.models import AuditEvent, Consent, Testimony
from testimonies.vocabulary import Medium, PublicIdentity
from testimonies.workflow import audit
from testimonies.workflow.errors import TransitionRefused
from testimonies.workflow.viewers import viewer_for

if TYPE_CHECKING:
    from django.contrib.auth.models import User

VERB = "withdraw_consent"
SEEN = ("existence", "text", "voice", "image", "name")


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What was withdrawn and what is left of the agreement; what the public saw until then, and no longer sees."""

    consent: Consent
    scopes: tuple[Scope, ...]
    left: tuple[Scope, ...]
    was_seen: tuple[str, ...]
    closed: tuple[str, ...]


def agreed_to(consent: Consent) -> tuple[Scope, ...]:
    """What a consent says yes to."""
    return tuple(scope for scope in Scope if getattr(consent, f"covers_{scope}"))


def withdraw_consent(
    consent: Consent, *, by: "User", because: str, scopes: Collection[Scope] | None = None
) -> Withdrawal:
    """Close the consent, or these scopes of it: then the rest goes on in a new one that refers to it.

    The public loses what rested on it with the same commit. Raises TransitionRefused with every reason.
    """
    with transaction.atomic():
        Testimony.objects.select_for_update().filter(pk=consent.testimony_id).order_by().values_list("pk").first()
        current = Consent.objects.select_related("testimony").get(pk=consent.pk)
        agreed = agreed_to(current)
        asked = agreed if scopes is None else tuple(scope for scope in Scope if scope in scopes)
        if reasons := _refusals(current, asked, by=by, because=because):
            raise TransitionRefused(*reasons)
        left = tuple(scope for scope in agreed if scope not in asked)
        was_seen = _seen_by_public(current)
        current.withdrawn_at = timezone.now()
        current.save(update_fields=["withdrawn_at", "updated_at"])
        if left:
            _continued(current, left, by=by).save()
        is_seen = _seen_by_public(current)
        closed = [name for name in was_seen if name not in is_seen]
        told: dict[str, Any] = {"scopes": list(asked), "left": list(left), "was_seen": was_seen, "closed": closed}
        audit.record(VERB, current.testimony, by=by, because=because, change={"consent": current.pk} | told)
    return Withdrawal(current, asked, left, tuple(was_seen), tuple(closed))


def withdrawal_of(consent: Consent) -> Withdrawal | None:
    """What was done when it was withdrawn, as the audit tells; None when it was not withdrawn here."""
    lines = AuditEvent.objects.filter(verb=VERB, kind="testimony", change__consent=consent.pk).order_by("pk")
    if (line := lines.last()) is None:
        return None
    told = line.change
    scopes, left = (tuple(map(Scope, told[name])) for name in ("scopes", "left"))
    return Withdrawal(consent, scopes, left, tuple(told["was_seen"]), tuple(told["closed"]))


def _refusals(consent: Consent, asked: tuple[Scope, ...], *, by: "User", because: str) -> list[Any]:
    said: list[Any] = []
    if not by.has_perm("testimonies.change_consent"):
        said.append(_("Your account does not have the right to do this."))
    if not viewer_for(by).curates(consent.testimony.collection_id):
        said.append(_("You are not a curator of this collection."))
    if consent.withdrawn_at:
        said.append(_("It is withdrawn already."))
    if not asked or not set(asked) <= set(agreed_to(consent)):
        said.append(_("Choose something that was agreed to."))
    if not because.strip():
        said.append(_("Say why: the record keeps it."))
    return said


def _continued(consent: Consent, left: tuple[Scope, ...], *, by: "User") -> Consent:
    """What still holds of it: for the same people, until the same day, under the same conditions."""
    kept = ("testimony_id", "witness_id", "research_only", "given_date", "until_date", "conditions", "reference")
    values: dict[str, Any] = {name: getattr(consent, name) for name in kept}
    covers = {f"covers_{scope}": True for scope in left}
    return Consent(**values, **covers, continues=consent, recorded_by=by)


def _seen_by_public(consent: Consent) -> list[str]:
    """What a visitor gets of the testimony, as the database says now, and as far as there is anything of the kind."""
    testimony = Testimony.objects.with_terms().get(pk=consent.testimony_id)
    sight, witnesses = testimony.sight_for(VISITOR), testimony.witnesses
    is_there = {
        "voice": testimony.recordings.exists(),
        "image": testimony.recordings.filter(medium=Medium.VIDEO).exists() or witnesses.exclude(portrait="").exists(),
        "name": witnesses.filter(public_identity=PublicIdentity.NAMED).exists(),
    }
    return [name for name in SEEN if getattr(sight, name) and is_there.get(name, True)]
