"""What this archive is, and how it treats what it holds."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from testimonies.portal.pages import show
from testimonies.workflow.viewers import viewer_for


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """The archive about itself; asks the database nothing."""
    return show(request, "about.html", viewer=viewer_for(request.user), shown={})
