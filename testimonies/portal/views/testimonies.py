"""The list of testimonies."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from testimonies.models import Testimony
from testimonies.portal.list_filters import TestimonyFilter
from testimonies.portal.pages import show
from testimonies.portal.presenters.catalogue import closed_entries, entries
from testimonies.workflow.viewers import viewer_for

PAGE_SIZE = 25


@require_safe
def testimonies(request: HttpRequest) -> HttpResponse:
    """Those that can be read, and at the end those of which only the existence may be told."""
    viewer = viewer_for(request.user)
    narrowed = TestimonyFilter(request.GET, queryset=Testimony.objects.visible_to(viewer), viewer=viewer)
    leaf = Paginator(narrowed.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    closed = closed_entries(viewer) if narrowed.is_whole and not leaf.has_next() else ()
    shown = {"filter": narrowed, "leaf": leaf, "entries": entries(leaf.object_list, viewer=viewer), "closed": closed}
    return show(request, "testimonies.html", viewer=viewer, shown=shown)
