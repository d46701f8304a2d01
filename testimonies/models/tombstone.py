"""What remains of an erased record: that it was, under which identifiers, and who erased it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Tombstone(models.Model):
    """Keeps an identifier of an erased record from being given again; its address is not found, like any random one.

    One for each identifier that the record ever bore. Written only by `workflow.erasure`.
    """

    kind = models.CharField(_("kind"), max_length=32)
    identifier = models.CharField(_("identifier"), max_length=64)
    erased_at = models.DateTimeField(_("erased at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    because = models.CharField(_("because"), max_length=500, help_text=_("Without names."))

    class Meta:
        verbose_name = _("tombstone")
        verbose_name_plural = _("tombstones")
        constraints = [models.UniqueConstraint(fields=["kind", "identifier"], name="tombstone_once")]

    def __str__(self) -> str:
        return self.identifier
