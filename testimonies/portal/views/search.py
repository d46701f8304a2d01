"""The page of a search."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from testimonies.indexing.documents import FACETS
from testimonies.indexing.find import find
from testimonies.portal.filters import asked_in
from testimonies.portal.pages import show
from testimonies.portal.presenters.results import results_page
from testimonies.search.engine import Page
from testimonies.search.errors import SearchError
from testimonies.workflow.viewers import viewer_for


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What is found, or in kind words why nothing is."""
    viewer = viewer_for(request.user)
    asked = asked_in(request.GET)
    wanted = Page(number=asked.number, size=asked.size, order=asked.order)
    try:
        answer = find(
            asked.text,
            viewer=viewer,
            chosen=asked.chosen,
            page=wanted,
            facets=FACETS,
            same_passage=asked.same_passage,
        )
    except SearchError:
        return show(request, "search.html", viewer=viewer, shown={"asked": asked}, status=503)
    answered = results_page(answer, asked, typed=request.GET, viewer=viewer)
    return show(request, "search.html", viewer=viewer, shown={"asked": asked, "answered": answered})
