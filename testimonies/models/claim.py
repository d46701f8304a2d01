"""Things attested, said as data, and the questions that keep contradictions side by side."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testimonies.access.viewer import Viewer
from testimonies.models.authority import Authority
from testimonies.models.fields import AddressField, PartialDateField
from testimonies.models.identified import Dated, identifier_field
from testimonies.models.passages import passage_is_read
from testimonies.models.transcript import Segment
from testimonies.models.witness import Witness
from testimonies.vocabulary import Certainty, Precision


class QuestionQuerySet(models.QuerySet["Question"]):
    """Sentences about questions."""

    def visible_to(self, viewer: Viewer, *, at: dt.datetime | None = None) -> Self:
        """Those with at least one claim that the viewer may read; who curates everything sees all."""
        if viewer.curates_everything:
            return self
        return self.filter(claims__in=Claim.objects.visible_to(viewer, at=at)).distinct()


class Question(Dated):
    """Something to which several claims give an answer. None is resolved away."""

    identifier = identifier_field("q")
    title = models.CharField(
        _("title"), max_length=255, help_text=_("What is asked, for instance: Prisoners taken in 1941.")
    )
    description = models.TextField(_("description"), blank=True, help_text=_("What can and cannot be compared here."))
    unit = models.CharField(
        _("unit"), max_length=64, blank=True, help_text=_("In which the figures are compared: people, prisoners, men.")
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.title


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Sentences about claims."""

    def visible_to(self, viewer: Viewer, *, at: dt.datetime | None = None) -> Self:
        """Those that rest on a document, or on a passage of which the viewer may read every word."""
        passage = passage_is_read(viewer, at=at or timezone.now())
        return self.filter(Q(segment__isnull=True, witness__isnull=True) | passage)


class Claim(Dated):
    """One thing attested: a quantity or a range, when, about what, who says so. At least one of passage and source."""

    question = models.ForeignKey(
        Question, on_delete=models.PROTECT, null=True, blank=True, related_name="claims", verbose_name=_("question")
    )
    statement = models.CharField(
        _("statement"), max_length=500, help_text=_("What is claimed, in the archive's own words.")
    )
    precision = models.CharField(_("precision"), max_length=16, choices=Precision, default=Precision.EXACT)
    low = models.DecimalField(_("figure, or its lower end"), max_digits=14, decimal_places=2, null=True, blank=True)
    high = models.DecimalField(
        _("upper end"), max_digits=14, decimal_places=2, null=True, blank=True, help_text=_("Only of a range.")
    )
    of_total = models.DecimalField(
        _("out of"), max_digits=14, decimal_places=2, null=True, blank=True, help_text=_("3,000 of 80,000: the 80,000.")
    )
    unit = models.CharField(_("unit"), max_length=64, blank=True)
    date = PartialDateField(_("when"), help_text=_("EDTF: 1941, 1941-06/1941-12."))
    about = models.ManyToManyField(Authority, blank=True, related_name="claims", verbose_name=_("about"))
    witness = models.ForeignKey(
        Witness,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("witness who attests it"),
        help_text=_("Then name the passage too."),
    )
    segment = models.ForeignKey(
        Segment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("passage that says so"),
    )
    source = models.CharField(_("document that says so"), max_length=500, blank=True)
    source_url = AddressField(_("address of the document"), blank=True, max_length=1000)
    certainty = models.CharField(_("certainty"), max_length=16, choices=Certainty, default=Certainty.PROBABLE)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        indexes = [models.Index(fields=["question", "low"], name="claim_by_question")]
        constraints = [
            models.CheckConstraint(
                condition=Q(high__isnull=True) | Q(high__gte=F("low")),
                name="claim_range_is_upright",
                violation_error_message=_("The upper end is below the lower."),
            ),
            models.CheckConstraint(
                condition=Q(segment__isnull=False) | ~Q(source=""),
                name="claim_has_a_source",
                violation_error_message=_("Name the passage or the document that says so."),
            ),
            models.CheckConstraint(
                condition=Q(witness__isnull=True) | Q(segment__isnull=False),
                name="claim_of_a_witness_has_a_passage",
                violation_error_message=_("A witness attests it in a passage: name it."),
            ),
        ]

    def __str__(self) -> str:
        return self.statement
