"""Collections, and the curators who work on them."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from testimonies.admin.curated import is_limited
from testimonies.admin.identified import RenamingAdmin
from testimonies.admin.record import RecordAdmin
from testimonies.admin.rows import RecordTable
from testimonies.models import Collection, Curatorship
from testimonies.vocabulary import State
from testimonies.workflow.viewers import viewer_for


class CuratorshipRows(RecordTable):
    """Who works on it."""

    model = Curatorship
    fields = ("curator",)
    ordering = ("curator__username", "pk")


@admin.register(Collection)
class CollectionAdmin(RenamingAdmin):
    """What one institution holds."""

    fieldsets = (
        (None, {"fields": (("identifier", "holding_institution"), "title", "description", "rights_statement")}),
        (_("Reading room"), {"fields": ("reading_room_terms",)}),
        (_("Terms that testimonies begin with"), {"fields": ("default_openness", "default_existence_is_shown")}),
    )
    inlines = (CuratorshipRows,)
    list_display = ("title", "identifier", "holding_institution", "holds", "published", "default_openness")
    search_fields = ("title", "identifier__istartswith", "holding_institution")
    ordering = ("title", "pk")
    empty_words = _("No collection yet. Every testimony belongs to one.")

    def listed(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """With what they hold."""
        return records.annotate(
            testimony_count=Count("testimonies"),
            published_count=Count("testimonies", filter=Q(testimonies__state=State.PUBLISHED)),
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who is limited to some collections makes no others."""
        return super().has_add_permission(request) and not is_limited(viewer_for(request.user))

    @admin.display(description=_("testimonies"), ordering="testimony_count")
    def holds(self, collection: Any) -> int:
        """How many."""
        return int(collection.testimony_count)

    @admin.display(description=_("published"), ordering="published_count")
    def published(self, collection: Any) -> int:
        """How many of them."""
        return int(collection.published_count)


@admin.register(Curatorship)
class CuratorshipAdmin(RecordAdmin):
    """Who works on what; a curator without any works on none."""

    list_display = ("curator", "collection", "is_everywhere")
    list_filter = (("collection", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("curator", "collection")
    search_fields = ("curator__username", "collection__title")
    autocomplete_fields = ("collection",)
    ordering = ("curator__username", "collection__title", "pk")
    empty_words = _("Nobody works on any collection yet; superusers work on all without being named here.")

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who is limited does not lift a limit."""
        return ("is_everywhere",) if is_limited(viewer_for(request.user)) else ()
