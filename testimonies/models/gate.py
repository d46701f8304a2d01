"""The policy's conditions as subqueries over this archive's tables; querysets ask here, nobody else does.

Knows consents and participations only, so that every model can import it.
"""

import datetime as dt

from django.db.models import Exists, OuterRef, Q

from testimonies.access.policy import announced_q, curated_q, holding_consent_q, open_q
from testimonies.access.terms import Scope
from testimonies.access.viewer import Viewer
from testimonies.models.consent import Consent
from testimonies.models.participation import Participation
from testimonies.vocabulary import PublicIdentity


def consented(scope: Scope, *, at: dt.datetime, testimony: str = "pk") -> Q:
    """Some consent for the scope holds, and every witness is covered; `testimony` names the outer row's column."""
    holding = Consent.objects.filter(holding_consent_q(scope, at=at))
    for_witness = holding.filter(
        Q(witness__isnull=True) | Q(witness=OuterRef("witness")), testimony=OuterRef("testimony")
    )
    uncovered = Participation.objects.filter(~Exists(for_witness), testimony=OuterRef(testimony))
    return Q(Exists(holding.filter(testimony=OuterRef(testimony)))) & ~Q(Exists(uncovered))


def readable(viewer: Viewer, *, at: dt.datetime, prefix: str = "") -> Q:
    """Testimonies whose words the viewer may read; `prefix` leads from the outer row to the testimony."""
    curated = curated_q(viewer, prefix=prefix)
    return curated | (open_q(at=at, prefix=prefix) & consented(Scope.TEXT, at=at, testimony=f"{prefix}pk"))


def existing(viewer: Viewer, *, at: dt.datetime) -> Q:
    """Testimonies of which the viewer may know that they exist."""
    return readable(viewer, at=at) | announced_q()


def witness_is_seen(viewer: Viewer, *, at: dt.datetime) -> Q:
    """Witnesses of whom the viewer may read something."""
    return Q(
        Exists(Participation.objects.filter(readable(viewer, at=at, prefix="testimony__"), witness=OuterRef("pk")))
    )


def may_be_named(viewer: Viewer, *, at: dt.datetime) -> Q:
    """Whether every readable testimony of the witness carries consent to the name: no page links name and silence."""
    return _agreed_everywhere(Scope.NAME, viewer, at=at)


def may_be_pictured(viewer: Viewer, *, at: dt.datetime) -> Q:
    """Whether the portrait may be shown: consent to the image wherever the viewer reads the witness, and no anonymity.

    A face tells who somebody is, so it is shown only of a witness who is told by name or has chosen a pseudonym.
    """
    agreed = ~Q(portrait="") & _agreed_everywhere(Scope.IMAGE, viewer, at=at)
    if viewer.is_staff:
        return agreed
    named = Q(public_identity=PublicIdentity.NAMED) & may_be_named(viewer, at=at)
    return agreed & (named | Q(public_identity=PublicIdentity.PSEUDONYM))


def _agreed_everywhere(scope: Scope, viewer: Viewer, *, at: dt.datetime) -> Q:
    seen = Participation.objects.filter(readable(viewer, at=at, prefix="testimony__"), witness=OuterRef("pk"))
    agreed = curated_q(viewer, prefix="testimony__") | consented(scope, at=at, testimony="testimony__pk")
    return Q(Exists(seen.filter(agreed))) & ~Q(Exists(seen.exclude(agreed)))
