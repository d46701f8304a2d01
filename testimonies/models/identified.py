"""What has a permanent identifier, and where former identifiers lead."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from testimonies.values.errors import InvalidIdentifier
from testimonies.values.identifier import new_identifier, require_identifier

MOST_CHANGES = 32


def checked_identifier(text: str) -> None:
    """Validates an identifier that a curator gives."""
    try:
        require_identifier(text)
    except InvalidIdentifier as error:
        raise ValidationError(str(error), code="invalid") from error


def identifier_field(prefix: str) -> "models.CharField[str, str]":
    """The permanent identifier of a model whose new records begin with the prefix."""
    return models.CharField(
        _("identifier"),
        max_length=64,
        unique=True,
        default=partial(new_identifier, prefix),
        validators=[checked_identifier],
        help_text=_("Permanent. If it is changed, the former identifier leads here for ever."),
    )


class Dated(models.Model):
    """A record that knows when it was made and last changed."""

    created_at = models.DateTimeField(_("recorded at"), auto_now_add=True, db_default=Now())
    updated_at = models.DateTimeField(_("changed at"), auto_now=True, db_default=Now())

    class Meta:
        abstract = True


class FormerIdentifier(models.Model):
    """An identifier that something bore once; the portal redirects from it. Written only by `workflow.identifiers`."""

    kind = models.CharField(
        _("kind"), max_length=32, help_text=_("The model's name: testimony, witness, collection, authority, question.")
    )
    identifier = models.CharField(_("former identifier"), max_length=64)
    leads_to = models.CharField(_("leads to"), max_length=64)
    since = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("former identifier")
        verbose_name_plural = _("former identifiers")
        constraints = [
            models.UniqueConstraint(fields=["kind", "identifier"], name="former_identifier_leads_to_one_place"),
            models.CheckConstraint(
                condition=~models.Q(identifier=models.F("leads_to")), name="former_identifier_leads_elsewhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.identifier} → {self.leads_to}"

    @classmethod
    def now(cls, kind: str, identifier: str) -> Any:
        """The identifier in use today, through as many changes as a record ever sees; None if it was never borne."""
        borne = cls._default_manager.filter(kind=kind)
        seen: set[str] = set()
        while identifier not in seen and len(seen) < MOST_CHANGES:
            later = borne.filter(identifier=identifier).values_list("leads_to", flat=True).first()
            if later is None:
                break
            seen.add(identifier)
            identifier = later
        return identifier if seen else None
