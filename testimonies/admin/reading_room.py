"""Requests for access: who asks for what, the decision on a page of its own, and the letter that says it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from testimonies.admin.curated import curated
from testimonies.admin.filters import RelatedChoice
from testimonies.admin.forms.reading_room import GrantForm, RefuseForm, RevokeForm, SendForm
from testimonies.admin.record import LedgerAdmin
from testimonies.models import AccessRequest
from testimonies.vocabulary import Decision
from testimonies.workflow import letters, reading_room
from testimonies.workflow.errors import DecisionRefused
from testimonies.workflow.viewers import viewer_for


@dataclass(frozen=True, slots=True)
class Step:
    """Something that a curator can do about a request, when, what has to be said for it, and what is said after it."""

    verb: str
    label: "str | Promise"
    may_be_taken: Callable[[AccessRequest], bool]
    form: type[forms.Form]
    do: Callable[..., Any]
    done: "str | Promise"


def _send(asked: AccessRequest, *, by: Any, site: str) -> None:
    reasons = reading_room.refusals(asked, by=by)
    if not reasons and not letters.send(asked, site=site, with_link=asked.is_in_force()):
        reasons = [_("The letter could not be sent. Copy it from the page of the request.")]
    if reasons:
        raise DecisionRefused(*reasons)


STEPS = (
    Step("grant", gettext_lazy("Grant"), lambda asked: not asked.decision, GrantForm, reading_room.grant,
         gettext_lazy("Access is granted.")),
    Step("refuse", gettext_lazy("Refuse"), lambda asked: not asked.decision, RefuseForm, reading_room.refuse,
         gettext_lazy("The request is refused.")),
    Step("revoke", gettext_lazy("Revoke"), AccessRequest.is_in_force, RevokeForm, reading_room.revoke,
         gettext_lazy("The grant has ended.")),
    Step("send", gettext_lazy("Send the letter again"), lambda asked: True, SendForm, _send,
         gettext_lazy("The letter was sent.")),
)  # fmt: skip


class StandingFilter(admin.SimpleListFilter):
    """What a request is at this moment."""

    title = gettext_lazy("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """In the order of a request's life."""
        return [
            ("waiting", _("Waiting")),
            ("holds", _("Granted now")),
            ("ended", _("Ended")),
            ("refused", _("Refused")),
        ]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """As the clock says."""
        granted = queryset.filter(decision=Decision.GRANTED)
        known = {
            "waiting": queryset.waiting(),
            "holds": queryset.in_force(),
            "ended": granted.exclude(pk__in=queryset.in_force().values("pk")),
            "refused": queryset.filter(decision=Decision.REFUSED),
        }
        return known.get(self.value() or "", queryset)


@admin.register(AccessRequest)
class AccessRequestAdmin(LedgerAdmin):
    """Those that wait on top, the longest waiting first."""

    change_form_template = "testimonies/admin/access_request.html"
    fields = (
        "testimony",
        ("name", "email"),
        "institution",
        "purpose",
        ("asked_at", "language", "terms_sha256"),
        ("decision", "until"),
        ("decided_at", "decided_by"),
        "because",
        "note",
        ("revoked_at", "revoked_by"),
        "revoked_because",
    )
    list_display = ("testimony", "name", "institution", "asked_at", "decision", "until", "revoked_at")
    list_filter = (
        StandingFilter,
        ("testimony__collection", RelatedChoice),
    )
    list_select_related = ("testimony",)
    search_fields = ("name", "email", "institution", "testimony__title", "testimony__identifier__istartswith")
    date_hierarchy = "asked_at"
    ordering = (F("decided_at").desc(nulls_first=True), "asked_at", "pk")
    empty_words = gettext_lazy("Nobody has asked for access yet.")

    def get_urls(self) -> list[Any]:
        """One address for all steps."""
        step = path(
            "<path:object_id>/decide/<slug:verb>/",
            self.admin_site.admin_view(self.step_view),
            name="testimonies_accessrequest_step",
        )
        return [step, *super().get_urls()]

    def step_view(self, request: HttpRequest, object_id: str, verb: str) -> HttpResponse:
        """Ask for what the step needs, take it, or say why not."""
        step = next((step for step in STEPS if step.verb == verb), None)
        asked = self.get_object(request, object_id)
        if step is None:
            raise Http404
        if asked is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not request.user.has_perm(reading_room.RIGHT):
            raise PermissionDenied
        form = step.form(request.POST if request.method == "POST" else None)
        if form.is_valid() and self._take(request, step, asked, form):
            return HttpResponseRedirect(reverse("admin:testimonies_accessrequest_change", args=[asked.pk]))
        said = {"title": step.label, "subtitle": str(asked), "record": asked, "opts": self.opts, "form": form}
        context = self.admin_site.each_context(request) | said | {"may_be_taken": step.may_be_taken(asked)}
        return TemplateResponse(request, "testimonies/admin/access_decision.html", context)

    def _take(self, request: HttpRequest, step: Step, asked: AccessRequest, form: forms.Form) -> bool:
        site = request.build_absolute_uri("/")
        try:
            step.do(asked, by=request.user, site=site, **form.cleaned_data)
        except DecisionRefused as refused:
            for reason in refused.reasons:
                form.add_error(None, str(reason))
            return False
        self.message_user(request, step.done, messages.SUCCESS)
        return True

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any) -> Any:
        """With the steps that can be taken, what readers see of the testimony, and the letter."""
        asked = kwargs.get("obj")
        if asked and request.user.has_perm(reading_room.RIGHT):
            context |= {
                "steps": [step for step in STEPS if step.may_be_taken(asked)],
                "sight": letters.sight_of_reader(asked.testimony),
                "letter": letters.letter_about(
                    asked, site=request.build_absolute_uri("/"), link=self._link_shown(request, asked)
                ),
            }
        return super().render_change_form(request, context, **kwargs)

    def _link_shown(self, request: HttpRequest, asked: AccessRequest) -> str:
        """Whoever has the link can take the account: where letters leave, it is the reader's alone.

        Where none leaves it opens all that the reader was granted: only for whoever curates all, before it was used.
        """
        if not asked.reader or not asked.is_in_force() or asked.reader.has_usable_password():
            return ""
        if letters.letters_leave():
            return _("(The link stands here in the letter that is sent. It is shown to nobody but the reader.)")
        granted = AccessRequest.objects.filter(reader=asked.reader)
        mine: models.QuerySet[Any] = curated(granted, viewer=viewer_for(request.user))
        is_mine = mine.count() == granted.count()
        return letters.password_link(asked.reader, site=request.build_absolute_uri("/")) if is_mine else ""
