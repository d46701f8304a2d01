"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from testimonies.portal.pages import show
from testimonies.portal.presenters.home import home_for
from testimonies.workflow.viewers import viewer_for


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The archive's name, one search field, ways in, what it holds."""
    viewer = viewer_for(request.user)
    return show(request, "home.html", viewer=viewer, shown={"home": home_for(viewer)})
