"""What the archive keeps about its keeping: checks of originals, and tombstones of what was erased. Only read here."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from testimonies.admin.record import LedgerAdmin
from testimonies.models import Fixity, Tombstone


@admin.register(Fixity)
class FixityAdmin(LedgerAdmin):
    """Whether the originals are what they were."""

    list_display = ("name", "soundness", "checked_at", "sha256")
    list_filter = ("soundness",)
    search_fields = ("name", "sha256__istartswith")
    date_hierarchy = "checked_at"
    ordering = ("checked_at", "pk")
    empty_words = _("No original was checked yet: an operator runs check_fixity.")


@admin.register(Tombstone)
class TombstoneAdmin(LedgerAdmin):
    """What is no longer here."""

    list_display = ("identifier", "kind", "erased_at", "by", "because")
    list_filter = ("kind",)
    list_select_related = ("by",)
    search_fields = ("identifier__istartswith",)
    date_hierarchy = "erased_at"
    ordering = ("-erased_at", "-pk")
    empty_words = _("Nothing was ever erased. Only an operator can, with manage.py erase.")
