"""Who took part in a testimony: the witnesses, and those who recorded, translated or transcribed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from testimonies.models.belonging import Belonging
from testimonies.models.counted import CountedQuerySet
from testimonies.vocabulary import ContributorRole


class Participation(Belonging):
    """A witness in a testimony."""

    testimony = models.ForeignKey(
        "testimonies.Testimony", on_delete=models.CASCADE, related_name="participations", verbose_name=_("testimony")
    )
    witness = models.ForeignKey(
        "testimonies.Witness", on_delete=models.PROTECT, related_name="participations", verbose_name=_("witness")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=1)

    objects = CountedQuerySet.as_manager()

    class Meta:
        verbose_name = _("witness of a testimony")
        verbose_name_plural = _("witnesses of a testimony")
        constraints = [models.UniqueConstraint(fields=["testimony", "witness"], name="witness_once_in_a_testimony")]

    def __str__(self) -> str:
        return str(self.witness)


class Contributor(models.Model):
    """Somebody else who had a part in a testimony; their names are shown to the public."""

    testimony = models.ForeignKey(
        "testimonies.Testimony", on_delete=models.CASCADE, related_name="contributors", verbose_name=_("testimony")
    )
    name = models.CharField(_("name"), max_length=255)
    role = models.CharField(_("role"), max_length=16, choices=ContributorRole, default=ContributorRole.INTERVIEWER)

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        constraints = [models.UniqueConstraint(fields=["testimony", "name", "role"], name="contributor_once_in_a_role")]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_role_display()})"
