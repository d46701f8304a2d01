"""The list of witnesses, and a witness's page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from testimonies.models import Claim, LifeEvent, Testimony, Witness
from testimonies.portal.list_filters import WitnessFilter
from testimonies.portal.pages import show
from testimonies.portal.presenters.catalogue import entries
from testimonies.portal.presenters.lives import life_of
from testimonies.portal.presenters.people import alphabetical, first_pages, lines
from testimonies.portal.presenters.questions import attested
from testimonies.portal.seeking import moved, sought
from testimonies.workflow.viewers import viewer_for

PAGE_SIZE = 60


@require_safe
def witnesses(request: HttpRequest) -> HttpResponse:
    """Everybody of whom something can be read, by name."""
    viewer = viewer_for(request.user)
    narrowed = WitnessFilter(request.GET, queryset=Witness.objects.visible_to(viewer), viewer=viewer)
    places = alphabetical(narrowed.qs, viewer=viewer)
    leaf = Paginator(places, PAGE_SIZE).get_page(request.GET.get("page"))
    letters = first_pages(places, size=PAGE_SIZE)
    shown = {"filter": narrowed, "leaf": leaf, "lines": lines(leaf.object_list, viewer=viewer), "letters": letters}
    return show(request, "witnesses.html", viewer=viewer, shown=shown)


@require_safe
def witness(request: HttpRequest, identifier: str) -> HttpResponse:
    """Who this is, as far as it may be told, and the testimonies."""
    viewer = viewer_for(request.user)
    seen = Witness.objects.visible_to(viewer).named_for(viewer).pictured_for(viewer)
    found = sought(seen.with_places(), identifier)
    if found.identifier != identifier:
        return moved("witness", found.identifier)
    events = LifeEvent.objects.told_to(viewer).filter(witness=found)
    given = Testimony.objects.visible_to(viewer).filter(witnesses=found).order_by("recorded_date_earliest", "pk")
    claims = Claim.objects.visible_to(viewer).filter(witness=found).order_by("date_earliest", "pk")
    shown = {
        "life": life_of(found, events.with_sources()),
        "entries": entries(given, viewer=viewer),
        "claims": attested(claims, viewer=viewer),
    }
    return show(request, "witness.html", viewer=viewer, shown=shown)
