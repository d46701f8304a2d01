"""Bulk imports: what arrived, what became of each file, and who ran it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from testimonies.models.collection import Collection
from testimonies.models.identified import identifier_field
from testimonies.models.testimony import Testimony
from testimonies.models.transcript import Transcript
from testimonies.vocabulary import BatchState, Outcome


class Batch(models.Model):
    """One run of an import. It can be undone while nobody has touched what it made."""

    identifier = identifier_field("b")
    source = models.CharField(
        _("source"), max_length=1000, help_text=_("The file, folder or sheet that was brought in.")
    )
    state = models.CharField(_("state"), max_length=16, choices=BatchState, default=BatchState.RUNNING)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("run by"),
    )
    collection = models.ForeignKey(
        Collection,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("collection"),
        help_text=_("Into which it was brought in."),
    )
    speakers = models.JSONField(
        _("speakers"), default=dict, blank=True, editable=False, help_text=_("{label: [role, name of a witness]}")
    )
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    totals = models.JSONField(_("totals"), default=dict, blank=True)

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        indexes = [models.Index(fields=["-started_at"], name="batch_latest_first")]

    def __str__(self) -> str:
        return f"{self.identifier} ({self.source})"


class BatchFile(models.Model):
    """The ledger's row of one file: written in the same transaction as what it tells."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="files", verbose_name=_("batch"))
    path = models.CharField(_("path"), max_length=1000, help_text=_("Within the source."))
    format = models.CharField(_("format"), max_length=32, blank=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    outcome = models.CharField(_("outcome"), max_length=16, choices=Outcome)
    testimony = models.ForeignKey(
        Testimony,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="batch_files",
        verbose_name=_("testimony"),
    )
    transcript = models.ForeignKey(
        Transcript,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="batch_files",
        verbose_name=_("transcript"),
    )
    segments = models.PositiveIntegerField(_("segments"), default=0)
    characters_read = models.PositiveBigIntegerField(_("characters read"), default=0)
    characters_kept = models.PositiveBigIntegerField(_("characters kept"), default=0)
    characters_accounted = models.PositiveBigIntegerField(_("characters accounted for"), default=0)
    findings = models.JSONField(_("findings"), default=list, blank=True)

    class Meta:
        verbose_name = _("file of a batch")
        verbose_name_plural = _("files of a batch")
        constraints = [
            models.UniqueConstraint(fields=["batch", "path"], name="file_once_in_a_batch"),
            models.CheckConstraint(
                condition=models.Q(characters_read=models.F("characters_kept") + models.F("characters_accounted")),
                name="every_character_is_accounted_for",
            ),
        ]

    def __str__(self) -> str:
        return self.path
