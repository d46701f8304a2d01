"""Whether the originals are still what they were: each file, its sum, and when it was last read whole."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from testimonies.vocabulary import Soundness


class Fixity(models.Model):
    """The last check of one original. Written only by `workflow.fixity`; nothing is ever replaced."""

    name = models.CharField(_("file"), max_length=255, unique=True, help_text=_("Within the media folder."))
    sha256 = models.CharField(
        _("SHA-256"), max_length=64, help_text=_("As it must be: as it arrived, or as it was when first checked.")
    )
    checked_at = models.DateTimeField(_("checked at"), db_index=True)
    soundness = models.CharField(_("found"), max_length=16, choices=Soundness)

    class Meta:
        verbose_name = _("check of a file")
        verbose_name_plural = _("checks of files")

    def __str__(self) -> str:
        return self.name
