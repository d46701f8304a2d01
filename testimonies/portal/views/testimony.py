"""The page of a testimony and what belongs to it: passages, searching within, citations, files to take home."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from testimonies.access.viewer import Viewer
from testimonies.interchange.citations import STYLES, Cited
from testimonies.interchange.exports import export_of
from testimonies.models import Recording, Testimony
from testimonies.portal.addresses import testimony_url
from testimonies.portal.doors import must_be_advised, of_testimony, or_closed, remember_advised
from testimonies.portal.pages import keep_from_copies, show
from testimonies.portal.presenters.catalogue import advisories_of
from testimonies.portal.presenters.testimony.citing import citation_of, entry_of, passage_called
from testimonies.portal.presenters.testimony.opening import hits_of, opened
from testimonies.portal.presenters.testimony.page import page_of
from testimonies.portal.presenters.testimony.passage import address_of, place_of
from testimonies.portal.presenters.testimony.texts import texts_of
from testimonies.portal.reading import Reading
from testimonies.transcripts.errors import UnknownFormat


@require_safe
@or_closed
@of_testimony
def testimony(request: HttpRequest, testimony: Testimony, viewer: Viewer) -> HttpResponseBase:
    """The words and the voice; before them what to know, where there is something."""
    if must_be_advised(request, testimony):
        shown = {"testimony": testimony, "advisories": advisories_of(testimony), "asked": request.GET.urlencode()}
        return show(request, "testimony_advisory.html", viewer=viewer, shown=shown)
    page = page_of(testimony, Reading.of(request.GET), viewer=viewer, site=request.build_absolute_uri("/"))
    return show(request, "testimony.html", viewer=viewer, shown={"testimony": testimony, "page": page})


@csrf_exempt  # A token would give every visitor a cookie; whoever forges this form opens a page to somebody, no more.
@require_POST
@of_testimony
def testimony_advised(request: HttpRequest, testimony: Testimony, viewer: Viewer) -> HttpResponseBase:
    """The visitor was told and goes on, to where the link led that brought them here."""
    response = redirect(address_of(testimony, Reading.of(request.GET)))
    response.status_code = 303
    remember_advised(response, testimony)
    return keep_from_copies(response, viewer=viewer)


@require_safe
@or_closed
@of_testimony
def testimony_passage(request: HttpRequest, testimony: Testimony, viewer: Viewer, key: str) -> HttpResponseBase:
    """The permanent address of a passage leads to wherever it stands today."""
    place = place_of(testimony, key, Reading.of(request.GET), viewer=viewer)
    if place is None:
        raise Http404
    return keep_from_copies(redirect(address_of(testimony, place)), viewer=viewer)


@require_safe
@of_testimony
def testimony_within(request: HttpRequest, testimony: Testimony, viewer: Viewer) -> HttpResponseBase:
    """What was found in this testimony, for a page that is already open."""
    if must_be_advised(request, testimony):
        return redirect(testimony_url(testimony.identifier))
    reading = Reading.of(request.GET)
    hits = hits_of(opened(testimony, reading, viewer=viewer, at=timezone.now()), reading)
    return show(request, "testimony_within.html", viewer=viewer, shown={"hits": hits, "reading": reading})


@require_safe
@of_testimony
def testimony_citation(request: HttpRequest, testimony: Testimony, viewer: Viewer) -> HttpResponseBase:
    """How a passage is cited, for a page that is already open."""
    citation = citation_of(_entry(request, testimony, viewer))
    return show(request, "testimony_citation.html", viewer=viewer, shown={"citation": citation})


@require_safe
@of_testimony
def testimony_citation_file(request: HttpRequest, testimony: Testimony, viewer: Viewer, style: str) -> HttpResponseBase:
    """The citation of a testimony or passage, for a reference manager."""
    chosen = next((known for known in STYLES if known.name == style), None)
    if chosen is None:
        raise Http404
    entry = _entry(request, testimony, viewer)
    return _taken_home(f"{entry.key}{chosen.suffix}", chosen.write(entry), chosen.media_type, viewer=viewer)


@require_safe
@of_testimony
def testimony_download(request: HttpRequest, testimony: Testimony, viewer: Viewer, to: str) -> HttpResponseBase:
    """A transcript in an open format, as this viewer may read it."""
    texts, number = texts_of(testimony, viewer=viewer), Reading.of(request.GET).text
    if number > len(texts):
        raise Http404
    address = request.build_absolute_uri(testimony_url(testimony.identifier))
    try:
        export = export_of(texts[number - 1], testimony=testimony, to=to, viewer=viewer, address=address)
    except UnknownFormat as error:
        raise Http404 from error
    return _taken_home(export.name, export.content, export.media_type, viewer=viewer)


def _entry(request: HttpRequest, testimony: Testimony, viewer: Viewer) -> Cited:
    passage = passage_called(testimony, Reading.of(request.GET).passage, viewer=viewer)
    media = Recording.objects.playable_by(viewer).filter(testimony=testimony).values_list("medium", flat=True)
    return entry_of(testimony, passage, site=request.build_absolute_uri("/"), media=media)


def _taken_home(name: str, content: str | bytes, media_type: str, *, viewer: Viewer) -> HttpResponse:
    response = HttpResponse(content, content_type=f"{media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return keep_from_copies(response, viewer=viewer)
