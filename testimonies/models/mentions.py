"""What speaks of an authority, as one viewer may know it: who may meet it, in which testimonies, and how often.

An authority can exist only because of a closed testimony (a brother's name, a village); then it is closed too.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

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

PartOf = Authority.broader.through


def met_by(viewer: Viewer, *, at: dt.datetime | None = None, among: Collection[int] | None = None) -> AuthorityQuerySet:
    """The authorities that the viewer may read of, and what they are a part of; who curates everything meets all.

    For anybody else this asks at once: the keys are few, and the question is too long to stand in another. Who asks
    about some of them only (`among`, keys) is answered without a look at all that the archive speaks of.
    """
    asked = Authority.objects.current() if among is None else Authority.objects.current().filter(pk__in=among)
    if viewer.curates_everything:
        return asked
    at = at or timezone.now()
    return asked.filter(pk__in=_met(viewer, at=at) if among is None else _met_among(among, viewer, at=at))


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


def _met(viewer: Viewer, *, at: dt.datetime) -> set[int]:
    """The keys of all; two queries."""
    ways = [rows.values_list(column) for rows, column in _ways(viewer, at=at)]
    spoken_of = {key for (key,) in ways[0].union(*ways[1:]) if key is not None}
    return spoken_of.union(PartOf.objects.filter(from_authority__in=spoken_of).values_list("to_authority", flat=True))


def _met_among(keys: Collection[int], viewer: Viewer, *, at: dt.datetime) -> set[int]:
    """Which of these are met. One way after another is asked, the commonest first, until nothing is left to ask."""
    wholes: dict[int, set[int]] = {key: {key} for key in keys}
    for part, whole in PartOf.objects.filter(to_authority__in=keys).values_list("from_authority", "to_authority"):
        wholes.setdefault(part, set()).add(whole)
    met: set[int] = set()
    for rows, column in _ways(viewer, at=at):
        left = [key for key, whole in wholes.items() if not whole <= met]
        if not left:
            break
        spoken_of = rows.filter(**{f"{column}__in": left}).values_list(column, flat=True).distinct()
        met = met.union(*(wholes.get(key, set()) for key in spoken_of))
    return met


def _ways(viewer: Viewer, *, at: dt.datetime) -> Iterator[tuple[QuerySet[Any], str]]:
    """Every way that leads from something readable to an authority: rows, and the column that has its key."""
    seen = Testimony.objects.visible_to(viewer, at=at)
    yield Testimony.subjects.through.objects.filter(testimony__in=seen.values("pk")), "authority"
    yield seen, "recorded_place"
    yield Participation.objects.filter(testimony__in=seen.values("pk")), "witness__communities"
    named = Witness.objects.told_by_name(viewer, at=at)
    yield named, "birth_place"
    yield named, "death_place"
    told = LifeEvent.objects.told_to(viewer, at=at)
    yield told, "place"
    yield told, "camp_or_unit"
    yield Claim.objects.visible_to(viewer, at=at), "about"
    yield _entries_told_to(viewer, at=at).filter(testimony__in=seen.values("pk")), "authorities"


def _entries_told_to(viewer: Viewer, *, at: dt.datetime) -> QuerySet[IndexPoint]:
    """Entries of contents whose authorities may be met: where anything is redacted, only by who curates it.

    Under which entry it lies is known from times alone; an authority is left out rather than one too many met.
    """
    redacted = TextRedaction.objects.in_force(at=at).filter(segment__transcript__testimony=OuterRef("testimony"))
    return IndexPoint.objects.filter(curated_q(viewer, prefix="testimony__") | ~Q(Exists(redacted)))
