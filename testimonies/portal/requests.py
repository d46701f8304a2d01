"""What somebody must say who asks to read: every field checked, and the terms that were shown are those accepted."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from testimonies.values.email_address import folded_address
from testimonies.values.errors import InvalidEmailAddress
from testimonies.workflow.reading_room import digest_of

LONGEST_ADDRESS = 150  # as long as the name of an account can be


class LineField(forms.CharField):
    """Words on one line, whatever was sent."""

    def to_python(self, value: Any) -> str:
        """Blanks and breaks of lines become one space."""
        return " ".join(str(super().to_python(value)).split())


class RequestForm(forms.Form):
    """Who asks, for what, and that they accept the terms. `terms` is the text as it stands now."""

    required_css_class = "required"

    name = LineField(
        label=_("Your name"), max_length=255, widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"})
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=LONGEST_ADDRESS,
        help_text=_("The answer goes to this address, and to no other. With a grant it is what you sign in with."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    institution = LineField(
        label=_("Institution"),
        max_length=255,
        required=False,
        help_text=_("If you ask for one; families and survivors need none."),
        widget=forms.TextInput(attrs={"autocomplete": "organization", "dir": "auto"}),
    )
    purpose = forms.CharField(
        label=_("What you want to read it for"),
        max_length=4000,
        help_text=_("A curator decides by this. In whatever language you write best."),
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    accepted = forms.BooleanField(label=_("I accept these terms"))
    shown_terms = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, terms: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.terms = digest_of(terms)
        self.fields["shown_terms"].initial = self.terms

    def clean_email(self) -> str:
        """In the one spelling that letters go to."""
        try:
            address = folded_address(self.cleaned_data["email"])
        except InvalidEmailAddress as error:
            raise ValidationError(
                _("Use an address written in Latin letters without accents."), code="letters"
            ) from error
        if len(address) > LONGEST_ADDRESS:
            raise ValidationError(_("This address is too long."), code="length")
        return address

    def clean(self) -> dict[str, Any]:
        """Nobody accepts what they were not shown."""
        if self.data.get(self.add_prefix("shown_terms")) != self.terms:
            self.data = self.data.copy()  # the form is shown again with the terms as they are now, not yet accepted
            self.data[self.add_prefix("shown_terms")] = self.terms
            self.data.pop(self.add_prefix("accepted"), None)
            self.add_error("accepted", _("The terms have changed since this page was opened. Please read them again."))
        return self.cleaned_data
