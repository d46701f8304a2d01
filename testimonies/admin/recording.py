"""Recordings: tapes and files, heard on their page, with the stretches of sound that the public does not hear."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from testimonies.admin.access_copy import told_in_short, told_of_copy
from testimonies.admin.filters import RelatedChoice
from testimonies.admin.forms.recording import RecordingForm
from testimonies.admin.forms.stretch import TimeRedactionForm
from testimonies.admin.identified import RenamingAdmin
from testimonies.admin.record import RecordAdmin
from testimonies.admin.rows import RecordTable
from testimonies.models import AccessCopy, Fixity, Recording, Silence, TimeRedaction
from testimonies.values.timecode import format_ms

FIELDS = (
    ("identifier", "testimony"),
    ("position", "medium"),
    "label",
    "file",
    "external_url",
    "duration_ms",
    "original_name",
    "public_copy",
)
FACTS = ("media_type", "size", "sha256", "soundness")


class TimeRedactionRow(TimeRedactionForm):
    """Below a recording; the recording's version stands for it."""

    version = None


class TimeRedactionRows(RecordTable):
    """What the public does not hear."""

    model = TimeRedaction
    form = TimeRedactionRow
    fields = ("start_ms", "end_ms", "reason", "until")
    ordering = ("start_ms", "pk")


@admin.register(Recording)
class RecordingAdmin(RenamingAdmin, RecordAdmin):
    """One tape or file."""

    form = RecordingForm
    stays_on = "testimony"
    read_as = {"file": "kept_file"}
    fieldsets = ((None, {"fields": FIELDS}), (_("What the file says"), {"fields": FACTS}))
    readonly_fields = (*FACTS, "public_copy")
    inlines = (TimeRedactionRows,)
    change_form_template = "testimonies/admin/recording_form.html"
    list_display = ("__str__", "testimony", "heard", "medium", "lasts", "size", "place", "position")
    list_filter = ("medium", ("testimony__collection", RelatedChoice))
    list_select_related = ("testimony", "access_copy")
    autocomplete_fields = ("testimony",)
    search_fields = ("identifier__istartswith", "label", "original_name", "sha256__istartswith", "testimony__title")
    search_help_text = _(
        "Identifier, label, original file name, the beginning of a SHA-256, or title of the testimony."
    )
    ordering = ("testimony", "position", "pk")
    empty_words = _("No recording yet. A testimony is valid without; add one on the testimony's page.")

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> Any:
        """What machines made of it goes along, whoever may delete it."""
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        made = {model._meta.verbose_name for model in (AccessCopy, Silence)}
        return deleted, counts, set(lacking) - made, protected

    @admin.display(description=_("duration"), ordering="duration_ms")
    def lasts(self, recording: Recording) -> str:
        """As a player shows it."""
        return format_ms(recording.duration_ms) if recording.duration_ms is not None else ""

    @admin.display(description=_("size"), ordering="byte_size")
    def size(self, recording: Recording) -> str:
        """In units that one can picture."""
        return filesizeformat(recording.byte_size) if recording.byte_size is not None else ""

    @admin.display(description=_("last check of the file"))
    def soundness(self, recording: Recording) -> str:
        """How the bytes were found when they were last read again."""
        checked = Fixity.objects.filter(name=recording.file.name).first() if recording.file else None
        if checked is None:
            return _("Not checked yet")  # type: ignore[return-value]
        return f"{checked.get_soundness_display()} ({date_format(localtime(checked.checked_at), 'DATETIME_FORMAT')})"

    @admin.display(description=_("kept"))
    def place(self, recording: Recording) -> Any:
        """Here, elsewhere, or only known of."""
        if recording.file:
            return _("Here")
        return _("Elsewhere") if recording.external_url else _("Only known of")

    @admin.display(description=_("copy for the public"))
    def public_copy(self, recording: Recording) -> str:
        """What the public hears in place of the file."""
        return told_of_copy(recording) if recording.file else ""

    @admin.display(description=_("copy for the public"))
    def heard(self, recording: Recording) -> str:
        """The same in a word, or why there is none."""
        return told_in_short(recording)
