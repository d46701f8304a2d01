"""Redactions on pages of their own: every word and every second that the public does not get, and why."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from testimonies.admin.filters import RelatedChoice
from testimonies.admin.forms.stretch import StretchForm, TimeRedactionForm
from testimonies.admin.record import RecordAdmin
from testimonies.models import TextRedaction, TimeRedaction
from testimonies.values.timecode import format_ms

WORDS = ("words", "occurrence")


class MarkAdmin(RecordAdmin):
    """A mark, found by its words; it stays on what it was put upon."""

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        """Who may only look needs no help with finding words."""
        is_form = obj is None or self.has_change_permission(request, obj)
        return tuple(line for line in self.fields or () if is_form or line != WORDS)


@admin.register(TextRedaction)
class TextRedactionAdmin(MarkAdmin):
    """Words that are hidden."""

    form = StretchForm
    stays_on = "segment"
    fields = ("segment", WORDS, ("start", "end"), "reason", "until", ("by", "at"))
    readonly_fields = ("by", "at")
    list_display = ("hidden_words", "testimony", "reason", "until", "by", "at")
    list_select_related = ("segment__transcript__testimony", "by")
    list_filter = (("segment__transcript__testimony__collection", RelatedChoice),)
    autocomplete_fields = ("segment",)
    search_fields = ("reason", "segment__key", "segment__transcript__testimony__title")
    date_hierarchy = "at"
    ordering = ("-at", "-pk")
    empty_words = _("No words are hidden. Hide them on the page of a passage.")

    @admin.display(description=_("words"))
    def hidden_words(self, redaction: TextRedaction) -> str:
        """What is hidden, for those who may see it."""
        return redaction.segment.text[redaction.start : redaction.end]

    @admin.display(description=_("testimony"), ordering="segment__transcript__testimony__title")
    def testimony(self, redaction: TextRedaction) -> str:
        """Where."""
        return str(redaction.segment.transcript.testimony)


@admin.register(TimeRedaction)
class TimeRedactionAdmin(MarkAdmin):
    """Stretches of sound that are hidden."""

    form = TimeRedactionForm
    stays_on = "recording"
    fields = ("recording", ("start_ms", "end_ms"), "reason", "until", ("by", "at"))
    readonly_fields = ("by", "at")
    list_display = ("stretch", "recording", "testimony", "reason", "until", "by", "at")
    list_select_related = ("recording__testimony", "by")
    list_filter = (("recording__testimony__collection", RelatedChoice),)
    autocomplete_fields = ("recording",)
    search_fields = ("reason", "recording__identifier", "recording__testimony__title")
    date_hierarchy = "at"
    ordering = ("-at", "-pk")
    empty_words = _("No stretch of sound is hidden.")

    @admin.display(description=_("stretch"), ordering="start_ms")
    def stretch(self, redaction: TimeRedaction) -> SafeString:
        """From and to."""
        return format_html("{} – {}", format_ms(redaction.start_ms), format_ms(redaction.end_ms))

    @admin.display(description=_("testimony"))
    def testimony(self, redaction: TimeRedaction) -> str:
        """Whose recording it is."""
        return str(redaction.recording.testimony)
