"""Rows that are edited with what they belong to, listed here only to look something up across the archive."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest

from testimonies.admin.names import NAMED, NamedSearch, labels_of, names_of
from testimonies.admin.record import RecordAdmin
from testimonies.models import (
    Authority,
    AuthorityLabel,
    Contributor,
    CuratorNote,
    ExternalIdentifier,
    Participation,
    WitnessName,
)

LABELLED = Authority.objects.prefetch_related("labels")


@admin.register(Participation)
class ParticipationAdmin(RecordAdmin, NamedSearch):
    """Witnesses in testimonies."""

    stays_on = "testimony"
    list_display = ("witness", "testimony", "position")
    list_select_related = ("testimony",)
    autocomplete_fields = ("witness", "testimony")
    search_fields = ("testimony__title",)
    plain_search = ("testimony__title__icontains",)
    ordering = ("testimony", "position", "pk")

    def names(self) -> models.QuerySet[WitnessName]:
        """The witness's."""
        return names_of("witness")

    def listed(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """With names."""
        return records.prefetch_related(Prefetch("witness", queryset=NAMED.all()))


@admin.register(Contributor)
class ContributorAdmin(RecordAdmin):
    """Everybody else who had a part."""

    stays_on = "testimony"
    list_display = ("name", "role", "testimony")
    list_filter = ("role",)
    list_select_related = ("testimony",)
    autocomplete_fields = ("testimony",)
    search_fields = ("name", "testimony__title")
    ordering = ("name", "role", "pk")


@admin.register(WitnessName)
class WitnessNameAdmin(RecordAdmin, NamedSearch):
    """Names in all scripts."""

    list_display = ("text", "language", "script", "kind", "is_preferred", "witness")
    list_filter = ("kind", "script", "is_preferred")
    autocomplete_fields = ("witness",)
    search_fields = ("text",)
    plain_search = ("text__istartswith",)
    ordering = ("key", "pk")

    def names(self) -> models.QuerySet[WitnessName]:
        """Itself."""
        return WitnessName.objects.filter(pk=models.OuterRef("pk"))

    def listed(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """With the persons' names."""
        return records.prefetch_related(Prefetch("witness", queryset=NAMED.all()))


@admin.register(AuthorityLabel)
class AuthorityLabelAdmin(RecordAdmin, NamedSearch):
    """Labels in all scripts."""

    list_display = ("text", "language", "script", "kind", "authority")
    list_filter = ("kind", "script")
    autocomplete_fields = ("authority",)
    search_fields = ("text",)
    plain_search = ("text__istartswith",)
    ordering = ("key", "pk")

    def names(self) -> models.QuerySet[AuthorityLabel]:
        """Itself."""
        return AuthorityLabel.objects.filter(pk=models.OuterRef("pk"))

    def listed(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """With the authorities' labels."""
        return records.prefetch_related(Prefetch("authority", queryset=LABELLED.all()))


@admin.register(ExternalIdentifier)
class ExternalIdentifierAdmin(RecordAdmin, NamedSearch):
    """The same things in other registers."""

    list_display = ("value", "scheme", "authority")
    list_filter = ("scheme",)
    autocomplete_fields = ("authority",)
    search_fields = ("value",)
    plain_search = ("value__istartswith",)
    ordering = ("scheme", "value", "pk")

    def names(self) -> models.QuerySet[AuthorityLabel]:
        """The authority's."""
        return labels_of("authority")

    def listed(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """With the authorities' labels."""
        return records.prefetch_related(Prefetch("authority", queryset=LABELLED.all()))


@admin.register(CuratorNote)
class CuratorNoteAdmin(RecordAdmin):
    """Curators' words to each other: added, never altered."""

    fields = ("testimony", "text", ("by", "at"))
    readonly_fields = ("by", "at")
    list_display = ("__str__", "testimony", "by", "at")
    list_select_related = ("testimony", "by")
    autocomplete_fields = ("testimony",)
    search_fields = ("text", "testimony__title")
    date_hierarchy = "at"
    ordering = ("-at", "-pk")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was said stays said."""
        return False
