"""Persons who testify, their names in scripts, and what happened to them."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from testimonies.access.viewer import Viewer
from testimonies.models.authority import Authority
from testimonies.models.fields import LanguageField, NameKeyField, PartialDateField
from testimonies.models.gate import is_curated, may_be_named, may_be_pictured, witness_is_seen
from testimonies.models.identified import Dated, identifier_field
from testimonies.models.passages import passage_is_read
from testimonies.models.paths import portrait_path
from testimonies.vocabulary import AuthorityKind, Certainty, LifeEventKind, NameKind, PublicIdentity


class WitnessQuerySet(models.QuerySet["Witness"]):
    """Sentences about witnesses."""

    def visible_to(self, viewer: Viewer, *, at: dt.datetime | None = None) -> Self:
        """Those of whom the viewer may read at least one testimony (who curates everything: also those without any)."""
        seen = witness_is_seen(viewer, at=at or timezone.now())
        if viewer.curates_everything:
            seen |= Q(participations__isnull=True)
        return self.filter(seen, merged_into__isnull=True).distinct()

    def named_for(self, viewer: Viewer, *, at: dt.datetime | None = None) -> Self:
        """With `may_be_named` and the names that `public_name` needs."""
        return self.annotate(may_be_named=may_be_named(viewer, at=at or timezone.now())).prefetch_related("names")

    def pictured_for(self, viewer: Viewer, *, at: dt.datetime | None = None) -> Self:
        """With `may_be_pictured`: whether there is a portrait that this viewer may see."""
        return self.annotate(may_be_pictured=may_be_pictured(viewer, at=at or timezone.now()))

    def with_places(self) -> Self:
        """With communities and places of birth and death, and their labels."""
        return self.select_related("birth_place", "death_place").prefetch_related(
            "birth_place__labels", "death_place__labels", "communities__labels"
        )

    def told_by_name(self, viewer: Viewer, *, at: dt.datetime | None = None) -> Self:
        """Those whose name, and with it whose life, this viewer may read; curators those with a testimony of theirs."""
        seen = self.visible_to(viewer, at=at)
        if viewer.curates_everything:
            return seen
        named = Q(public_identity=PublicIdentity.NAMED) & may_be_named(viewer, at=at or timezone.now())
        return seen.filter(named | is_curated(viewer))


class Witness(Dated):
    """A person who bore witness. `public_identity` is obeyed by every output, file names and alternative texts too."""

    identifier = identifier_field("w")
    public_identity = models.CharField(
        _("public identity"),
        max_length=16,
        choices=PublicIdentity,
        default=PublicIdentity.ANONYMOUS,
        help_text=_("How the public is told who this is. Nobody is named before somebody chose it."),
    )
    birth_date = PartialDateField(_("born"), help_text=_("EDTF: 1919, 1919? (uncertain), 1919-06, 1915/1920."))
    birth_place = models.ForeignKey(
        Authority,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="born_here",
        verbose_name=_("born in"),
        limit_choices_to={"kind": AuthorityKind.PLACE},
    )
    death_date = PartialDateField(_("died"), help_text=_("EDTF, as above; leave empty if alive or not known."))
    death_place = models.ForeignKey(
        Authority,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="died_here",
        verbose_name=_("died in"),
        limit_choices_to={"kind": AuthorityKind.PLACE},
    )
    communities = models.ManyToManyField(
        Authority,
        blank=True,
        related_name="members",
        verbose_name=_("communities"),
        limit_choices_to={"kind": AuthorityKind.COMMUNITY},
    )
    biography = models.TextField(
        _("biography"), blank=True, help_text=_("In the archive's own words. Shown to the public with the name.")
    )
    portrait = models.ImageField(
        _("portrait"),
        upload_to=portrait_path,
        blank=True,
        help_text=_(
            "JPEG, PNG, WebP or TIFF. The public sees a repainted copy without metadata, with consent to the image."
        ),
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        verbose_name=_("merged into"),
        help_text=_("The record that stays."),
    )

    objects = WitnessQuerySet.as_manager()
    came_with = ""  # the portrait's file name as it was loaded

    class Meta:
        verbose_name = _("witness")
        verbose_name_plural = _("witnesses")
        constraints = [
            models.CheckConstraint(condition=~Q(merged_into=models.F("pk")), name="witness_is_not_merged_into_itself")
        ]

    def __str__(self) -> str:
        return self.full_name()

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any]) -> Self:
        """As ever, remembering the portrait that the row names: what was made of it goes when it does."""
        witness = super().from_db(db, field_names, values)
        witness.came_with = str(witness.__dict__.get("portrait") or "")
        return witness

    def full_name(self, language: str = "") -> str:
        """The name as the archive knows it, for curators: preferred in the language, else preferred, else any."""
        names = [name for name in self.names.all() if name.kind != NameKind.PSEUDONYM] or list(self.names.all())
        return best_name(names, language or get_language() or "") or self.identifier

    def public_name(self, language: str = "") -> str:
        """The name that the viewer of `named_for` may read; needs its annotation."""
        if self.public_identity == PublicIdentity.PSEUDONYM:
            return best_name([name for name in self.names.all() if name.kind == NameKind.PSEUDONYM], language) or str(
                _("Witness under a pseudonym")
            )
        if self.public_identity == PublicIdentity.ANONYMOUS or not self.may_be_named:
            return str(_("Anonymous witness"))
        return self.full_name(language)

    @property
    def is_told_by_name(self) -> bool:
        """Whether the viewer of `named_for` may read the name, and with it the life."""
        return self.public_identity == PublicIdentity.NAMED and self.may_be_named

    def public_names(self) -> list["WitnessName"]:
        """All names that the viewer of `named_for` may read, preferred first."""
        if self.public_identity == PublicIdentity.ANONYMOUS:
            return []
        is_pseudonymous = self.public_identity == PublicIdentity.PSEUDONYM
        if not is_pseudonymous and not self.may_be_named:
            return []
        names = [name for name in self.names.all() if (name.kind == NameKind.PSEUDONYM) == is_pseudonymous]
        return sorted(names, key=lambda name: (not name.is_preferred, name.pk))

    may_be_named: bool


def best_name(names: "Sequence[WitnessName]", language: str) -> str:
    """The text of the name to show: preferred and in the language, else preferred, else any; rows of values will do."""
    ranked = sorted(
        names, key=lambda name: (not name.is_preferred, name.language != language, name.language != "en", name.pk)
    )
    return ranked[0].text if ranked else ""


class WitnessNameQuerySet(models.QuerySet["WitnessName"]):
    """Sentences about names."""

    def readable_by(self, viewer: Viewer, *, at: dt.datetime | None = None) -> Self:
        """Pseudonyms of those who go by one, and the other names of those told by name."""
        named = Q(witness__in=Witness.objects.told_by_name(viewer, at=at).values("pk"))
        is_pseudonym = Q(kind=NameKind.PSEUDONYM)
        return self.filter(
            (is_pseudonym & Q(witness__public_identity=PublicIdentity.PSEUDONYM)) | (~is_pseudonym & named)
        )


class WitnessName(models.Model):
    """A name as it was written or said, in one script; one preferred in each language."""

    witness = models.ForeignKey(Witness, on_delete=models.CASCADE, related_name="names", verbose_name=_("witness"))
    text = models.CharField(_("name"), max_length=255)
    language = LanguageField(_("language"), blank=True, help_text=_("Code or name: tr, Russian, crh-Cyrl."))
    script = models.CharField(_("script"), max_length=4, blank=True, help_text=_("ISO 15924: Latn, Cyrl, Arab, Hebr."))
    kind = models.CharField(_("kind"), max_length=16, choices=NameKind, default=NameKind.USED)
    romanisation = models.CharField(
        _("romanisation scheme"),
        max_length=64,
        blank=True,
        help_text=_("Of a transliteration: ALA-LC, ISO 9, DIN 31635."),
    )
    is_preferred = models.BooleanField(_("preferred"), default=False, help_text=_("One in each language."))
    key = NameKeyField(source="text")

    objects = WitnessNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        constraints = [
            models.UniqueConstraint(fields=["witness", "text", "kind"], name="witness_name_once"),
            models.UniqueConstraint(
                fields=["witness", "language"],
                condition=Q(is_preferred=True),
                name="one_preferred_name_in_each_language",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class LifeEventQuerySet(models.QuerySet["LifeEvent"]):
    """Sentences about life events."""

    def told_to(self, viewer: Viewer, *, at: dt.datetime | None = None) -> Self:
        """Those told in a passage that the viewer may read whole, and, of witnesses told by name, in documents."""
        at = at or timezone.now()
        passage = passage_is_read(viewer, at=at)
        named = Q(segment__isnull=True, witness__in=Witness.objects.told_by_name(viewer, at=at).values("pk"))
        return self.filter(passage | named)

    def with_sources(self) -> Self:
        """With the passages that tell them, and places, camps and units with labels."""
        return self.select_related("segment__transcript__testimony", "place", "camp_or_unit").prefetch_related(
            "place__labels", "camp_or_unit__labels"
        )


class LifeEvent(models.Model):
    """Something that happened to a witness, with the passage or document that says so."""

    witness = models.ForeignKey(
        Witness, on_delete=models.CASCADE, related_name="life_events", verbose_name=_("witness")
    )
    kind = models.CharField(_("kind"), max_length=16, choices=LifeEventKind)
    date = PartialDateField(_("when"), help_text=_("EDTF: 1941-06, 1941/1943, 1942~."))
    place = models.ForeignKey(
        Authority, on_delete=models.PROTECT, null=True, blank=True, related_name="events_here", verbose_name=_("place")
    )
    camp_or_unit = models.ForeignKey(
        Authority,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events_within",
        verbose_name=_("camp or unit"),
    )
    description = models.TextField(_("description"), blank=True, help_text=_("In the archive's own words."))
    segment = models.ForeignKey(
        "testimonies.Segment",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="life_events",
        verbose_name=_("passage that says so"),
    )
    source = models.CharField(_("document that says so"), max_length=500, blank=True)
    certainty = models.CharField(_("certainty"), max_length=16, choices=Certainty, default=Certainty.PROBABLE)

    objects = LifeEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("life event")
        verbose_name_plural = _("life events")
        indexes = [models.Index(fields=["witness", "date_earliest"], name="life_event_by_date")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.date or ''}".strip()
