"""What is asked before a consent is withdrawn."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from testimonies.access.terms import Scope

SCOPES = {
    Scope.TEXT: _("the text"),
    Scope.VOICE: _("the voice"),
    Scope.IMAGE: _("the image"),
    Scope.NAME: _("the name"),
}


class WithdrawalForm(forms.Form):
    """Why, and what: all that was agreed to, unless a tick is taken away."""

    because = forms.CharField(
        label=_("Because"), max_length=500, help_text=_("Kept in the record of changes; never shown to the public.")
    )
    scopes = forms.MultipleChoiceField(
        label=_("What is withdrawn"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What you leave out stays agreed to."),
    )

    def __init__(self, *args: Any, agreed: tuple[Scope, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = [(scope.value, SCOPES[scope]) for scope in agreed]
        self.fields["scopes"].initial = [scope.value for scope in agreed]


class LetterForm(forms.Form):
    """In which language the letter is."""

    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)
