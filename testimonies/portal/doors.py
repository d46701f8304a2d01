"""Opens a testimony to its views: found under any identifier it ever had, readable by this viewer, advisories told."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from testimonies.models import Testimony
from testimonies.portal.addresses import testimony_url
from testimonies.portal.pages import show
from testimonies.portal.presenters.catalogue import closed_entry
from testimonies.portal.presenters.testimony.describing import described
from testimonies.portal.seeking import led_to, sought
from testimonies.workflow.readings import note_reading
from testimonies.workflow.viewers import viewer_for

View = Callable[..., HttpResponseBase]
ADVISED = "advised"


def of_testimony(view: View) -> View:
    """Gives the view the testimony that its visitor may read; a renamed one is led to, any other is not found."""

    @wraps(view)
    def opened(request: HttpRequest, identifier: str, **kwargs: str) -> HttpResponseBase:
        viewer = viewer_for(request.user)
        found = sought(described(viewer).visible_to(viewer), identifier)
        if found.identifier != identifier:
            return _renamed(request, found)
        note_reading(found, viewer=viewer, by=request.user, where=_name_of(request))
        return view(request, found, viewer, **kwargs)

    return opened


def or_closed(view: View) -> View:
    """Outside `of_testimony`: of a closed testimony, that it exists, where that may be told."""

    @wraps(view)
    def opened(request: HttpRequest, identifier: str, **kwargs: str) -> HttpResponseBase:
        try:
            return view(request, identifier, **kwargs)
        except Http404:
            viewer = viewer_for(request.user)
            readable = Testimony.objects.visible_to(viewer).values("pk")
            found = sought(Testimony.objects.known_to(viewer).exclude(pk__in=readable), identifier)
        if found.identifier != identifier:
            return _renamed(request, found)
        may_be_asked_for = Testimony.objects.requestable().filter(pk=found.pk).exists()
        shown = {"closed": closed_entry(found), "may_be_asked_for": may_be_asked_for}
        return show(request, "testimony_closed.html", viewer=viewer, shown=shown)

    return opened


def requestable(view: View) -> View:
    """Gives the view a testimony that may be asked for and that this viewer cannot read; any other is not found."""

    @wraps(view)
    def opened(request: HttpRequest, identifier: str, **kwargs: str) -> HttpResponseBase:
        viewer = viewer_for(request.user)
        readable = Testimony.objects.visible_to(viewer).values("pk")
        found = sought(Testimony.objects.requestable().exclude(pk__in=readable), identifier)
        if found.identifier != identifier:
            return _renamed(request, found)
        return view(request, found, viewer, **kwargs)

    return opened


def must_be_advised(request: HttpRequest, testimony: Testimony) -> bool:
    """Whether there is something to know that this visitor has not been told, or not all of it."""
    return bool(testimony.advisories) and request.COOKIES.get(ADVISED) != _told(testimony.advisories)


def remember_advised(response: HttpResponseBase, testimony: Testimony) -> None:
    """In a cookie for this testimony alone, gone when the browser is closed; a new advisory is told again."""
    response.set_cookie(
        ADVISED,
        _told(testimony.advisories),
        path=testimony_url(testimony.identifier),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _renamed(request: HttpRequest, testimony: Testimony) -> HttpResponsePermanentRedirect:
    """Leads to the same view under the identifier of today, with all that was asked."""
    match = request.resolver_match
    if match is None:
        raise Http404
    address = reverse(str(match.url_name), kwargs={**match.kwargs, "identifier": testimony.identifier})
    asked = request.META.get("QUERY_STRING", "")
    return led_to(f"{address}?{asked}" if asked else address)


def _name_of(request: HttpRequest) -> str:
    match = request.resolver_match
    return str(match.url_name) if match else ""


def _told(advisories: Iterable[Any]) -> str:
    return ".".join(sorted(map(str, advisories)))
