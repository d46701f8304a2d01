"""Who opens what is published: to let more people read, hear or know of it is to publish, and needs that right."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from testimonies.models import Testimony
from testimonies.vocabulary import Openness, State

ACCESS_FIELDS = ("openness", "opens_at", "existence_is_shown")
WIDER = (Openness.CLOSED, Openness.READING_ROOM, Openness.OPEN)
REFUSAL = _("It is published: only who may publish may open it further. Narrower access is always allowed.")


def may_widen(testimony: Testimony, *, by: Any) -> bool:
    """Whether this curator may open it further; before publication the gate judges instead."""
    return testimony.state != State.PUBLISHED or by.has_perm("testimonies.publish_testimony")


def refusals(testimony: Testimony, *, by: Any, openness: str, existence_is_shown: bool) -> "tuple[str | Promise, ...]":
    """Why not, in sentences; empty where it may be."""
    is_wider = WIDER.index(Openness(openness)) > WIDER.index(Openness(testimony.openness))
    is_told_anew = existence_is_shown and not testimony.existence_is_shown
    return (REFUSAL,) if (is_wider or is_told_anew) and not may_widen(testimony, by=by) else ()
