"""Who opens what is published: to let more people read, hear or know of it is to publish, and needs that right."""

import datetime as dt
from typing import Any, NamedTuple

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from testimonies.access.terms import Audience, Scope, coverage_column
from testimonies.models import Coverage, Participation, Testimony, Witness
from testimonies.vocabulary import Openness, PublicIdentity, State

ACCESS_FIELDS = ("openness", "opens_at", "existence_is_shown")
WIDER = (Openness.CLOSED, Openness.READING_ROOM, Openness.OPEN)
REFUSAL = _("It is published: only who may publish may open it further. Narrower access is always allowed.")

TO_WIDEN = "testimonies.publish_testimony"
COLUMNS = [coverage_column(scope, audience=audience) for audience in Audience for scope in Scope]


class WideningRefused(Exception):
    """A save that would have opened something published further, by somebody who may not publish."""

    def __init__(self) -> None:
        super().__init__(str(REFUSAL))


class Reach(NamedTuple):
    """How far published testimonies are open: (testimony, column) until when, and (testimony, witness) told by name."""

    until: dict[tuple[int, str], dt.date]
    named: frozenset[tuple[int, int]]

    def is_beyond(self, other: "Reach") -> bool:
        """Whether anything is open longer, or anybody told by name, that was not."""
        longer = (day > other.until.get(what, dt.date.min) for what, day in self.until.items())
        return any(longer) or not self.named <= other.named


def reach_of(record: models.Model) -> Reach:
    """Of what is published and depends on the record: consents, witnesses and names decide it as terms do."""
    published = Testimony.objects.in_state(State.PUBLISHED).filter(pk__in=_touched(record)).values("pk")
    rows = Coverage.objects.filter(testimony__in=published).values_list("testimony", *COLUMNS)
    named = Participation.objects.filter(testimony__in=published, witness__public_identity=PublicIdentity.NAMED)
    until = {(row[0], name): day for row in rows for name, day in zip(COLUMNS, row[1:], strict=True) if day}
    return Reach(until, frozenset(named.values_list("testimony", "witness")))


def _touched(record: models.Model) -> list[int]:
    if isinstance(record, Testimony):
        return [record.pk] if record.pk else []
    witness = record.pk if isinstance(record, Witness) else getattr(record, "witness_id", None)
    theirs = Participation.objects.filter(witness=witness).values_list("testimony", flat=True) if witness else ()
    testimony = getattr(record, "testimony_id", None)
    return [*theirs, *([testimony] if testimony else [])]


def may_widen(testimony: Testimony, *, by: Any) -> bool:
    """Whether this curator may open it further; before publication the gate judges instead."""
    return testimony.state != State.PUBLISHED or by.has_perm(TO_WIDEN)


def refusals(testimony: Testimony, *, by: Any, openness: str, existence_is_shown: bool) -> "tuple[str | Promise, ...]":
    """Why not, in sentences; empty where it may be."""
    is_wider = WIDER.index(Openness(openness)) > WIDER.index(Openness(testimony.openness))
    is_told_anew = existence_is_shown and not testimony.existence_is_shown
    return (REFUSAL,) if (is_wider or is_told_anew) and not may_widen(testimony, by=by) else ()
