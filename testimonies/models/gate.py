"""What the policy says of testimonies, asked about their witnesses: seen, named, pictured.

Knows participations only, so that every model can import it.
"""

import datetime as dt

from django.db.models import Exists, OuterRef, Q

from testimonies.access.policy import agreed_q, curated_q, readable_q
from testimonies.access.terms import Scope
from testimonies.access.viewer import Viewer
from testimonies.models.participation import Participation
from testimonies.vocabulary import PublicIdentity


def witness_is_seen(viewer: Viewer, *, at: dt.datetime) -> Q:
    """Witnesses of whom the viewer may read something."""
    return _takes_part_in(readable_q(viewer, at=at))


def is_curated(viewer: Viewer) -> Q:
    """Witnesses with a testimony that the viewer works on; a curator reads of them what the archive knows."""
    return _takes_part_in(curated_q(viewer))


def may_be_named(viewer: Viewer, *, at: dt.datetime) -> Q:
    """Whether every readable testimony of the witness carries consent to the name: no page links name and silence."""
    return _agreed_everywhere(Scope.NAME, viewer, at=at)


def may_be_pictured(viewer: Viewer, *, at: dt.datetime) -> Q:
    """Whether the portrait may be shown: consent to the image wherever the viewer reads the witness, and no anonymity.

    A face tells who somebody is, so it is shown only of a witness who is told by name or has chosen a pseudonym, or
    to those who curate a testimony of theirs.
    """
    agreed = ~Q(portrait="") & _agreed_everywhere(Scope.IMAGE, viewer, at=at)
    if viewer.curates_everything:
        return agreed
    named = Q(public_identity=PublicIdentity.NAMED) & may_be_named(viewer, at=at)
    return agreed & (named | Q(public_identity=PublicIdentity.PSEUDONYM) | is_curated(viewer))


def _agreed_everywhere(scope: Scope, viewer: Viewer, *, at: dt.datetime) -> Q:
    readable, agreed = readable_q(viewer, at=at), agreed_q(scope, viewer, at=at)
    return _takes_part_in(readable & agreed) & ~_takes_part_in(readable & ~agreed)


def _takes_part_in(condition: Q) -> Q:
    """Witnesses with a testimony of which the condition is true.

    It is asked of each testimony by its key. Joined instead, a planner without statistics walks all that is published
    once for every witness.
    """
    testimonies = Participation._meta.get_field("testimony").related_model._default_manager
    such = Exists(testimonies.filter(condition, pk=OuterRef("testimony")))
    return Q(Exists(Participation.objects.filter(such, witness=OuterRef("pk"))))
