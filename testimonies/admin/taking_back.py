"""The report of a batch as a sheet, and the page that takes the batch back after saying what that would mean."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from testimonies.admin.bringing import HERE, BringingAdmin
from testimonies.admin.curated import curated
from testimonies.admin.delivery import RIGHT
from testimonies.ingest.errors import IngestError
from testimonies.ingest.report_sheet import report_lines
from testimonies.ingest.undo import Undone, foresee, testimonies_of, undo
from testimonies.models import Batch, Testimony
from testimonies.vocabulary import BatchState
from testimonies.workflow.viewers import viewer_for

FORESEEN = 200  # testimonies that are looked at before
AT_ONCE = 500  # testimonies that are taken back while somebody waits for the page


class TakingBackAdmin(BringingAdmin):
    """Two addresses of a batch."""

    def get_urls(self) -> list[Any]:
        """Before Django's own."""
        door = self.admin_site.admin_view
        return [
            path("<path:object_id>/undo/", door(self.undo_view), name="testimonies_batch_undo"),
            path("<path:object_id>/report.csv", door(require_GET(self.report_view)), name="testimonies_batch_report"),
            *super().get_urls(),
        ]

    def report_view(self, request: HttpRequest, object_id: str) -> StreamingHttpResponse:
        """A row for each file."""
        batch = self._batch(request, object_id)
        return StreamingHttpResponse(
            report_lines(batch),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{batch.identifier}.csv"'},
        )

    def undo_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Says what would go and what would stay; a POST does it."""
        batch = self._batch(request, object_id)
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        count = testimonies_of(batch)
        may_be_undone = batch.state == BatchState.FINISHED and count <= AT_ONCE
        if request.method == "POST" and may_be_undone:
            self._undo(request, batch)
            return HttpResponseRedirect(reverse(f"{HERE}_change", args=[batch.pk]))
        foreseen = foresee(batch, most=FORESEEN) if may_be_undone else None
        shown = {
            "title": _("Take the batch back"), "record": batch, "foreseen": foreseen, "count": count, "most": AT_ONCE,
            "rest": max(count - FORESEEN, 0), "opts": self.opts, "kept": _kept(request, foreseen) if foreseen else [],
        }  # fmt: skip
        context = self.admin_site.each_context(request) | shown
        return TemplateResponse(request, "testimonies/admin/undo_batch.html", context)

    def _undo(self, request: HttpRequest, batch: Batch) -> None:
        try:
            undone = undo(batch.identifier, by=request.user)
        except IngestError as refusal:
            messages.error(request, str(refusal))
            return
        gone, kept = len(undone.taken_back), len(undone.kept)
        told = ngettext("%(count)s testimony taken back", "%(count)s testimonies taken back", gone) % {"count": gone}
        left = ngettext("%(count)s kept", "%(count)s kept", kept) % {"count": kept}
        messages.add_message(request, messages.WARNING if kept else messages.SUCCESS, f"{told}, {left}.")

    def _batch(self, request: HttpRequest, object_id: str) -> Batch:
        """That of whoever asks; another's is not there. Raises Http404, PermissionDenied."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        batch = self.get_object(request, object_id)
        if batch is None:
            raise Http404
        return batch  # type: ignore[no-any-return]


def _kept(request: HttpRequest, foreseen: Undone) -> list[tuple[str, int | None, tuple[str, ...]]]:
    """Each with its key, where whoever asks works on it, and the reasons."""
    named = Testimony.objects.filter(identifier__in=[identifier for identifier, _reasons in foreseen.kept])
    keys = dict(curated(named, viewer=viewer_for(request.user)).values_list("identifier", "pk"))
    return [(identifier, keys.get(identifier), reasons) for identifier, reasons in foreseen.kept]
