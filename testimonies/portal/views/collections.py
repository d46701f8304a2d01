"""Collections and what they hold."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from testimonies.models import Testimony
from testimonies.portal.pages import show
from testimonies.portal.presenters.catalogue import entries
from testimonies.portal.presenters.collections import collections_seen_by, holdings
from testimonies.portal.seeking import moved, sought
from testimonies.workflow.viewers import viewer_for

PAGE_SIZE = 25


@require_safe
def collections(request: HttpRequest) -> HttpResponse:
    """Every collection of which something can be read."""
    viewer = viewer_for(request.user)
    return show(request, "collections.html", viewer=viewer, shown={"holdings": holdings(viewer)})


@require_safe
def collection(request: HttpRequest, identifier: str) -> HttpResponse:
    """Whence it comes, under which rights, and its testimonies."""
    viewer = viewer_for(request.user)
    found = sought(collections_seen_by(viewer), identifier)
    if found.identifier != identifier:
        return moved("collection", found.identifier)
    held = Testimony.objects.visible_to(viewer).filter(collection=found).order_by("title", "pk")
    leaf = Paginator(held, PAGE_SIZE).get_page(request.GET.get("page"))
    shown = {"collection": found, "leaf": leaf, "entries": entries(leaf.object_list, viewer=viewer)}
    return show(request, "collection.html", viewer=viewer, shown=shown)
