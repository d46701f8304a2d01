"""How every page of the portal leaves: in a template, with the word about who may keep a copy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from testimonies.access.viewer import Viewer


def show(request: HttpRequest, template: str, *, viewer: Viewer, shown: dict[str, object]) -> HttpResponse:
    """The page. What curators see is kept nowhere; what visitors see is asked for anew each time, for it can close."""
    response = render(request, f"testimonies/portal/{template}", {"viewer": viewer, **shown})
    response["Cache-Control"] = "private, no-store" if viewer.is_staff else "private, no-cache"
    return response
