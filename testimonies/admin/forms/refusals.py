"""What the database or the workflow refuses while a form is being saved, said on the form in words."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.utils.translation import gettext as _


class RefusableForm(forms.ModelForm):
    """Shown once more after a refusal, with everything that was typed and why it was not saved."""

    refusal: Exception | None = None

    def clean(self) -> Any:
        """Refused for the same reason again, because nothing else was typed meanwhile."""
        cleaned = super().clean()
        if self.refusal:
            raise ValidationError(in_words(self.refusal), code="refused")
        return cleaned


def in_words(refusal: Exception) -> str:
    """The workflow speaks for itself; of the database's rules the names are read out."""
    if not isinstance(refusal, IntegrityError):
        return str(refusal)
    rule = next(_broken(str(refusal)), "")
    if not rule:
        return _("The archive's rules do not allow this. Look at what other records say, and save again.")
    return _("A rule of the archive would be broken: %(rule)s.") % {"rule": rule.replace("_", " ")}


def _broken(told: str) -> Iterator[str]:
    """Names of the constraints that a database's complaint is about; SQLite names only the columns of some."""
    for model in apps.get_app_config("testimonies").get_models():
        for constraint in model._meta.constraints:
            if constraint.name in told or _columns(model, constraint) in told:
                yield constraint.name


def _columns(model: type[models.Model], constraint: models.BaseConstraint) -> str:
    names = getattr(constraint, "fields", None) or [constraint.name]
    table, known = model._meta.db_table, {field.name: field.column for field in model._meta.fields}
    return ", ".join(f"{table}.{known.get(name, name)}" for name in names)
