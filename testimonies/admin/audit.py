"""The audit: read, filtered, followed to the record it tells of; nothing here can be changed."""

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from testimonies.admin.history import told
from testimonies.admin.record import LedgerAdmin
from testimonies.models import AuditEvent

FOLLOWED = {"testimony", "witness", "authority", "collection", "question"}


@admin.register(AuditEvent)
class AuditEventAdmin(LedgerAdmin):
    """Who did what, when and why."""

    fields = ("at", "by_name", "what", "record", "because", "change", "previous_seal", "seal")
    readonly_fields = ("what", "record")
    list_display = ("at", "by_name", "what", "record", "because")
    list_filter = ("verb", "kind")
    search_fields = ("identifier", "by_name", "because")
    search_help_text = _("An identifier, a user name, or a reason.")
    date_hierarchy = "at"
    ordering = ("-pk",)
    empty_words = _("Nothing happened yet.")

    @admin.display(description=_("what was done"), ordering="verb")
    def what(self, event: AuditEvent) -> str:
        """In words."""
        line = told([event])[0]
        return f"{line.verb}: {line.told}" if line.told else line.verb

    @admin.display(description=_("record"), ordering="identifier")
    def record(self, event: AuditEvent) -> Any:
        """A link to the list in which it stands, found by its identifier."""
        if event.kind not in FOLLOWED:
            return f"{event.kind} {event.identifier}"
        address = reverse(f"admin:testimonies_{event.kind}_changelist")
        return format_html('<a href="{}?q={}">{}</a>', address, event.identifier, event.identifier)
