"""What speaks of an authority, as one viewer may know it: who may meet it, in which testimonies, and how often.

An authority can exist only because of a closed testimony (a brother's name, a village); then it is closed too.
"""

import datetime as dt
from collections import Counter

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from testimonies.access.policy import curated_q
from testimonies.access.viewer import Viewer
from testimonies.models.authority import Authority, AuthorityQuerySet
from testimonies.models.claim import Claim
from testimonies.models.contents import IndexPoint
from testimonies.models.participation import Participation
from testimonies.models.redaction import TextRedaction
from testimonies.models.testimony import Testimony
from testimonies.models.witness import LifeEvent, Witness


def met_by(viewer: Viewer, *, at: dt.datetime | None = None) -> AuthorityQuerySet:
    """The authorities that the viewer may read of, and what they are a part of; who curates everything meets all.

    For anybody else this asks two queries at once: the keys are few, and the question is too long to stand in another.
    """
    current = Authority.objects.current()
    if viewer.curates_everything:
        return current
    spoken_of = _spoken_of(viewer, at=at or timezone.now())
    wider = Authority.broader.through.objects.filter(from_authority__in=spoken_of).values_list(
        "to_authority", flat=True
    )
    return current.filter(pk__in=spoken_of.union(wider))


def testimonies_about(authority: Authority, *, viewer: Viewer) -> QuerySet[Testimony]:
    """Those the viewer may read that have it as a subject or place, or whose witnesses belong to it."""
    members = Participation.objects.filter(witness__communities=authority).values("testimony")
    subject = Testimony.subjects.through.objects.filter(authority=authority).values("testimony")
    return Testimony.objects.visible_to(viewer).filter(
        Q(pk__in=subject) | Q(recorded_place=authority) | Q(pk__in=members)
    )


def testimony_counts(viewer: Viewer) -> Counter[int]:
    """For each authority (key) in how many testimonies the viewer would find it; one query."""
    seen = Testimony.objects.visible_to(viewer).values("pk")
    subjects = Testimony.subjects.through.objects.filter(testimony__in=seen)
    places = Testimony.objects.filter(recorded_place__isnull=False, pk__in=seen)
    members = Participation.objects.filter(witness__communities__isnull=False, testimony__in=seen)
    pairs = subjects.values_list("authority", "testimony").union(
        places.values_list("recorded_place", "pk"), members.values_list("witness__communities", "testimony")
    )
    return Counter(authority for authority, _testimony in pairs)


def _spoken_of(viewer: Viewer, *, at: dt.datetime) -> set[int]:
    """Their keys, by every way that leads from something readable to an authority; one query."""
    seen = Testimony.objects.visible_to(viewer, at=at)
    named = Witness.objects.told_by_name(viewer, at=at)
    told = LifeEvent.objects.told_to(viewer, at=at)
    ways = (
        Testimony.subjects.through.objects.filter(testimony__in=seen.values("pk")).values_list("authority"),
        seen.values_list("recorded_place"),
        Participation.objects.filter(testimony__in=seen.values("pk")).values_list("witness__communities"),
        named.values_list("birth_place"),
        named.values_list("death_place"),
        told.values_list("place"),
        told.values_list("camp_or_unit"),
        Claim.objects.visible_to(viewer, at=at).values_list("about"),
        _entries_told_to(viewer, at=at).filter(testimony__in=seen.values("pk")).values_list("authorities"),
    )
    return {key for (key,) in ways[0].union(*ways[1:]) if key is not None}


def _entries_told_to(viewer: Viewer, *, at: dt.datetime) -> QuerySet[IndexPoint]:
    """Entries of contents whose authorities may be met: where anything is redacted, only by who curates it.

    Under which entry it lies is known from times alone; an authority is left out rather than one too many met.
    """
    redacted = TextRedaction.objects.in_force(at=at).filter(segment__transcript__testimony=OuterRef("testimony"))
    return IndexPoint.objects.filter(curated_q(viewer, prefix="testimony__") | ~Q(Exists(redacted)))
