"""Witnesses: their names in scripts, how the public is told who they are, and what happened to them."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from testimonies.admin.closing import ClosingAdmin
from testimonies.admin.curated import counted, curated
from testimonies.admin.filters import LabelledChoice
from testimonies.admin.forms.witness import WitnessForm
from testimonies.admin.history import events_of, told
from testimonies.admin.identified import RenamingAdmin
from testimonies.admin.names import PREFERRED_NAME, NamedSearch, names_of
from testimonies.admin.record import RecordAdmin
from testimonies.admin.rows import RecordStack, RecordTable
from testimonies.admin.tabs import Tab, TabbedAdmin
from testimonies.models import Authority, LifeEvent, Participation, Testimony, Witness, WitnessName
from testimonies.workflow.viewers import viewer_for

LAST_EVENTS = 20
EVENT_FIELDS = (
    ("kind", "date", "certainty"),
    ("place", "camp_or_unit"),
    "description",
    ("segment", "source"),
)


class NameRows(RecordTable):
    """Every name the person bore or was given, as it was written."""

    model = WitnessName
    ordering = ("-is_preferred", "pk")


class LifeEventRows(RecordStack):
    """The life, as far as somebody says so."""

    model = LifeEvent
    fieldsets = ((None, {"fields": EVENT_FIELDS}),)
    autocomplete_fields = ("place", "camp_or_unit", "segment")
    ordering = ("date_earliest", "pk")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[LifeEvent]:
        """With the names of places, for the heads of the rows."""
        return super().get_queryset(request).select_related("segment")


TABS = (
    Tab("identity", _("Identity"), fields=(("identifier", "public_identity"), "portrait"), inlines=(NameRows,)),
    Tab(
        "life",
        _("Life"),
        fields=(("birth_date", "birth_place"), ("death_date", "death_place"), "communities", "biography"),
        inlines=(LifeEventRows,),
    ),
    Tab("testimonies", _("Testimonies"), panel="testimonies/admin/panels/testimonies.html"),
    Tab("history", _("History"), panel="testimonies/admin/panels/history.html"),
)


@admin.register(Witness)
class WitnessAdmin(ClosingAdmin, RenamingAdmin, TabbedAdmin, NamedSearch):
    """Persons who bore witness."""

    form = WitnessForm
    closes = "witnesses"
    read_as = {"portrait": "kept_file"}
    tabs = TABS
    list_display = ("full_name", "other_names", "identifier", "public_identity", "born", "home", "told")
    list_filter = ("public_identity", ("communities", LabelledChoice))
    date_hierarchy = "birth_date_earliest"
    autocomplete_fields = ("birth_place", "death_place", "communities")
    search_help_text = _("A name in any script, whole or begun, or an identifier.")
    empty_words = _("No witness yet. A testimony needs one before it can be approved.")

    def names(self) -> models.QuerySet[WitnessName]:
        """Their own."""
        return names_of("pk")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """In the order of their names, with what calling them needs."""
        people = super().get_queryset(request).prefetch_related("names")
        return people.annotate(called=PREFERRED_NAME).order_by("called", "pk")

    def listed(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """With communities."""
        return records.prefetch_related(Prefetch("communities", queryset=Authority.objects.with_labels()))

    def with_counts(self, request: HttpRequest, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Of their testimonies."""
        borne = counted("participations", Participation.objects.all(), viewer=viewer_for(request.user))
        return records.annotate(testimony_count=borne)

    @admin.display(description=_("name"), ordering="called")
    def full_name(self, witness: Witness) -> str:
        """As curators know them."""
        return witness.full_name()

    @admin.display(description=_("other names"))
    def other_names(self, witness: Witness) -> str:
        """What else they are called, in whatever script."""
        best = witness.full_name()
        return " · ".join(dict.fromkeys(name.text for name in witness.names.all() if name.text != best))

    @admin.display(description=_("born"), ordering="birth_date_earliest")
    def born(self, witness: Witness) -> str:
        """In words."""
        return witness.birth_date.readable() if witness.birth_date else ""

    @admin.display(description=_("communities"))
    def home(self, witness: Witness) -> str:
        """Where they belong."""
        return ", ".join(map(str, witness.communities.all()))

    @admin.display(description=_("testimonies"), ordering="testimony_count")
    def told(self, witness: Any) -> int:
        """How often they bore witness."""
        return int(witness.testimony_count)

    def panel_rows(self, request: HttpRequest, tab: Tab, record: Witness) -> list[Any]:
        """Testimonies, as far as this curator works on them; history."""
        if tab.slug == "history":
            return told(events_of(record).order_by("-pk")[:LAST_EVENTS])
        testimonies = Testimony.objects.filter(participations__witness=record).select_related("collection")
        return list(curated(testimonies, viewer=viewer_for(request.user)).order_by("recorded_date_earliest", "pk"))


@admin.register(LifeEvent)
class LifeEventAdmin(RecordAdmin, NamedSearch):
    """What happened, across all lives."""

    fields = ("witness", *EVENT_FIELDS)
    list_display = ("__str__", "witness", "place", "camp_or_unit", "certainty")
    list_filter = ("kind", "certainty")
    autocomplete_fields = ("witness", "place", "camp_or_unit", "segment")
    search_fields = ("description",)
    plain_search = ("description__icontains", "source__icontains", "witness__identifier__istartswith")
    date_hierarchy = "date_earliest"
    ordering = ("date_earliest", "pk")
    empty_words = _("No life event yet. Add them on a witness's page.")

    def names(self) -> models.QuerySet[WitnessName]:
        """Of the one it happened to."""
        return names_of("witness")

    def listed(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """With everybody's names."""
        labelled = Authority.objects.with_labels()
        return records.prefetch_related(
            Prefetch("witness", queryset=Witness.objects.prefetch_related("names")),
            Prefetch("place", queryset=labelled),
            Prefetch("camp_or_unit", queryset=labelled),
        )
