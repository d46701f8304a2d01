"""Imports as they ran: batches, and what became of each file. Read only: an import writes its own ledger."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Count, F, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from testimonies.admin.delivery import RIGHT
from testimonies.admin.filters import RelatedChoice
from testimonies.admin.record import LedgerAdmin
from testimonies.admin.taking_back import TakingBackAdmin
from testimonies.ingest.ledger import PASSED_OVER
from testimonies.models import Batch, BatchFile
from testimonies.transcripts.document import Level
from testimonies.vocabulary import BatchState, Outcome, SpeakerRole

AT_ONCE = 100
WORST_FIRST = (Outcome.REFUSED, Outcome.CHANGED, Outcome.NEW, Outcome.SAME)


@admin.register(Batch)
class BatchAdmin(TakingBackAdmin):
    """One run of an import."""

    fields = (("identifier", "source"), ("state", "by"), ("collection", "told_speakers"), ("started_at", "finished_at"))
    readonly_fields = ("told_speakers",)
    change_form_template = "testimonies/admin/batch.html"
    change_list_template = "testimonies/admin/batches.html"
    list_display = ("identifier", "source", "state", "arrived", "refused", "by", "started_at", "finished_at")
    list_filter = ("state", ("by", RelatedChoice))
    list_select_related = ("by",)
    search_fields = ("identifier__istartswith", "source")
    date_hierarchy = "started_at"
    ordering = ("-started_at", "-pk")
    empty_words = _("Nothing was brought in yet.")

    def listed(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """With counts of files."""
        refused = Count("files", filter=Q(files__outcome=Outcome.REFUSED))
        return records.annotate(file_count=Count("files"), refused_count=refused)

    @admin.display(description=_("files"), ordering="file_count")
    def arrived(self, batch: Any) -> int:
        """How many arrived."""
        return int(batch.file_count)

    @admin.display(description=_("refused"), ordering="refused_count")
    def refused(self, batch: Any) -> int:
        """How many of them were refused."""
        return int(batch.refused_count)

    @admin.display(description=_("speakers as chosen"))
    def told_speakers(self, batch: Batch) -> str:
        """What a curator said of labels."""
        roles = dict(SpeakerRole.choices)
        return "\n".join(f"{label}: {name or roles.get(role, role)}" for label, (role, name) in batch.speakers.items())

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """With the way in, for whoever may take it."""
        return super().changelist_view(request, {"may_bring_in": request.user.has_perm(RIGHT)} | (extra_context or {}))

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any) -> Any:
        """With its files, those with problems on top."""
        batch = kwargs.get("obj")
        if batch:
            rank = models.Case(*[models.When(outcome=outcome, then=place) for place, outcome in enumerate(WORST_FIRST)])
            files = batch.files.select_related("testimony").annotate(rank=rank).order_by("rank", "path", "pk")
            context["files"] = Paginator(files, AT_ONCE).get_page(request.GET.get("files"))
            for file in context["files"]:
                file.findings.sort(key=_is_note)
            context["outcomes"] = _outcomes(batch)
            context["passed_over"] = batch.totals.get(PASSED_OVER)
            context["may_be_undone"] = batch.state == BatchState.FINISHED and request.user.has_perm(RIGHT)
        return super().render_change_form(request, context, **kwargs)


def _is_note(finding: dict[str, Any]) -> bool:
    return finding.get("level") == Level.NOTE


def _outcomes(batch: Batch) -> Sequence[tuple[str, int]]:
    counted = dict(batch.files.order_by().values_list("outcome").annotate(Count("pk")))
    return [(str(outcome.label), counted[outcome]) for outcome in WORST_FIRST if outcome in counted]


@admin.register(BatchFile)
class BatchFileAdmin(LedgerAdmin):
    """The ledger's rows across all batches."""

    fields = (
        "batch",
        "path",
        ("format", "outcome"),
        "sha256",
        ("testimony", "transcript"),
        "segments",
        ("characters_read", "characters_kept", "characters_accounted"),
        "told_findings",
    )
    readonly_fields = ("told_findings",)
    list_display = ("path", "batch", "format", "outcome", "testimony", "segments", "accounted")
    list_filter = ("outcome", "format")
    list_select_related = ("batch", "testimony")
    search_fields = ("path", "sha256__istartswith", "batch__identifier", "testimony__title")
    ordering = ("-batch", "path", "pk")
    empty_words = _("Nothing was brought in yet.")

    @admin.display(description=_("characters accounted for"), ordering=F("characters_accounted"))
    def accounted(self, file: BatchFile) -> str:
        """Not kept as words, but named in the report."""
        return f"{file.characters_accounted} / {file.characters_read}"

    @admin.display(description=_("findings"))
    def told_findings(self, file: BatchFile) -> str:
        """One on each line."""
        return "\n".join(
            f"{finding.get('level', '')} {finding.get('line') or ''}: {finding.get('message', '')}"
            for finding in file.findings
        )
