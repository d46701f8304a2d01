"""What lies upon the words: the table of contents, and annotations that bind a stretch to a thing in the world."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from testimonies.models.authority import Authority
from testimonies.models.belonging import Belonging
from testimonies.models.fields import LanguageField
from testimonies.models.recording import Recording
from testimonies.models.testimony import Testimony
from testimonies.models.transcript import Segment


class IndexPoint(Belonging):
    """One entry of a testimony's table of contents."""

    testimony = models.ForeignKey(
        Testimony, on_delete=models.CASCADE, related_name="index_points", verbose_name=_("testimony")
    )
    recording = models.ForeignKey(
        Recording,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="index_points",
        verbose_name=_("recording"),
    )
    position = models.PositiveIntegerField(_("order"))
    start_ms = models.PositiveBigIntegerField(_("starts at (ms)"), null=True, blank=True)
    title = models.CharField(_("title"), max_length=500)
    synopsis = models.TextField(_("synopsis"), blank=True)
    partial_transcript = models.TextField(_("first words"), blank=True)
    keywords = models.JSONField(_("keywords"), default=list, blank=True)
    authorities = models.ManyToManyField(
        Authority, blank=True, related_name="index_points", verbose_name=_("authorities")
    )
    place = models.CharField(_("place as written"), max_length=500, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    hyperlinks = models.JSONField(_("links"), default=list, blank=True, help_text=_("[[address, text]]"))
    language = LanguageField(_("language"), blank=True)

    class Meta:
        verbose_name = _("entry of the contents")
        verbose_name_plural = _("table of contents")
        constraints = [
            models.UniqueConstraint(fields=["testimony", "language", "position"], name="index_point_position_once")
        ]

    def __str__(self) -> str:
        return self.title


class Annotation(models.Model):
    """A stretch of a segment, bound to an authority or carrying a note."""

    segment = models.ForeignKey(
        Segment, on_delete=models.PROTECT, related_name="annotations", verbose_name=_("segment")
    )
    start = models.PositiveIntegerField(_("from character"))
    end = models.PositiveIntegerField(_("to character"))
    authority = models.ForeignKey(
        Authority,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="annotations",
        verbose_name=_("authority"),
    )
    note = models.TextField(_("note"), blank=True)
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
        verbose_name = _("annotation")
        verbose_name_plural = _("annotations")
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="annotation_marks_something"),
            models.CheckConstraint(
                condition=Q(authority__isnull=False) | ~Q(note=""),
                name="annotation_says_something",
                violation_error_message=_("Bind the words to an authority, or write a note."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.segment_id}: {self.start}–{self.end}"
