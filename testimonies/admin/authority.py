"""Authorities: what testimonies speak of, with labels in many languages and scripts."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from testimonies.admin.curated import counted
from testimonies.admin.identified import RenamingAdmin
from testimonies.admin.names import PREFERRED_LABEL, NamedSearch, labels_of
from testimonies.admin.rows import RecordTable
from testimonies.models import Authority, AuthorityLabel, ExternalIdentifier, Testimony
from testimonies.workflow.viewers import viewer_for


class LabelRows(RecordTable):
    """How it is written."""

    model = AuthorityLabel
    ordering = ("kind", "language", "pk")


class ExternalIdentifierRows(RecordTable):
    """The same thing elsewhere."""

    model = ExternalIdentifier
    ordering = ("scheme", "pk")


@admin.register(Authority)
class AuthorityAdmin(RenamingAdmin, NamedSearch):
    """Places, camps, units, communities, persons, events and topics."""

    fieldsets = (
        (None, {"fields": (("identifier", "kind", "number"), "note", "existed", "broader")}),
        (_("On the map"), {"fields": (("latitude", "longitude"),)}),
    )
    inlines = (LabelRows, ExternalIdentifierRows)
    list_display = ("label", "other_labels", "kind", "number", "identifier", "lasted", "subject_of")
    list_filter = ("kind",)
    autocomplete_fields = ("broader",)
    plain_search = ("identifier__istartswith", "number__iexact")
    search_help_text = _("A label in any script, whole or begun, a number of a camp or unit, or an identifier.")
    empty_words = _("No authority yet. Places, camps, units and persons are entered once and used everywhere.")

    def names(self) -> models.QuerySet[AuthorityLabel]:
        """Its own labels."""
        return labels_of("pk")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """In the order of their labels, with what calling them needs."""
        authorities = super().get_queryset(request).prefetch_related("labels")
        return authorities.annotate(called=PREFERRED_LABEL).order_by("called", "pk")

    def with_counts(self, request: HttpRequest, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Of the testimonies about it."""
        about = counted("testimonies", Testimony.objects.all(), viewer=viewer_for(request.user))
        return records.annotate(testimony_count=about)

    @admin.display(description=_("label"), ordering="called")
    def label(self, authority: Authority) -> str:
        """In the curator's language where there is one."""
        return str(authority)

    @admin.display(description=_("other labels"))
    def other_labels(self, authority: Authority) -> str:
        """In other languages and scripts."""
        best = str(authority)
        return " · ".join(dict.fromkeys(label.text for label in authority.labels.all() if label.text != best))

    @admin.display(description=_("existed"), ordering="existed_earliest")
    def lasted(self, authority: Authority) -> str:
        """In words."""
        return authority.existed.readable() if authority.existed else ""

    @admin.display(description=_("subject of"), ordering="testimony_count")
    def subject_of(self, authority: Any) -> int:
        """How many testimonies speak of it."""
        return int(authority.testimony_count)
