"""What the public hears in place of an original: a copy without metadata, silent where something is hidden."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testimonies.models.paths import copy_path, derivatives
from testimonies.vocabulary import Medium, WhyNot


class AccessCopy(models.Model):
    """The public's copy of a recording, or why there is none. It stands for one original and for one medium.

    `made_of` is the file that it was made of: when the recording gets another one, this copy is no longer served.
    """

    recording = models.OneToOneField(
        "testimonies.Recording", on_delete=models.CASCADE, related_name="access_copy", verbose_name=_("recording")
    )
    made_of = models.CharField(_("made of"), max_length=100)
    medium = models.CharField(
        _("medium"),
        max_length=8,
        choices=[(Medium.AUDIO.value, Medium.AUDIO.label), (Medium.VIDEO.value, Medium.VIDEO.label)],
    )
    file = models.FileField(_("file"), upload_to=copy_path, storage=derivatives, blank=True)
    media_type = models.CharField(_("media type"), max_length=100, blank=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    byte_size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    why_not = models.CharField(_("why there is none"), max_length=16, choices=WhyNot, blank=True)

    class Meta:
        verbose_name = _("copy for the public")
        verbose_name_plural = _("copies for the public")
        constraints = [
            models.CheckConstraint(condition=~Q(made_of=""), name="access_copy_is_made_of_a_file"),
            models.CheckConstraint(
                condition=(Q(file="") & ~Q(why_not="")) | (~Q(file="") & ~Q(sha256="") & Q(why_not="")),
                name="access_copy_is_there_or_says_why_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recording_id}: {self.get_why_not_display() or self.media_type}"


class Silence(models.Model):
    """A stretch that a copy is silent in, at the least; of a copy that could not be made, one that it would need."""

    copy = models.ForeignKey(AccessCopy, on_delete=models.CASCADE, related_name="silences", verbose_name=_("copy"))
    start_ms = models.PositiveBigIntegerField(_("from (ms)"))
    end_ms = models.PositiveBigIntegerField(_("to (ms)"))

    class Meta:
        verbose_name = _("silence")
        verbose_name_plural = _("silences")
        constraints = [
            models.CheckConstraint(condition=Q(end_ms__gt=F("start_ms")), name="silence_lasts"),
            models.UniqueConstraint(fields=["copy", "start_ms"], name="silence_starts_once_in_a_copy"),
        ]

    def __str__(self) -> str:
        return f"{self.copy_id}: {self.start_ms}–{self.end_ms} ms"
