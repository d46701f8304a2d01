"""What the search indexes still have to take in, for those who look after the machine."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from testimonies.admin.record import LedgerAdmin
from testimonies.models import Outbox


@admin.register(Outbox)
class OutboxAdmin(LedgerAdmin):
    """Rows that lie ahead are openings and ends of consent."""

    list_display = ("testimony", "due_at")
    date_hierarchy = "due_at"
    ordering = ("due_at", "pk")
    empty_words = _("The indexes are up to date.")
