"""Stretches that are hidden from everyone but curators with that right: of words, and of sound."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RedactionQuerySet(models.QuerySet["Redaction"]):
    """Sentences about redactions, of either sort."""

    def in_force(self, *, at: dt.datetime | None = None) -> Self:
        """Those that hide something at that moment."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=at or timezone.now()))


class Redaction(models.Model):
    """What every redaction has: a reason, who decided it, until when."""

    reason = models.CharField(_("reason"), max_length=500, help_text=_("Why it is hidden. For curators."))
    until = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("Leave empty for ever."))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    objects = RedactionQuerySet.as_manager()

    class Meta:
        abstract = True


class TextRedaction(Redaction):
    """A stretch of a segment's text: characters from `start` up to, not including, `end`."""

    segment = models.ForeignKey(
        "testimonies.Segment", on_delete=models.PROTECT, related_name="redactions", verbose_name=_("segment")
    )
    start = models.PositiveIntegerField(_("from character"))
    end = models.PositiveIntegerField(_("to character"))

    class Meta:
        verbose_name = _("redaction of text")
        verbose_name_plural = _("redactions of text")
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="text_redaction_hides_something")
        ]

    def __str__(self) -> str:
        return f"{self.segment_id}: {self.start}–{self.end}"


class TimeRedaction(Redaction):
    """A stretch of a recording, in milliseconds."""

    recording = models.ForeignKey(
        "testimonies.Recording", on_delete=models.PROTECT, related_name="redactions", verbose_name=_("recording")
    )
    start_ms = models.PositiveBigIntegerField(_("from (ms)"))
    end_ms = models.PositiveBigIntegerField(_("to (ms)"))

    class Meta:
        verbose_name = _("redaction of sound")
        verbose_name_plural = _("redactions of sound")
        constraints = [
            models.CheckConstraint(condition=Q(end_ms__gt=models.F("start_ms")), name="time_redaction_hides_something")
        ]

    def __str__(self) -> str:
        return f"{self.recording_id}: {self.start_ms}–{self.end_ms} ms"
