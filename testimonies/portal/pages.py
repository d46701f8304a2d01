"""How every page of the portal leaves: in a template, with the word about who may keep a copy."""

from collections.abc import Mapping
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from testimonies.access.viewer import Viewer

R = TypeVar("R", bound=HttpResponseBase)


def show(
    request: HttpRequest, template: str, *, viewer: Viewer, shown: Mapping[str, object], status: int = 200
) -> HttpResponse:
    """The page, from the portal's templates."""
    page = render(request, f"testimonies/portal/{template}", {"viewer": viewer, **shown}, status=status)
    return keep_from_copies(page, viewer=viewer)


def keep_from_copies(response: R, *, viewer: Viewer) -> R:
    """What somebody sees who signed in is kept nowhere; what visitors see is asked for anew, for it can close."""
    response["Cache-Control"] = "private, no-cache" if viewer.is_visitor else "private, no-store"
    return response


def keep_nowhere(response: R) -> R:
    """A page about one person, or on which one signs in: no copy of it stays anywhere."""
    response["Cache-Control"] = "private, no-store"
    return response
