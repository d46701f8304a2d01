"""Collections as the public meets them: those of which the viewer may read something."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.urls import reverse

from testimonies.access.viewer import Viewer
from testimonies.models import Collection, Testimony


def collections_seen_by(viewer: Viewer) -> QuerySet[Collection]:
    """The collections with a testimony that the viewer may read."""
    return Collection.objects.filter(Exists(Testimony.objects.visible_to(viewer).filter(collection=OuterRef("pk"))))


@dataclass(frozen=True, slots=True)
class Holding:
    """A collection in a list."""

    url: str
    title: str
    institution: str
    description: str
    count: int


def holdings(viewer: Viewer) -> list[Holding]:
    """The collections that the viewer may read in, by title."""
    counts = dict(
        Testimony.objects.visible_to(viewer)
        .values("collection")
        .annotate(count=Count("pk"))
        .values_list("collection", "count")
    )
    return [
        Holding(
            url=reverse("collection", args=[collection.identifier]),
            title=collection.title,
            institution=collection.holding_institution,
            description=collection.description,
            count=counts[collection.pk],
        )
        for collection in Collection.objects.filter(pk__in=counts).order_by("title", "pk")
    ]
