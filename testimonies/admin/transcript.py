"""Transcripts: what each text is, who speaks in it, its passages page by page, and its review."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from testimonies.admin.filters import RelatedChoice
from testimonies.admin.forms.words import TranscriptForm
from testimonies.admin.history import events_of, told
from testimonies.admin.record import LedgerAdmin
from testimonies.admin.speaker import SpeakerRows, recast
from testimonies.admin.tabs import Tab, TabbedAdmin
from testimonies.models import Segment, Speaker, TextRedaction, Transcript, TranscriptRevision
from testimonies.values.language import native_name
from testimonies.vocabulary import State
from testimonies.workflow.errors import TransitionRefused
from testimonies.workflow.review import mark_reviewed
from testimonies.workflow.revisions import revise, text_at

AT_ONCE = 50
PANELS = "testimonies/admin/panels"


TABS = (
    Tab(
        "text",
        gettext_lazy("Text"),
        fields=("testimony", ("language", "script"), ("kind", "origin"), "made_by", "translation_of", "words"),
    ),
    Tab("passages", gettext_lazy("Passages"), panel=f"{PANELS}/passages.html"),
    Tab("speakers", gettext_lazy("Speakers"), inlines=(SpeakerRows,)),
    Tab("revisions", gettext_lazy("Revisions"), panel=f"{PANELS}/revisions.html"),
    Tab("source", gettext_lazy("Source"), fields=("author", "reviewed_by", "format", "source_name", "source_sha256")),
    Tab("history", gettext_lazy("History"), panel=f"{PANELS}/history.html"),
)
ONLY_NEW = ("words",)


@admin.register(Transcript)
class TranscriptAdmin(TabbedAdmin):
    """One text of a testimony."""

    form = TranscriptForm
    stays_on = "testimony"
    tabs = TABS
    change_form_template = "testimonies/admin/transcript_form.html"
    readonly_fields = ("author", "reviewed_by", "format", "source_name", "source_sha256")
    list_display = ("__str__", "testimony", "spoken", "origin", "length", "revision", "reviewed", "updated_at")
    list_filter = (
        "kind",
        "origin",
        ("reviewed_at", admin.EmptyFieldListFilter),
        ("testimony__collection", RelatedChoice),
    )
    list_select_related = ("testimony",)
    autocomplete_fields = ("testimony", "translation_of")
    search_fields = ("testimony__title", "testimony__identifier__istartswith", "made_by", "source_name")
    search_help_text = gettext_lazy("Title or identifier of the testimony, who made it, or the name of its file.")
    ordering = ("-updated_at", "-pk")
    empty_words = gettext_lazy("No transcript yet. Bring in a folder of them, or add one on a testimony's page.")

    def listed(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """With their lengths, counted along an index instead of joined."""
        segments = Segment.objects.filter(transcript=OuterRef("pk")).order_by().values("transcript")
        return records.annotate(segment_count=Coalesce(Subquery(segments.values(count=Count("pk"))), 0))

    @admin.display(description=gettext_lazy("language"), ordering="language")
    def spoken(self, transcript: Transcript) -> str:
        """By what it calls itself."""
        return native_name(transcript.language) if transcript.language else ""

    @admin.display(description=gettext_lazy("passages"), ordering="segment_count")
    def length(self, transcript: Any) -> int:
        """How many."""
        return int(transcript.segment_count)

    @admin.display(description=gettext_lazy("reviewed"), boolean=True, ordering="reviewed_at")
    def reviewed(self, transcript: Transcript) -> bool:
        """By somebody other than its author."""
        return transcript.reviewed_at is not None

    def tabs_for(self, request: HttpRequest, obj: Any) -> tuple[Tab, ...]:
        """Words are pasted into a new text only; whence it came is known of an old one only."""
        shown = super().tabs_for(request, obj)
        if obj is None:
            return tuple(tab for tab in shown if tab.slug != "source")
        return (_without(shown[0], ONLY_NEW), *shown[1:])

    def panel_rows(self, request: HttpRequest, tab: Tab, record: Transcript) -> Sequence[Any]:
        """Passages a page at a time; revisions; history."""
        if tab.slug == "passages":
            segments = Segment.objects.filter(transcript=record).select_related("speaker").in_order()
            return Paginator(segments, AT_ONCE).get_page(request.GET.get("passages"))
        if tab.slug == "revisions":
            return list(record.revisions.select_related("by").order_by("-number"))
        return told(events_of(record).order_by("-pk")[:AT_ONCE])

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any) -> Any:
        """With a warning where the words may be the same as others of which some are hidden."""
        transcript = kwargs.get("obj")
        context["is_hidden_elsewhere"] = bool(
            transcript and not transcript.reviewed_at and _is_hidden_elsewhere_only(transcript)
        )
        return super().render_change_form(request, context, **kwargs)

    def save_model(self, request: HttpRequest, obj: Transcript, form: Any, change: bool) -> None:  # noqa: FBT001
        """A new text has its author; its first words are its second revision."""
        if not change:
            obj.author, obj.reviewed_by, obj.reviewed_at = request.user, None, None
        super().save_model(request, obj, form, change)
        if not change and (passages := form.passages()):
            revise(obj, passages, by=request.user, because=_("Entered by hand"), expected=obj.revision)
        if not change and obj.testimony.state == State.PUBLISHED:
            self.message_user(request, _("The public reads this text once somebody else has reviewed it."))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """Voices that were changed or removed are reviewed anew."""
        super().save_related(request, form, formsets, change)
        voices = [formset for formset in formsets if formset.model is Speaker]
        if any(rows.changed_objects or rows.deleted_objects for rows in voices):
            recast(request, form.instance)

    def get_urls(self) -> list[Any]:
        """One address more."""
        review = path(
            "<path:object_id>/review/",
            self.admin_site.admin_view(self.review_view),
            name="testimonies_transcript_review",
        )
        return [review, *super().get_urls()]

    @method_decorator(require_POST)
    def review_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Mark the text as reviewed, as it was seen."""
        transcript = self.get_object(request, object_id)
        if transcript is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        try:
            self._review(request, transcript)
        except TransitionRefused as refused:
            for reason in refused.reasons:
                self.message_user(request, reason, messages.ERROR)
        return HttpResponseRedirect(reverse("admin:testimonies_transcript_change", args=[transcript.pk]))

    def _review(self, request: HttpRequest, transcript: Transcript) -> None:
        if request.POST.get("revision") != str(transcript.revision):
            raise TransitionRefused(_("Its words changed meanwhile. Read them again, then mark it."))
        mark_reviewed(transcript, by=request.user)
        self.message_user(request, _("Marked as reviewed by you."), messages.SUCCESS)


