"""What happened to a record, told from the audit: its own page of history, and the last lines on its form."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from testimonies.admin.traces import owner_of
from testimonies.models import AuditEvent, FormerIdentifier
from testimonies.vocabulary import State
from testimonies.workflow.rules import MOVES

AT_ONCE = 50
VERBS = {move.verb: move.label for move in reversed(MOVES)} | {
    "add": gettext_lazy("Added"),
    "change": gettext_lazy("Changed"),
    "delete": gettext_lazy("Deleted"),
    "rename": gettext_lazy("Identifier changed"),
    "revise": gettext_lazy("Words changed"),
    "review": gettext_lazy("Marked as reviewed"),
    "return": gettext_lazy("Returned"),
    "read": gettext_lazy("Opened what is closed"),
    "ask": gettext_lazy("Access asked for"),
    "grant": gettext_lazy("Access granted"),
    "refuse": gettext_lazy("Access refused"),
    "revoke": gettext_lazy("Access revoked"),
    "create": gettext_lazy("Made"),
    "begin_ingest": gettext_lazy("Import begun"),
    "ingest": gettext_lazy("Brought in"),
    "withdraw_consent": gettext_lazy("Consent withdrawn"),
    "erase": gettext_lazy("Erased"),
    "undo_ingest": gettext_lazy("Import taken back"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One event in words."""

    event: AuditEvent
    verb: str
    told: str


def events_of(record: models.Model) -> models.QuerySet[AuditEvent]:
    """The events of a record, under each identifier that it ever bore."""
    owner = owner_of(record)
    kind = str(owner._meta.model_name)
    events = AuditEvent.objects.filter(kind=kind, identifier__in=_borne(owner, kind=kind))
    return events if owner is record else events.filter(**{f"change__{record._meta.model_name}": record.pk})


def _borne(owner: Any, *, kind: str) -> list[str]:
    borne = [str(getattr(owner, "identifier", owner.pk))]
    former = FormerIdentifier.objects.filter(kind=kind).values_list("leads_to", "identifier")
    for identifier in borne:
        borne += former.filter(leads_to=identifier).exclude(identifier__in=borne).values_list("identifier", flat=True)
    return borne


def told(events: Any) -> list[Line]:
    """The events as a curator reads them."""
    return [Line(event, str(VERBS.get(event.verb, capfirst(event.verb))), "; ".join(_parts(event))) for event in events]


def _parts(event: AuditEvent) -> Iterator[str]:
    change = event.change
    if "from" in change and "to" in change:
        yield f"{_state(change['from'])} → {_state(change['to'])}"
    fields = [_field_name(event.kind, name) for name in change.get("fields", ())]
    if fields:
        yield ", ".join(fields)
    for kind, rows in sorted(change.items()):  # not every database keeps their order
        model = _model_called(kind)
        if model and isinstance(rows, dict):
            yield f"{capfirst(model._meta.verbose_name_plural)}: {', '.join(_counts(rows))}"
        elif model:
            yield f"{capfirst(model._meta.verbose_name)} {rows}"


def _counts(rows: dict[str, Any]) -> Iterator[str]:
    words = {"added": _("%d added"), "changed": _("%d changed"), "deleted": _("%d removed")}
    return (words[what] % len(which) for what, which in rows.items() if what in words)


def _state(written: str) -> str:
    return str(State(written).label) if written in State.values else written


def _model_called(kind: str) -> type[models.Model] | None:
    ours = AuditEvent._meta.apps.get_app_config("testimonies")
    return ours.models.get(kind)


def _field_name(kind: str, name: str) -> str:
    model = _model_called(kind)
    try:
        return str(model._meta.get_field(name).verbose_name) if model else name
    except FieldDoesNotExist:
        return name


class HistoricAdmin(admin.ModelAdmin):
    """The page of history reads the audit."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Latest first, paged."""
        record = self.get_object(request, object_id)
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        page = Paginator(events_of(record).order_by("-pk"), AT_ONCE).get_page(request.GET.get("p"))
        context = self.admin_site.each_context(request) | {
            "title": _("History"),
            "subtitle": str(record),
            "record": record,
            "opts": self.opts,
            "page": page,
            "lines": told(page),
        }
        return TemplateResponse(request, "testimonies/admin/history.html", context | (extra_context or {}))
