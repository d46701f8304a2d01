"""Who agreed to what. Consent is data: it opens and closes by itself, judged at each request."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from testimonies.access.terms import ConsentTerms, Scope
from testimonies.models.belonging import Belonging
from testimonies.models.counted import CountedQuerySet
from testimonies.models.identified import Dated
from testimonies.models.paths import consent_path


class Coverage(models.Model):
    """Until which day a testimony's consents cover each scope for every witness (null: not at all); see `recount`.

    What `access.terms` says of one testimony, kept where a query over all of them can read it. For readers who hold a
    grant, consents to research only count as well.
    """

    testimony = models.OneToOneField(
        "testimonies.Testimony", on_delete=models.CASCADE, primary_key=True, related_name="coverage"
    )
    text_until = models.DateField(null=True, db_index=True)
    voice_until = models.DateField(null=True)
    image_until = models.DateField(null=True)
    name_until = models.DateField(null=True)
    text_until_for_readers = models.DateField(null=True)
    voice_until_for_readers = models.DateField(null=True)
    image_until_for_readers = models.DateField(null=True)
    name_until_for_readers = models.DateField(null=True)
    described_until = models.DateField(
        null=True, help_text=_("Until when its description may be read: a name in it may be hidden from then on.")
    )

    class Meta:
        verbose_name = _("coverage by consents")
        verbose_name_plural = _("coverages by consents")

    def __str__(self) -> str:
        return f"{self.testimony_id}"


class Consent(Belonging, Dated):
    """What one witness (or, without a witness named, all of them) agreed to for one testimony.

    Several consents may stand side by side; each witness must be covered by one that holds. Withdrawing is a date, not
    a deletion: what was agreed stays on record.
    """

    testimony = models.ForeignKey(
        "testimonies.Testimony", on_delete=models.CASCADE, related_name="consents", verbose_name=_("testimony")
    )
    witness = models.ForeignKey(
        "testimonies.Witness",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="consents",
        verbose_name=_("witness"),
        help_text=_("Leave empty when the document speaks for every witness of the testimony."),
    )
    covers_text = models.BooleanField(_("text"), default=False, help_text=_("The words may be read by the public."))
    covers_voice = models.BooleanField(
        _("voice"), default=False, help_text=_("The recording may be heard by the public.")
    )
    covers_image = models.BooleanField(
        _("image"), default=False, help_text=_("Film and portrait may be seen by the public.")
    )
    covers_name = models.BooleanField(_("name"), default=False, help_text=_("The witness may be named to the public."))
    research_only = models.BooleanField(
        _("research only"), default=False, help_text=_("Nothing of this is for the public, only for approved readers.")
    )
    given_date = models.DateField(_("given on"), null=True, blank=True)
    until_date = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day, counted whole, in UTC.")
    )
    withdrawn_at = models.DateTimeField(
        _("withdrawn at"), null=True, blank=True, help_text=_("From this moment nothing rests on this consent.")
    )
    conditions = models.TextField(_("conditions"), blank=True, help_text=_("As the document words them. For curators."))
    document = models.FileField(
        _("document"), upload_to=consent_path, blank=True, help_text=_("Never shown to the public.")
    )
    reference = models.CharField(
        _("reference"), max_length=255, blank=True, help_text=_("Where the document lies, or how consent was given.")
    )
    continues = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="continued_by",
        verbose_name=_("what is left of"),
        help_text=_("The consent of which a part was withdrawn."),
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    objects = CountedQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        indexes = [models.Index(fields=["until_date"], name="consent_by_end")]
        constraints = [
            models.CheckConstraint(
                condition=Q(covers_text=True) | Q(covers_voice=True) | Q(covers_image=True) | Q(covers_name=True),
                name="consent_covers_something",
                violation_error_message=_("Say what was agreed to: text, voice, image or name."),
            ),
            models.CheckConstraint(
                condition=Q(until_date__isnull=True)
                | Q(given_date__isnull=True)
                | Q(until_date__gte=models.F("given_date")),
                name="consent_does_not_end_before_it_is_given",
                violation_error_message=_("The consent would end before it was given."),
            ),
        ]

    def __str__(self) -> str:
        return f"{_('Consent')} {self.reference or self.pk}"

    def as_terms(self) -> ConsentTerms:
        """What the gate needs to know."""
        return ConsentTerms(
            scopes=frozenset(scope for scope in Scope if getattr(self, f"covers_{scope}")),
            witness=self.witness_id,
            research_only=self.research_only,
            until_date=self.until_date,
            withdrawn_at=self.withdrawn_at,
        )
