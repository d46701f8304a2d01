"""Rows on a testimony's form: who took part, who agreed to what, tapes, and curators' words to each other."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from testimonies.admin.forms.recording import RecordingFields
from testimonies.admin.forms.rows import OrderedRow, OrderedRows
from testimonies.admin.rows import RecordStack, RecordTable
from testimonies.admin.withdrawing import way_to_withdraw
from testimonies.models import Consent, Contributor, CuratorNote, Participation, Recording

WITHDRAWN = ("withdrawn_at", "withdrawal")  # a consent is withdrawn on a page of its own
CONSENT_FIELDS = (
    "witness",
    ("covers_text", "covers_voice", "covers_image", "covers_name", "research_only"),
    ("given_date", "until_date"),
    WITHDRAWN,
    "conditions",
    ("document", "reference"),
)
RECORDING_FIELDS = (("position", "medium"), "label", "file", "external_url", "original_name")


class ParticipationRows(RecordTable):
    """The witnesses."""

    model = Participation
    form, formset = OrderedRow, OrderedRows
    autocomplete_fields = ("witness",)
    ordering = ("position", "pk")
    verbose_name, verbose_name_plural = _("witness"), _("witnesses")


class ContributorRows(RecordTable):
    """Those who recorded, translated, transcribed."""

    model = Contributor
    ordering = ("role", "pk")


class ConsentRows(RecordStack):
    """Who agreed to what."""

    model = Consent
    readonly_fields = WITHDRAWN
    withdrawal = way_to_withdraw
    read_as = {"document": "kept_file"}
    fieldsets = ((None, {"fields": CONSENT_FIELDS}),)
    autocomplete_fields = ("witness",)
    ordering = ("-given_date", "pk")
    show_change_link = True


class RecordingRow(RecordingFields, OrderedRow):
    """A recording among others."""


class RecordingRows(RecordStack):
    """Tapes and files, in the order they were made."""

    model = Recording
    read_as = {"file": "kept_file"}
    form, formset = RecordingRow, OrderedRows
    fieldsets = ((None, {"fields": RECORDING_FIELDS}),)
    ordering = ("position", "pk")
    show_change_link = True


class NoteRows(RecordTable):
    """A thread: notes are added and never altered."""

    model = CuratorNote
    fields = ("text", "by", "at")
    readonly_fields = ("by", "at")
    ordering = ("at", "pk")
    can_delete = False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was said stays said."""
        return False
