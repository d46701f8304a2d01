"""Permanent identifiers, as they are given and as they are changed."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from testimonies.admin.forms.seen import SeenForm
from testimonies.models import FormerIdentifier
from testimonies.workflow.identifiers import is_buried


class RenameForm(forms.Form):
    """A new identifier and why."""

    to = forms.CharField(
        label=gettext_lazy("New identifier"),
        max_length=64,
        help_text=gettext_lazy("The former one leads here for ever, so that no citation breaks."),
    )
    because = forms.CharField(label=gettext_lazy("Because"), max_length=500, required=False)


class IdentifiedForm(SeenForm):
    """Refuses for a new record what something else once bore."""

    def clean_identifier(self) -> str:
        """Former identifiers lead somewhere for ever."""
        identifier = str(self.cleaned_data["identifier"])
        kind = str(self._meta.model._meta.model_name)
        borne = FormerIdentifier.objects.filter(kind=kind, identifier=identifier)
        if borne.exists() or is_buried(kind, identifier):
            raise ValidationError(
                _("“%(identifier)s” once was the identifier of something else.") % {"identifier": identifier}
            )
        return identifier
