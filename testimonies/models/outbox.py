"""Testimonies whose search documents are out of date, or will be at a known instant."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outbox(models.Model):
    """Written in the transaction of the change, taken by the index after it. `due_at` can lie ahead (an opening)."""

    testimony = models.PositiveBigIntegerField(
        _("testimony"), help_text=_("Its key; the testimony itself may be gone.")
    )
    due_at = models.DateTimeField(_("due at"), db_index=True)

    class Meta:
        verbose_name = _("outbox")
        verbose_name_plural = _("outbox")

    def __str__(self) -> str:
        return f"{self.testimony} at {self.due_at}"
