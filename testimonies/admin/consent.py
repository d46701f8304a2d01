"""Consents on pages of their own: who agreed to what, until when, on which document."""

from pathlib import PurePath
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Prefetch
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from testimonies.admin.closing import ClosingAdmin
from testimonies.admin.filters import RelatedChoice
from testimonies.admin.inlines.testimony import CONSENT_FIELDS, WITHDRAWN
from testimonies.admin.record import LedgerAdmin
from testimonies.admin.traces import tell
from testimonies.admin.withdrawing import WithdrawingAdmin
from testimonies.models import Consent, Coverage, Witness


@admin.register(Consent)
class ConsentAdmin(ClosingAdmin, WithdrawingAdmin):
    """What was agreed."""

    read_as = {"document": "kept_file"}
    stays_on = "testimony"
    closes = "consents"
    fields = ("testimony", *CONSENT_FIELDS, "kept_document", "continues")
    readonly_fields = ("kept_document", "continues", *WITHDRAWN)
    list_display = ("__str__", "testimony", "witness", "scopes", "given_date", "until_date", "withdrawn_at")
    list_filter = (
        "covers_text",
        "covers_voice",
        "covers_image",
        "covers_name",
        "research_only",
        ("withdrawn_at", admin.EmptyFieldListFilter),
        ("testimony__collection", RelatedChoice),
    )
    list_select_related = ("testimony",)
    autocomplete_fields = ("testimony", "witness")
    search_fields = ("reference", "testimony__title", "testimony__identifier__istartswith")
    date_hierarchy = "until_date"
    ordering = ("until_date", "pk")
    empty_words = gettext_lazy("No consent yet. Record one on a testimony's page: nothing is published without.")

    def listed(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """With the witnesses' names."""
        return records.prefetch_related(Prefetch("witness", queryset=Witness.objects.prefetch_related("names")))

    @admin.display(description=gettext_lazy("covers"))
    def scopes(self, consent: Consent) -> str:
        """What was agreed to."""
        said = {"text": _("text"), "voice": _("voice"), "image": _("image"), "name": _("name")}
        return ", ".join(word for scope, word in said.items() if getattr(consent, f"covers_{scope}"))

    @admin.display(description=gettext_lazy("kept document"))
    def kept_document(self, consent: Consent) -> Any:
        """The way to read it; opening it is noted."""
        if not consent.document:
            return _("None")
        address = reverse("admin:testimonies_consent_document", args=[consent.pk])
        return format_html('<a href="{}">{}</a>', address, _("Open (this is noted)"))

    def get_urls(self) -> list[Any]:
        """One address more."""
        reading = path(
            "<path:object_id>/document/",
            self.admin_site.admin_view(self.document_view),
            name="testimonies_consent_document",
        )
        return [reading, *super().get_urls()]

    def document_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        """The document as a download, never shown in place; every reading is noted."""
        consent = self.get_object(request, object_id)
        if consent is None or not consent.document:
            raise Http404
        if not self.has_view_permission(request, consent):
            raise PermissionDenied
        try:
            kept = consent.document.open("rb")
        except FileNotFoundError as error:
            raise Http404 from error
        with transaction.atomic():
            tell("read", consent, by=request.user, change={})
        name = f"consent-{consent.pk}{PurePath(consent.document.name).suffix}"
        return FileResponse(kept, as_attachment=True, filename=name, content_type="application/octet-stream")


@admin.register(Coverage)
class CoverageAdmin(LedgerAdmin):
    """Until when consents cover what, counted anew whenever one of them is written."""

    list_display = ("testimony", "text_until", "voice_until", "image_until", "name_until", "text_until_for_readers")
    list_select_related = ("testimony",)
    search_fields = ("testimony__title", "testimony__identifier__istartswith")
    date_hierarchy = "text_until"
    ordering = ("text_until", "pk")
    empty_words = gettext_lazy("Nothing is covered by a consent yet.")
