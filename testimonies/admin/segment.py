"""One passage on its own page: its words, times and speaker, what is hidden in it and what its words are bound to."""

from typing import Any

from django.contrib import admin
from django.db import IntegrityError, models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from testimonies.admin.filters import CollectionFilter
from testimonies.admin.forms.stretch import StretchRow, StretchRows
from testimonies.admin.forms.words import SegmentForm
from testimonies.admin.record import RecordAdmin
from testimonies.admin.rows import RecordTable
from testimonies.indexing.find import find
from testimonies.models import Annotation, Segment, TextRedaction
from testimonies.search.engine import Page
from testimonies.values.timecode import format_ms
from testimonies.workflow.errors import EditConflict, NotCarried
from testimonies.workflow.revisions import revise, wordings_of
from testimonies.workflow.viewers import viewer_for

AROUND = 3
FOUND = Page(size=20, passages=5)
READ_ONLY = ("where", "key", "position")


class TextRedactionRows(RecordTable):
    """Words that the public does not read."""

    model = TextRedaction
    form, formset = StretchRow, StretchRows
    fields = ("words", "occurrence", "reason", "until", "start", "end")
    ordering = ("start", "pk")


class AnnotationRows(RecordTable):
    """Words bound to a thing in the world, or to a note."""

    model = Annotation
    form, formset = StretchRow, StretchRows
    fields = ("words", "occurrence", "authority", "note", "start", "end")
    autocomplete_fields = ("authority",)
    ordering = ("start", "pk")


@admin.register(Segment)
class SegmentAdmin(RecordAdmin):
    """Passages are found here and changed one at a time; they come and go with their transcript only."""

    form = SegmentForm
    refusals = (EditConflict, NotCarried, IntegrityError)
    readonly_fields = READ_ONLY
    inlines = (TextRedactionRows, AnnotationRows)
    change_form_template = "testimonies/admin/segment_form.html"
    list_display = ("beginning", "key", "testimony", "moment", "speaker")
    list_filter = (CollectionFilter,)
    list_select_related = ("transcript__testimony", "speaker")
    search_fields = ("key",)
    search_help_text = _("Words said in it, in any language or script, or its permanent key.")
    ordering = ("transcript", "position", "pk")
    empty_words = _("No passage yet. They come with transcripts.")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """With a transcript only."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """With a transcript only."""
        return False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        """Who may not change it is not asked why."""
        fields = ("where", "text", ("start_ms", "end_ms"), ("speaker", "recording"))
        return (*fields, "because") if self.has_change_permission(request, obj) else fields

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """By permanent key, else through the curators' index: a table of a million passages is not read for a word."""
        typed = search_term.strip()
        if not typed:
            return queryset, False
        by_key = queryset.filter(key=typed)
        if by_key.exists():
            return by_key, False
        answer = find(typed, viewer=viewer_for(request.user), page=FOUND)
        keys = [passage.segment.pk for found in answer.found for passage in found.passages]
        return queryset.filter(pk__in=keys), False

    @admin.display(description=_("passage"))
    def beginning(self, segment: Segment) -> str:
        """Its first words."""
        return Truncator(segment.text).chars(90)

    @admin.display(description=_("testimony"), ordering="transcript__testimony__title")
    def testimony(self, segment: Segment) -> str:
        """Whose words they are."""
        return str(segment.transcript.testimony)

    @admin.display(description=_("time"), ordering="start_ms")
    def moment(self, segment: Segment) -> str:
        """When it begins."""
        return format_ms(segment.start_ms) if segment.start_ms is not None else ""

    @admin.display(description=_("in"))
    def where(self, segment: Segment) -> SafeString:
        """The way back."""
        testimony = segment.transcript.testimony
        return format_html(
            '<a href="{}">{}</a> › <a href="{}#passages">{}</a>',
            reverse("admin:testimonies_testimony_change", args=[testimony.pk]),
            testimony,
            reverse("admin:testimonies_transcript_change", args=[segment.transcript_id]),
            segment.transcript,
        )

    def save_model(self, request: HttpRequest, obj: Segment, form: Any, change: bool) -> None:  # noqa: FBT001
        """Through the workflow, with the revision that the curator saw."""
        said = form.cleaned_data
        wordings = [form.wording(now) if now.key == obj.key else now for now in wordings_of(obj.transcript)]
        revise(obj.transcript, wordings, by=request.user, because=said["because"], expected=said["revision"])

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """The workflow told of the words; only rows are left to tell."""
        rows = {kind: rows for kind, rows in message.items() if isinstance(rows, dict) and kind != "values"}
        if rows:
            super().log_change(request, obj, rows)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any) -> Any:
        """With what is said around it."""
        segment = kwargs.get("obj")
        if segment:
            near = range(segment.position - AROUND, segment.position + AROUND + 1)
            context["around"] = list(
                Segment.objects.filter(transcript=segment.transcript_id, position__in=near).in_order()
            )
            context["stored_text"] = Segment.objects.values_list("text", flat=True).get(pk=segment.pk)
        return super().render_change_form(request, context, **kwargs)
