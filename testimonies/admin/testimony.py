"""Testimonies: the list that shows where each stands, and the form in tabs on which everything hangs."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Count, Prefetch
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from testimonies.admin.actions.testimony import assign_to_me, set_access, withdraw
from testimonies.admin.closing import ClosingAdmin
from testimonies.admin.curated import curated
from testimonies.admin.filters import ConsentFilter, EmbargoFilter, LanguageFilter, NamingFilter, RelatedChoice
from testimonies.admin.history import events_of, told
from testimonies.admin.identified import RenamingAdmin
from testimonies.admin.inlines.testimony import (
    ConsentRows,
    ContributorRows,
    NoteRows,
    ParticipationRows,
    RecordingRows,
)
from testimonies.admin.moves import MovingAdmin
from testimonies.admin.names import NamedSearch
from testimonies.admin.tabs import Tab, TabbedAdmin
from testimonies.admin.widening import ACCESS_FIELDS, may_widen
from testimonies.models import Claim, Testimony, Witness, WitnessName
from testimonies.values.language import native_name
from testimonies.vocabulary import Advisory
from testimonies.workflow.viewers import viewer_for

LAST_EVENTS = 20
PANELS = "testimonies/admin/panels"

TABS = (
    Tab(
        "identification",
        _("Identification"),
        fields=(
            ("identifier", "collection"),
            "title",
            "summary",
            "notice",
            ("recorded_date", "recorded_place"),
            "languages",
            "provenance",
            "assignee",
        ),
    ),
    Tab("people", _("People"), inlines=(ParticipationRows, ContributorRows)),
    Tab(
        "access",
        _("Consent and access"),
        fields=("openness", ("opens_at", "existence_is_shown"), "advisories", "advisories_considered"),
        inlines=(ConsentRows,),
    ),
    Tab("recordings", _("Recordings"), inlines=(RecordingRows,)),
    Tab("transcripts", _("Transcripts"), panel=f"{PANELS}/transcripts.html"),
    Tab("contents", _("Contents"), panel=f"{PANELS}/contents.html"),
    Tab("subjects", _("Subjects and claims"), fields=("subjects",), panel=f"{PANELS}/claims.html"),
    Tab("notes", _("Notes"), inlines=(NoteRows,)),
    Tab("history", _("History"), panel=f"{PANELS}/history.html"),
)


@admin.register(Testimony)
class TestimonyAdmin(ClosingAdmin, MovingAdmin, RenamingAdmin, TabbedAdmin, NamedSearch):
    """One act of bearing witness."""

    __test__ = False

    tabs = TABS
    closes = "pk"
    read_as = {"advisories": "told_advisories"}
    list_display = ("called", "standing", "people", "spoken", "recorded", "assignee", "changed")
    list_filter = (
        "state",
        "openness",
        EmbargoFilter,
        ConsentFilter,
        NamingFilter,
        LanguageFilter,
        "advisories_considered",
        ("collection", RelatedChoice),
        ("assignee", RelatedChoice),
    )
    list_select_related = ("assignee",)
    date_hierarchy = "recorded_date_earliest"
    ordering = ("-updated_at", "-pk")
    plain_search = ("identifier__istartswith", "title__icontains")
    search_help_text = _("A name in any script, words of the title, or an identifier.")
    autocomplete_fields = ("recorded_place", "subjects")
    actions = (assign_to_me, set_access, withdraw)
    empty_words = _("No testimony yet. Bring in a folder of transcripts, or add one by hand.")

    def names(self) -> models.QuerySet[WitnessName]:
        """The names of everybody who bore witness in it."""
        return WitnessName.objects.filter(witness__participations__testimony=models.OuterRef("pk"))

    def listed(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """With the witnesses and their names."""
        people = Witness.objects.order_by("participations__position", "pk").prefetch_related("names")
        return records.prefetch_related(Prefetch("witnesses", queryset=people))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        """Who may not publish does not open what is published."""
        kept = () if obj is None or may_widen(obj, by=request.user) else ACCESS_FIELDS
        return (*super().get_readonly_fields(request, obj), *kept)

    @admin.display(description=_("title"), ordering="title")
    def called(self, testimony: Testimony) -> SafeString:
        """Title and identifier."""
        return format_html("<bdi>{}</bdi> <code>{}</code>", testimony.title, testimony.identifier)

    @admin.display(description=_("content advisories"))
    def told_advisories(self, testimony: Testimony) -> str:
        """In words, for those who may only look."""
        return ", ".join(str(Advisory(word).label) for word in testimony.advisories)

    @admin.display(description=_("changed"), ordering="updated_at")
    def changed(self, testimony: Testimony) -> str:
        """The day."""
        return date_format(testimony.updated_at, "SHORT_DATE_FORMAT")

    @admin.display(description=_("state"), ordering="state")
    def standing(self, testimony: Testimony) -> SafeString:
        """State and access in one column."""
        return format_html(
            '<span class="state state-{}">{}</span> <span class="quiet">{}</span>',
            testimony.state,
            testimony.get_state_display(),
            testimony.get_openness_display(),
        )

    @admin.display(description=_("witnesses"))
    def people(self, testimony: Testimony) -> str:
        """Their names, for curators."""
        return ", ".join(dict.fromkeys(map(str, testimony.witnesses.all())))

    @admin.display(description=_("languages"), ordering="languages")
    def spoken(self, testimony: Testimony) -> str:
        """What the languages call themselves."""
        return ", ".join(map(native_name, testimony.languages))

    @admin.display(description=_("recorded"), ordering="recorded_date_earliest")
    def recorded(self, testimony: Testimony) -> str:
        """In words."""
        return testimony.recorded_date.readable() if testimony.recorded_date else ""

    def panel_rows(self, request: HttpRequest, tab: Tab, record: Testimony) -> Sequence[Any]:
        """What hangs on the testimony and is edited on its own page."""
        if tab.slug == "transcripts":
            return list(record.transcripts.annotate(length=Count("segments")).order_by("pk"))
        if tab.slug == "contents":
            return list(record.index_points.order_by("language", "position"))
        if tab.slug == "history":
            return told(events_of(record).order_by("-pk")[:LAST_EVENTS])
        claims = Claim.objects.filter(segment__transcript__testimony=record).select_related("question")
        return list(curated(claims.order_by("pk"), viewer=viewer_for(request.user)))
