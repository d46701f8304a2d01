"""What speaks of an authority, as one viewer may know it: who may meet it, in which testimonies, and how often.

An authority can exist only because of a closed testimony (a brother's name, a village); then it is closed too.
"""

import datetime as dt
from collections import Counter

from django.db.models import Q, QuerySet
from django.utils import timezone

from testimonies.access.viewer import Viewer
from testimonies.models.authority import Authority, AuthorityQuerySet
from testimonies.models.claim import Claim
from testimonies.models.contents import IndexPoint
from testimonies.models.participation import Participation
from testimonies.models.testimony import Testimony
from testimonies.models.witness import LifeEvent, Witness


def met_by(viewer: Viewer, *, at: dt.datetime | None = None) -> AuthorityQuerySet:
    """The authorities that the viewer may read of, and what they are a part of; curators meet all."""
    current = Authority.objects.current()
    if viewer.is_staff:
        return current
    spoken_of = Authority.objects.filter(_spoken_of(viewer, at=at or timezone.now())).values("pk")
    return current.filter(Q(pk__in=spoken_of) | Q(pk__in=Authority.objects.filter(narrower__in=spoken_of)))


def testimonies_about(authority: Authority, *, viewer: Viewer) -> QuerySet[Testimony]:
    """Those the viewer may read that have it as a subject or place, or whose witnesses belong to it."""
    members = Participation.objects.filter(witness__communities=authority).values("testimony")
    subject = Testimony.subjects.through.objects.filter(authority=authority).values("testimony")
    return Testimony.objects.visible_to(viewer).filter(
        Q(pk__in=subject) | Q(recorded_place=authority) | Q(pk__in=members)
    )


def testimony_counts(authorities: QuerySet[Authority], *, viewer: Viewer) -> Counter[int]:
    """For each authority (key) in how many testimonies the viewer would find it; one query."""
    seen = Testimony.objects.visible_to(viewer).values("pk")
    named = authorities.values("pk")
    subjects = Testimony.subjects.through.objects.filter(authority__in=named, testimony__in=seen)
    places = Testimony.objects.filter(recorded_place__in=named, pk__in=seen)
    members = Participation.objects.filter(witness__communities__in=named, testimony__in=seen)
    pairs = subjects.values_list("authority", "testimony").union(
        places.values_list("recorded_place", "pk"), members.values_list("witness__communities", "testimony")
    )
    return Counter(authority for authority, _testimony in pairs)


def _spoken_of(viewer: Viewer, *, at: dt.datetime) -> Q:
    seen = Testimony.objects.visible_to(viewer, at=at)
    witnesses = Witness.objects.visible_to(viewer, at=at).values("pk")
    named = Witness.objects.told_by_name(viewer, at=at)
    told = LifeEvent.objects.told_to(viewer, at=at)
    claims = Claim.objects.visible_to(viewer, at=at).values("pk")
    points = IndexPoint.objects.filter(testimony__in=seen.values("pk")).values("pk")
    return (
        Q(pk__in=Testimony.subjects.through.objects.filter(testimony__in=seen.values("pk")).values("authority"))
        | Q(pk__in=seen.values("recorded_place"))
        | Q(pk__in=Witness.communities.through.objects.filter(witness__in=witnesses).values("authority"))
        | Q(pk__in=named.values("birth_place"))
        | Q(pk__in=named.values("death_place"))
        | Q(pk__in=told.values("place"))
        | Q(pk__in=told.values("camp_or_unit"))
        | Q(pk__in=Claim.about.through.objects.filter(claim__in=claims).values("authority"))
        | Q(pk__in=IndexPoint.authorities.through.objects.filter(indexpoint__in=points).values("authority"))
    )
