"""What lies upon the words: entries of the contents, and annotations, each on a page of its own."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Prefetch
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from testimonies.admin.filters import RelatedChoice
from testimonies.admin.forms.stretch import StretchForm
from testimonies.admin.forms.widgets import LinesField, TimecodeField
from testimonies.admin.record import RecordAdmin
from testimonies.admin.redaction import WORDS, MarkAdmin
from testimonies.models import Annotation, Authority, IndexPoint
from testimonies.values.timecode import format_ms


class LinksField(LinesField):
    """Addresses with their texts, one on each line: the address first."""

    def prepare_value(self, value: Any) -> Any:
        """Address, blank, text."""
        if isinstance(value, str):
            return value
        return "\n".join(" ".join(map(str, link)) for link in value or ())

    def clean(self, value: Any) -> Any:
        """Pairs of address and text; only addresses that a browser may follow."""
        links = [line.partition(" ")[::2] for line in super().clean(value)]
        for address, _text in links:
            if not address.startswith(("https://", "http://")):
                raise forms.ValidationError(_("“%s” does not begin with http:// or https://.") % address)
        return [[address, text.strip()] for address, text in links]


class IndexPointForm(forms.ModelForm):
    """An entry, in words and times instead of data."""

    start_ms = TimecodeField(label=_("Starts at"), help_text=_("1:02:03"))
    keywords = LinesField(label=_("Keywords"), required=False, help_text=_("One on each line."))
    hyperlinks = LinksField(
        label=_("Links"), required=False, help_text=_("Address, a blank, its text; one on each line.")
    )

    class Meta:
        model = IndexPoint
        exclude = ()  # noqa: DJ006


@admin.register(IndexPoint)
class IndexPointAdmin(RecordAdmin):
    """One entry of a testimony's contents."""

    form = IndexPointForm
    stays_on = "testimony"
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "testimony",
                    ("position", "language"),
                    ("recording", "start_ms"),
                    "title",
                    "synopsis",
                    "partial_transcript",
                    "keywords",
                    "authorities",
                    "hyperlinks",
                )
            },
        ),
        (_("On the map"), {"fields": ("place", ("latitude", "longitude"))}),
    )
    list_display = ("title", "testimony", "moment", "language", "place", "position")
    list_filter = ("language", ("testimony__collection", RelatedChoice))
    list_select_related = ("testimony",)
    autocomplete_fields = ("testimony", "recording", "authorities")
    search_fields = ("title", "synopsis", "keywords", "testimony__title", "testimony__identifier__istartswith")
    ordering = ("testimony", "language", "position", "pk")
    empty_words = _("No contents yet. They come with OHMS records, or are added on a testimony's page.")

    @admin.display(description=_("time"), ordering="start_ms")
    def moment(self, point: IndexPoint) -> str:
        """When it begins."""
        return format_ms(point.start_ms) if point.start_ms is not None else ""


@admin.register(Annotation)
class AnnotationAdmin(MarkAdmin):
    """Words bound to a thing in the world."""

    form = StretchForm
    stays_on = "segment"
    fields = ("segment", WORDS, ("start", "end"), "authority", "note", ("by", "at"))
    readonly_fields = ("by", "at")
    list_display = ("marked_words", "authority", "remark", "testimony", "by", "at")
    list_select_related = ("segment__transcript__testimony", "by")
    list_filter = (("segment__transcript__testimony__collection", RelatedChoice),)
    autocomplete_fields = ("segment", "authority")
    search_fields = ("note", "segment__key", "authority__labels__text", "segment__transcript__testimony__title")
    date_hierarchy = "at"
    ordering = ("-at", "-pk")
    empty_words = _("No annotation yet. Mark words on the page of a passage.")

    def listed(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """With labels."""
        return records.prefetch_related(Prefetch("authority", queryset=Authority.objects.with_labels()))

    @admin.display(description=_("words"))
    def marked_words(self, annotation: Annotation) -> str:
        """What is marked."""
        return annotation.segment.text[annotation.start : annotation.end]

    @admin.display(description=_("note"))
    def remark(self, annotation: Annotation) -> str:
        """Its beginning."""
        return Truncator(annotation.note).chars(80)

    @admin.display(description=_("testimony"))
    def testimony(self, annotation: Annotation) -> str:
        """Where."""
        return str(annotation.segment.transcript.testimony)
