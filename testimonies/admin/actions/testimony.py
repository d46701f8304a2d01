"""What can be done with many testimonies at once: take them on, set who may read them, withdraw them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from testimonies.admin.actions.preview import Deed, Outlook, previewed
from testimonies.admin.traces import amend
from testimonies.admin.widening import refusals
from testimonies.models import Testimony
from testimonies.vocabulary import Openness, State
from testimonies.workflow import transitions
from testimonies.workflow.errors import TransitionRefused
from testimonies.workflow.rules import move_called


class AccessForm(forms.Form):
    """Who may read and hear them."""

    openness = forms.ChoiceField(label=_("Access"), choices=Openness.choices)
    existence_is_shown = forms.BooleanField(label=_("Show that they exist while closed"), required=False)


class ReasonForm(forms.Form):
    """Why."""

    because = forms.CharField(
        label=_("Because"), max_length=500, help_text=_("Kept in the record of changes; never shown to the public.")
    )


def _foresee_assigning(testimony: Testimony, by: Any, values: dict[str, Any]) -> Outlook:
    return Outlook(testimony, now=str(testimony.assignee or "–"), then=str(by))


def _assign(testimony: Testimony, by: Any, values: dict[str, Any]) -> None:
    amend(testimony, by=by, assignee=by)


def _access(openness: str, *, existence_is_shown: bool) -> str:
    said = str(Openness(openness).label)
    return f"{said}, {_('existence shown')}" if existence_is_shown else said


def _foresee_access(testimony: Testimony, by: Any, values: dict[str, Any]) -> Outlook:
    now = _access(testimony.openness, existence_is_shown=testimony.existence_is_shown)
    refused = refusals(testimony, by=by, **values) if values else ()
    return Outlook(testimony, now=now, then="" if refused else _access(**values), refused=refused)


def _set_access(testimony: Testimony, by: Any, values: dict[str, Any]) -> None:
    if refused := refusals(testimony, by=by, **values):
        raise TransitionRefused(*refused)
    amend(testimony, by=by, **values)


def _foresee_withdrawal(testimony: Testimony, by: Any, values: dict[str, Any]) -> Outlook:
    now, move = str(testimony.get_state_display()), move_called("withdraw", state=testimony.state)
    if move is None:
        return Outlook(testimony, now=now, refused=(_("It is withdrawn already."),))
    refused = tuple(transitions.refusals(testimony, move, by=by))
    return Outlook(testimony, now=now, then="" if refused else str(State.WITHDRAWN.label), refused=refused)


def _withdraw(testimony: Testimony, by: Any, values: dict[str, Any]) -> None:
    transitions.move(testimony, "withdraw", by=by, **values)


assign_to_me = previewed(Deed("assign_to_me", _("Assign to me"), _foresee_assigning, _assign))
set_access = previewed(Deed("set_access", _("Set access"), _foresee_access, _set_access, AccessForm))
withdraw = previewed(Deed("withdraw", _("Withdraw from the public"), _foresee_withdrawal, _withdraw, ReasonForm))
