"""The pages by which files come in: sending them, the plan, the progress; every step that does something is a POST."""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST

from testimonies.admin.curated import curated, is_limited
from testimonies.admin.delivery import AT_WORK, RIGHT, deliveries_of, delivery_for, plan_of, progress_of, standing_of
from testimonies.admin.forms.delivery import BringInForm, VoicesForm
from testimonies.admin.record import LedgerAdmin
from testimonies.admin.uploading import why_not_taken
from testimonies.ingest import deliveries
from testimonies.ingest.errors import DeliveryRefused
from testimonies.models import Collection, Delivery
from testimonies.vocabulary import DeliveryState
from testimonies.workflow.viewers import viewer_for

HERE = "admin:testimonies_batch"
MOST_SHOWN = 20
MOST_VOICES = 100  # of one page
KEY = re.compile(r"[0-9]{1,18}")


class BringingAdmin(LedgerAdmin):
    """Adds the way in to the list of imports."""

    def get_urls(self) -> list[Any]:
        """Four addresses more."""
        door = self.admin_site.admin_view
        # The token is asked for once it is known that the upload may be read at all: it stands in its body.
        return [
            path("bring-in/", door(csrf_exempt(self.bring_in_view)), name="testimonies_batch_bring_in"),
            path("bring-in/<path:object_id>/progress/", door(require_GET(self.progress_view)),
                 name="testimonies_batch_progress"),
            path("bring-in/<path:object_id>/do/<slug:verb>/", door(require_POST(self.step_view)),
                 name="testimonies_batch_step"),
            path("bring-in/<path:object_id>/", door(require_GET(self.delivery_view)),
                 name="testimonies_batch_delivery"),
            *super().get_urls(),
        ]  # fmt: skip

    def bring_in_view(self, request: HttpRequest) -> HttpResponse:
        """Asks for files, or takes them."""
        _require_right(request)
        if request.method != "POST":
            return self._form_page(request, self._form(request))
        if why := why_not_taken(request):
            messages.error(request, why)
            return HttpResponseRedirect(reverse(f"{HERE}_bring_in"))
        return csrf_protect(self._receive)(request)

    def _receive(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request, request.POST, request.FILES)
        if form.is_valid():
            said = form.cleaned_data
            try:
                delivery = deliveries.receive(
                    form.sent_files(), collection=said["collection"], language=said["language"], by=request.user
                )
            except DeliveryRefused as refusal:
                form.add_error(None, str(refusal))
            else:
                return HttpResponseRedirect(reverse(f"{HERE}_delivery", args=[delivery.pk]))
        return self._form_page(request, form)

    def delivery_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """How far it is, or its plan, or what became of it."""
        delivery = _delivery(request, object_id)
        if delivery.state == DeliveryState.DONE and delivery.batch:
            return HttpResponseRedirect(reverse(f"{HERE}_change", args=[delivery.batch.pk]))
        if delivery.state in AT_WORK:
            shown = {"title": _("Reading what you sent") if delivery.state != DeliveryState.TO_RUN else
                     _("Bringing it in"), "standing": standing_of(delivery)}  # fmt: skip
            return self._page(request, "delivery_progress", shown | {"delivery": delivery})
        return self._page(
            request, "delivery_plan", {"title": _("Plan"), "delivery": delivery} | plan_of(delivery, request)
        )

    def progress_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The same in few words, for the script of the page."""
        return JsonResponse(progress_of(_delivery(request, object_id)))

    def step_view(self, request: HttpRequest, object_id: str, verb: str) -> HttpResponse:
        """Keep what was chosen of the speakers, bring in, plan again, or discard."""
        delivery, step = _delivery(request, object_id), STEPS.get(verb)
        if step is None:
            raise Http404
        try:
            said = step(request, delivery)
        except DeliveryRefused as refusal:
            messages.error(request, str(refusal))
        else:
            if said:
                messages.success(request, said)
        if verb == "discard":
            return HttpResponseRedirect(reverse(f"{HERE}_bring_in"))
        return HttpResponseRedirect(_back_to(request, delivery, verb))

    def _form(self, request: HttpRequest, *sent: Any) -> BringInForm:
        viewer = viewer_for(request.user)
        mine = curated(Collection.objects.all(), viewer=viewer)
        return BringInForm(*sent, collections=mine, is_limited=is_limited(viewer))

    def _form_page(self, request: HttpRequest, form: BringInForm) -> HttpResponse:
        waiting = deliveries_of(request.user).exclude(state=DeliveryState.DONE).order_by("-touched_at", "-pk")
        shown = {
            "title": _("Bring in files"), "form": form, "waiting": waiting[:MOST_SHOWN],
            "most_mb": settings.ARCHIVE_UPLOAD_MB, "most_files": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
        }  # fmt: skip
        return self._page(request, "bring_in", shown)

    def _page(self, request: HttpRequest, name: str, shown: dict[str, Any]) -> HttpResponse:
        context = self.admin_site.each_context(request) | {"opts": self.opts} | shown
        return TemplateResponse(request, f"testimonies/admin/{name}.html", context)


def _require_right(request: HttpRequest) -> None:
    if not request.user.has_perm(RIGHT) or not viewer_for(request.user).is_staff:
        raise PermissionDenied


def _delivery(request: HttpRequest, object_id: str) -> Delivery:
    """That of whoever asks; another's is not there. Raises Http404, PermissionDenied."""
    _require_right(request)
    delivery = delivery_for(request.user, object_id)
    if delivery is None:
        raise Http404
    return delivery


def _keep_voices(request: HttpRequest, delivery: Delivery) -> str:
    """Those of the page that was sent."""
    keys = [name.removeprefix("voice-") for name in request.POST if name.startswith("voice-")]
    asked = delivery.voices.filter(pk__in=[key for key in keys if KEY.fullmatch(key)][:MOST_VOICES])
    form = VoicesForm(request.POST, voices=asked)
    if not form.is_valid():
        raise DeliveryRefused(_("One of the speakers was chosen in a way that is not offered. Please choose again."))
    deliveries.choose(form.chosen(), delivery=delivery)
    return _("The speakers are kept as you chose them.")


def _run(request: HttpRequest, delivery: Delivery) -> str:
    """With the speakers as they stand on the page."""
    if any(name.startswith("voice-") for name in request.POST):
        _keep_voices(request, delivery)
    deliveries.ask_to_run(delivery, by=request.user)
    return ""


def _plan_again(request: HttpRequest, delivery: Delivery) -> str:
    deliveries.ask_to_plan(delivery)
    return ""


def _discard(request: HttpRequest, delivery: Delivery) -> str:
    if delivery.state in AT_WORK:
        raise DeliveryRefused(_("It is being worked on. Wait until it has come to its end."))
    deliveries.forget(delivery, by=request.user)
    return _("The files were discarded. Nothing of them was brought in.")


def _back_to(request: HttpRequest, delivery: Delivery, verb: str) -> str:
    """Where the curator was: the same page of the speakers."""
    there = reverse(f"{HERE}_delivery", args=[delivery.pk])
    number = request.POST.get("voices", "")
    return f"{there}?voices={number}#speakers" if verb == "speakers" and number.isdecimal() else there


STEPS: dict[str, Callable[[HttpRequest, Delivery], str]] = {
    "speakers": _keep_voices,
    "run": _run,
    "plan": _plan_again,
    "discard": _discard,
}
