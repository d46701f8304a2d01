"""The only door through which a testimony changes its state."""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testimonies.models import Testimony
from testimonies.vocabulary import State
from testimonies.workflow import audit, changes
from testimonies.workflow.errors import TransitionRefused
from testimonies.workflow.gates import consent_on_record
from testimonies.workflow.rules import Move, move_called, moves_from
from testimonies.workflow.viewers import viewer_for

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.utils.functional import Promise


def refusals(testimony: Testimony, move: Move, *, by: "User") -> "list[str | Promise]":
    """Why the move may not be made now, as sentences; empty when it may."""
    said: list[str | Promise] = []
    if not by.has_perm(f"testimonies.{move.right}"):
        said.append(_("Your account does not have the right to do this."))
    if not viewer_for(by).curates(testimony.collection_id):
        said.append(_("You are not a curator of this collection."))
    return said + [gate.said_of(testimony) for gate in move.gates if not gate.holds(testimony)]


def open_moves(testimony: Testimony, *, by: "User") -> "list[tuple[Move, list[str | Promise]]]":
    """Every move from the present state, each with what stands in its way."""
    return [(move, refusals(testimony, move, by=by)) for move in moves_from(testimony.state)]


def move(testimony: Testimony, verb: str, *, by: "User", because: str = "") -> Testimony:
    """Make a move; the testimony as it is afterwards. Raises TransitionRefused with every reason at once."""
    with transaction.atomic():
        current = Testimony.objects.select_for_update().get(pk=testimony.pk)
        chosen = move_called(verb, state=current.state)
        if chosen is None:
            raise TransitionRefused(
                _("A testimony that is “%(state)s” cannot make this move.") % {"state": current.get_state_display()}
            )
        reasons = refusals(current, chosen, by=by)
        if chosen.needs_reason and not because.strip():
            reasons.append(_("Say why: this move needs a reason."))
        if reasons:
            raise TransitionRefused(*reasons)
        former = current.state
        _apply(current, chosen)
        audit.record(verb, current, by=by, because=because, change={"from": former, "to": current.state})
        changes.note_changed([current.pk])
    return current


def _apply(testimony: Testimony, chosen: Move) -> None:
    changed: dict[str, Any] = {"state": chosen.end, "version": testimony.version + 1}
    if chosen.end is State.PUBLISHED:
        changed |= {"published_under": consent_on_record(testimony), "published_at": timezone.now()}
    for name, value in changed.items():
        setattr(testimony, name, value)
    testimony.save(update_fields=[*changed, "updated_at"])
