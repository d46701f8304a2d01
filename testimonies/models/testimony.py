"""One act of bearing witness, described; its words, recordings and consents hang on it."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testimonies.access.policy import Sight, existing_q, readable_q, requestable_q, sight_of
from testimonies.access.terms import Terms
from testimonies.access.viewer import Viewer
from testimonies.models.authority import Authority
from testimonies.models.collection import Collection
from testimonies.models.fields import LanguagesField, PartialDateField, WordsField
from testimonies.models.identified import Dated, identifier_field
from testimonies.models.witness import Witness
from testimonies.vocabulary import Advisory, AuthorityKind, Openness, State


class TestimonyQuerySet(models.QuerySet["Testimony"]):
    """Sentences about testimonies. `visible_to` is the only public door."""

    __test__ = False

    def visible_to(self, viewer: Viewer, *, at: dt.datetime | None = None) -> Self:
        """Those whose words the viewer may read now."""
        return self.filter(readable_q(viewer, at=at or timezone.now()))

    def known_to(self, viewer: Viewer, *, at: dt.datetime | None = None) -> Self:
        """Those of which the viewer may know that they exist, closed ones included where the archive says so."""
        return self.filter(existing_q(viewer, at=at or timezone.now()))

    def requestable(self, *, at: dt.datetime | None = None) -> Self:
        """Those that may be asked for: known to exist, kept from the public, and open to whoever holds a grant."""
        return self.filter(requestable_q(at=at or timezone.now()))

    def in_state(self, *states: str) -> Self:
        """In any of these states."""
        return self.filter(state__in=states)

    def with_terms(self) -> Self:
        """With what `terms` needs, in two queries more."""
        return self.select_related("coverage").prefetch_related("consents", "participations")

    def with_people(self, viewer: Viewer, *, at: dt.datetime | None = None) -> Self:
        """With witnesses and the names that this viewer may read."""
        return self.prefetch_related(
            models.Prefetch(
                "witnesses",
                queryset=Witness.objects.named_for(viewer, at=at).order_by("participations__position", "pk"),
            )
        )

    def with_places(self) -> Self:
        """With collection, place and subjects and their labels."""
        return self.select_related("collection", "recorded_place").prefetch_related(
            "recorded_place__labels", "subjects__labels"
        )


class Testimony(Dated):
    """A testimony, valid without recording and without timecodes. Its state changes only by `workflow.transitions`."""

    __test__ = False  # pytest: not a test class

    identifier = identifier_field("t")
    collection = models.ForeignKey(
        Collection, on_delete=models.PROTECT, related_name="testimonies", verbose_name=_("collection")
    )
    title = models.CharField(
        _("title"), max_length=255, help_text=_("Shown to the public: no name here that may not be shown.")
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("In the archive's own words. Shown to the public.")
    )
    notice = models.CharField(
        _("notice"),
        max_length=500,
        blank=True,
        help_text=_("Shown above the testimony, for instance that it is a summary of a published report."),
    )
    recorded_date = PartialDateField(_("recorded"), help_text=_("EDTF: 2004-05-12, 1996, 1995/1997, 1998?"))
    recorded_place = models.ForeignKey(
        Authority,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recorded_here",
        verbose_name=_("recorded in"),
        limit_choices_to={"kind": AuthorityKind.PLACE},
    )
    languages = LanguagesField(_("languages"), help_text=_("Spoken in it: codes or names, with commas."))
    witnesses = models.ManyToManyField(
        Witness, through="testimonies.Participation", related_name="testimonies", verbose_name=_("witnesses")
    )
    subjects = models.ManyToManyField(
        Authority,
        blank=True,
        related_name="testimonies",
        verbose_name=_("subjects"),
        help_text=_("Places, camps, units, persons, events and topics it speaks of."),
    )
    provenance = models.TextField(_("provenance"), blank=True, help_text=_("Who made it, how it came here."))
    advisories = WordsField(
        _("content advisories"),
        choices=Advisory.choices,
        help_text=_("Told before the text, the media and any passage of it."),
    )
    advisories_considered = models.BooleanField(
        _("advisories considered"),
        default=False,
        help_text=_("Somebody read the testimony and decided which advisories it needs, or none."),
    )
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.DRAFT, editable=False)
    openness = models.CharField(
        _("access"),
        max_length=16,
        choices=Openness,
        default=Openness.CLOSED,
        help_text=_("Who may read and hear it once it is published."),
    )
    opens_at = models.DateTimeField(
        _("opens at"), null=True, blank=True, help_text=_("Closed until this instant; leave empty for no embargo.")
    )
    existence_is_shown = models.BooleanField(
        _("show that it exists"),
        default=False,
        help_text=_("While closed, the public may know that it exists, not what it says."),
    )
    published_under = models.ForeignKey(
        "testimonies.Consent",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("consent it was published under"),
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_testimonies",
        verbose_name=_("assigned to"),
        help_text=_("In whose queue it stands."),
    )
    version = models.PositiveIntegerField(
        _("version"), default=1, editable=False, help_text=_("Counts saves, so that no one overwrites another's.")
    )

    objects = TestimonyQuerySet.as_manager()

    class Meta:
        verbose_name = _("testimony")
        verbose_name_plural = _("testimonies")
        permissions = [
            ("transcribe_testimony", _("Can send a testimony to transcription and to review")),
            ("review_testimony", _("Can approve or return a testimony")),
            ("publish_testimony", _("Can publish a testimony")),
            ("withdraw_testimony", _("Can withdraw a testimony")),
            ("ingest_testimony", _("Can bring in transcripts in bulk")),
        ]
        indexes = [
            models.Index(fields=["state", "openness", "opens_at"], name="testimony_by_access"),
            models.Index(fields=["collection", "state"], name="testimony_by_collection"),
            models.Index(fields=["opens_at"], name="testimony_by_opening"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(published_under__isnull=False),
                name="published_testimony_has_consent",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(published_at__isnull=False),
                name="published_testimony_knows_since_when",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="testimony_state_is_known"),
            models.CheckConstraint(condition=Q(openness__in=Openness.values), name="testimony_openness_is_known"),
        ]

    def __str__(self) -> str:
        return self.title

    def terms(self) -> Terms:
        """What the gate must know; uses what `with_terms` prefetched."""
        coverage = getattr(self, "coverage", None)  # counted with the first consent or witness
        return Terms(
            testimony=self.pk,
            collection=self.collection_id,
            state=State(self.state),
            openness=Openness(self.openness),
            opens_at=self.opens_at,
            existence_is_shown=self.existence_is_shown,
            witnesses=frozenset(participation.witness_id for participation in self.participations.all()),
            consents=tuple(consent.as_terms() for consent in self.consents.all()),
            described_until=coverage.described_until if coverage else None,
        )

    def sight_for(self, viewer: Viewer, *, at: dt.datetime | None = None) -> Sight:
        """What the viewer may see of it now."""
        return sight_of(self.terms(), viewer=viewer, at=at or timezone.now())


class CuratorNote(models.Model):
    """A curator's word to the others about a testimony; never public."""

    testimony = models.ForeignKey(
        Testimony, on_delete=models.CASCADE, related_name="notes", verbose_name=_("testimony")
    )
    text = models.TextField(_("note"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("curators' note")
        verbose_name_plural = _("curators' notes")

    def __str__(self) -> str:
        return self.text[:60]