def _is_hidden_elsewhere_only(transcript: Transcript) -> bool:
    hidden = TextRedaction.objects.in_force().filter(segment__transcript__testimony=transcript.testimony_id)
    where = set(hidden.values_list("segment__transcript", flat=True))
    return bool(where) and transcript.pk not in where


def _without(tab: Tab, names: tuple[str, ...]) -> Tab:
    return Tab(tab.slug, tab.title, tuple(line for line in tab.fields if line not in names), tab.inlines, tab.panel)


@admin.register(TranscriptRevision)
class TranscriptRevisionAdmin(LedgerAdmin):
    """Saved changes of words: before and after, side by side."""

    list_display = ("transcript", "testimony", "number", "by", "at", "because", "altered")
    list_select_related = ("transcript__testimony", "by")
    list_filter = (("by", RelatedChoice), ("transcript__testimony__collection", RelatedChoice))
    search_fields = ("because", "transcript__testimony__title", "transcript__testimony__identifier__istartswith")
    date_hierarchy = "at"
    ordering = ("-at", "-pk")
    fields = ("transcript", "number", "by", "at", "because")
    change_form_template = "testimonies/admin/revision.html"
    empty_words = gettext_lazy("No words were changed yet.")

    @admin.display(description=gettext_lazy("testimony"))
    def testimony(self, revision: TranscriptRevision) -> str:
        """Whose words they are."""
        return str(revision.transcript.testimony)

    @admin.display(description=gettext_lazy("passages altered"))
    def altered(self, revision: TranscriptRevision) -> int:
        """Reworded or removed."""
        return len(revision.former)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any) -> Any:
        """With each altered passage before and after."""
        revision = kwargs.get("obj")
        if revision:
            after = {wording.key: wording for wording in text_at(revision.transcript, revision.number)}
            before = {row["key"]: row for row in revision.former}
            added = _added(revision, after)
            context["passages"] = [
                (row["text"], after[key].text if key in after else "") for key, row in before.items()
            ]
            context["passages"] += [("", after[key].text) for key in added]
        return super().render_change_form(request, context, **kwargs)


def _added(revision: TranscriptRevision, after: dict[str | None, Any]) -> list[str]:
    """Keys that the revision brought in; without an order of its own it brought none."""
    former = set(revision.former_order)
    return [str(key) for key in after if key not in former] if former or revision.number == 2 else []
