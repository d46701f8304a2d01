"""Questions and the claims that answer them, contradictions side by side."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from testimonies.admin.curated import counted, curated
from testimonies.admin.filters import RelatedChoice
from testimonies.admin.history import events_of, told
from testimonies.admin.identified import RenamingAdmin
from testimonies.admin.record import RecordAdmin
from testimonies.admin.tabs import Tab, TabbedAdmin
from testimonies.models import Authority, Claim, Question
from testimonies.vocabulary import Precision
from testimonies.workflow.viewers import viewer_for

LAST_EVENTS = 20


def in_figures(claim: Claim) -> str:
    """The quantity as a source words it: about 3,800,000 prisoners; 3,000 of 80,000."""
    if claim.low is None:
        return ""
    span = f"{_figure(claim.low)}–{_figure(claim.high)}" if claim.high is not None else _figure(claim.low)
    total = f" {_('of')} {_figure(claim.of_total)}" if claim.of_total is not None else ""
    precision = "" if claim.precision == Precision.EXACT else f"{claim.get_precision_display()} "
    return f"{precision}{span}{total} {claim.unit}".strip()


def _figure(number: Decimal) -> str:
    exact = number.quantize(Decimal(1)) if number == int(number) else number.normalize()
    return number_format(exact, force_grouping=True)


@admin.register(Question)
class QuestionAdmin(RenamingAdmin, TabbedAdmin):
    """What several claims answer."""

    tabs = (
        Tab("question", _("Question"), fields=("identifier", "title", "description", "unit")),
        Tab("claims", _("Claims"), panel="testimonies/admin/panels/claims.html"),
        Tab("history", _("History"), panel="testimonies/admin/panels/history.html"),
    )
    list_display = ("title", "identifier", "unit", "answers")
    search_fields = ("title", "description", "identifier__istartswith")
    ordering = ("title", "pk")
    empty_words = _("No question yet. A question gathers claims that answer the same thing.")

    def with_counts(self, request: HttpRequest, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Of the claims that answer it."""
        answering = counted("claims", Claim.objects.all(), viewer=viewer_for(request.user))
        return records.annotate(claim_count=answering)

    @admin.display(description=_("claims"), ordering="claim_count")
    def answers(self, question: Any) -> int:
        """How many."""
        return int(question.claim_count)

    def panel_rows(self, request: HttpRequest, tab: Tab, record: Question) -> Sequence[Any]:
        """Smallest figure first."""
        if tab.slug == "history":
            return told(events_of(record).order_by("-pk")[:LAST_EVENTS])
        return list(curated(record.claims.order_by("low", "pk"), viewer=viewer_for(request.user)))


@admin.register(Claim)
class ClaimAdmin(RecordAdmin):
    """One thing attested."""

    fieldsets = (
        (None, {"fields": ("question", "statement", "about")}),
        (_("In figures"), {"fields": (("precision", "low", "high"), ("of_total", "unit"), "date")}),
        (_("Who says so"), {"fields": ("segment", "witness", "source", "source_url", "certainty")}),
    )
    list_display = ("statement", "question", "figures", "dated", "attested", "certainty")
    list_filter = (("question", RelatedChoice), "certainty")
    list_select_related = ("question",)
    autocomplete_fields = ("question", "about", "segment", "witness")
    search_fields = ("statement", "source", "question__title")
    date_hierarchy = "date_earliest"
    ordering = ("question", "low", "pk")
    empty_words = _("No claim yet. A claim says as data what a passage or a document attests.")

    def listed(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """With what they are about."""
        return records.prefetch_related(Prefetch("about", queryset=Authority.objects.with_labels()))

    @admin.display(description=_("figures"), ordering="low")
    def figures(self, claim: Claim) -> str:
        """As the source words them."""
        return in_figures(claim)

    @admin.display(description=_("when"), ordering="date_earliest")
    def dated(self, claim: Claim) -> str:
        """In words."""
        return claim.date.readable() if claim.date else ""

    @admin.display(description=_("said by"))
    def attested(self, claim: Claim) -> Any:
        """A passage or a document."""
        return claim.source or _("A passage")
