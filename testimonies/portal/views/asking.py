"""Asking to read what is closed. Whoever asks, and however often, is answered the same."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from testimonies.access.viewer import Viewer
from testimonies.models import Testimony
from testimonies.portal.doors import requestable
from testimonies.portal.pages import keep_nowhere, show
from testimonies.portal.requests import RequestForm
from testimonies.workflow.reading_room import MOST_A_DAY, MOST_WAITING, Asker, ask, terms_of
from testimonies.workflow.viewers import viewer_for


@csrf_exempt  # A token would give every visitor a cookie; the form needs no session, so forging it gains nothing.
@require_http_methods(["GET", "HEAD", "POST"])
@requestable
def testimony_ask(request: HttpRequest, testimony: Testimony, viewer: Viewer) -> HttpResponseBase:
    """The form, and what is sent with it."""
    terms = terms_of(testimony)
    form = RequestForm(request.POST if request.method == "POST" else None, terms=terms)
    if form.is_valid():
        said = form.cleaned_data
        asker = Asker(said["name"], said["email"], said["institution"], get_language() or "")
        site = request.build_absolute_uri("/")
        ask(testimony, asker=asker, purpose=said["purpose"], terms=terms, site=site)
        response = redirect("reading_room_asked")
        response.status_code = 303
        return keep_nowhere(response)
    shown = {"identifier": testimony.identifier, "form": form, "terms": terms}
    return keep_nowhere(show(request, "testimony_ask.html", viewer=viewer, shown=shown))


@require_safe
def reading_room_asked(request: HttpRequest) -> HttpResponse:
    """Thanks, in the same words whatever became of what was asked."""
    shown = {"most_waiting": MOST_WAITING, "most_a_day": MOST_A_DAY}
    return keep_nowhere(show(request, "reading_room_asked.html", viewer=viewer_for(request.user), shown=shown))
