"""Controlled terms: places, camps, units, communities, persons, events, topics, each with labels in many scripts."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from testimonies.models.fields import LanguageField, NameKeyField, PartialDateField
from testimonies.models.identified import Dated, identifier_field
from testimonies.vocabulary import CAMPS_AND_UNITS, AuthorityKind, ExternalScheme, LabelKind


class AuthorityQuerySet(models.QuerySet["Authority"]):
    """Sentences about authorities."""

    def current(self) -> Self:
        """Without those merged into another."""
        return self.filter(merged_into__isnull=True)

    def of_kind(self, *kinds: str) -> Self:
        """Of any of these kinds."""
        return self.filter(kind__in=kinds)

    def camps_and_units(self) -> Self:
        """Camps and military units."""
        return self.of_kind(*CAMPS_AND_UNITS)

    def with_labels(self) -> Self:
        """With the labels that `label_in` and `str` need, in one query."""
        return self.prefetch_related("labels")

    def called(self, text: str) -> Self:
        """Those with a label written so, in whatever script."""
        key = NameKeyField(source="text").pre_save(AuthorityLabel(text=text), add=True)
        return self.filter(labels__key=key).distinct()


class Authority(Dated):
    """One thing in the world that testimonies speak of. Merging keeps the record and points to the one that stays."""

    identifier = identifier_field("a")
    kind = models.CharField(_("kind"), max_length=16, choices=AuthorityKind)
    number = models.CharField(
        _("number"), max_length=32, blank=True, help_text=_("Of a camp or unit: 352, VIII B, 450.")
    )
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("What it was, in the archive's own words, with sources. Shown to the public."),
    )
    existed = PartialDateField(_("existed"), help_text=_("EDTF: 1941/1943, 1941-10/.."))
    latitude = models.DecimalField(
        _("latitude"), max_digits=9, decimal_places=6, null=True, blank=True, help_text=_("Degrees north, WGS 84.")
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=9, decimal_places=6, null=True, blank=True, help_text=_("Degrees east, WGS 84.")
    )
    broader = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="narrower",
        verbose_name=_("broader terms"),
        help_text=_("What it is a part or a kind of."),
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        verbose_name=_("merged into"),
        help_text=_("The authority that stays."),
    )

    objects = AuthorityQuerySet.as_manager()

    class Meta:
        verbose_name = _("authority")
        verbose_name_plural = _("authorities")
        indexes = [models.Index(fields=["kind"], name="authority_by_kind")]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="authority_lies_on_earth",
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=models.F("pk")), name="authority_is_not_merged_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.label_in(get_language() or "")

    def label_in(self, language: str) -> str:
        """The preferred label in the language, else any preferred one, else any; uses prefetched labels."""
        label = best_label(self.labels.all(), language)
        return label.text if label else self.identifier


def best_label(labels: "Iterable[AuthorityLabel]", language: str) -> "AuthorityLabel | None":
    """Of one authority's labels the preferred one in the language, else any preferred one, else any."""
    ranked = sorted(
        labels,
        key=lambda label: (
            label.kind != LabelKind.PREFERRED,
            label.language != language,
            label.language != "en",
            label.pk,
        ),
    )
    return next(iter(ranked), None)


class AuthorityLabel(models.Model):
    """One way to write an authority; one preferred in each language."""

    authority = models.ForeignKey(
        Authority, on_delete=models.CASCADE, related_name="labels", verbose_name=_("authority")
    )
    text = models.CharField(_("label"), max_length=255)
    language = LanguageField(_("language"), blank=True, help_text=_("Code or name: tr, Russian, crh-Cyrl."))
    script = models.CharField(_("script"), max_length=4, blank=True, help_text=_("ISO 15924: Latn, Cyrl, Arab, Hebr."))
    kind = models.CharField(_("kind"), max_length=16, choices=LabelKind, default=LabelKind.PREFERRED)
    key = NameKeyField(source="text")

    class Meta:
        verbose_name = _("label")
        verbose_name_plural = _("labels")
        constraints = [
            models.UniqueConstraint(fields=["authority", "text", "language"], name="label_once"),
            models.UniqueConstraint(
                fields=["authority", "language"],
                condition=Q(kind=LabelKind.PREFERRED),
                name="one_preferred_label_in_each_language",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class ExternalIdentifier(models.Model):
    """The same thing in somebody else's register."""

    authority = models.ForeignKey(
        Authority, on_delete=models.CASCADE, related_name="external_identifiers", verbose_name=_("authority")
    )
    scheme = models.CharField(_("register"), max_length=16, choices=ExternalScheme)
    value = models.CharField(_("identifier there"), max_length=255)

    class Meta:
        verbose_name = _("external identifier")
        verbose_name_plural = _("external identifiers")
        constraints = [
            models.UniqueConstraint(fields=["authority", "scheme", "value"], name="external_identifier_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"
