"""What a curator says who decides about a request for access."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testimonies.workflow.reading_room import LONGEST, WRONG_END

A_YEAR = dt.timedelta(days=365)


class RevokeForm(forms.Form):
    """Why a grant ends early."""

    because = forms.CharField(
        label=_("Because"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Whoever asked is told this, in these words."),
    )  # fmt: skip


class RefuseForm(RevokeForm):
    """Why not."""

    note = forms.CharField(
        label=_("Internal note"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}), help_text=_("For curators; never told."),
    )  # fmt: skip


class GrantForm(RefuseForm):
    """Until when, and why."""

    last_date = forms.DateField(
        label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Counted whole; within two years. The grant ends by itself."),
    )  # fmt: skip
    field_order = ("last_date", "because", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last_date"].initial = timezone.localdate() + A_YEAR

    def clean_last_date(self) -> dt.date:
        """Within what the workflow allows; beyond the end of the calendar there is no day after it."""
        last_date: dt.date = self.cleaned_data["last_date"]
        if last_date > timezone.localdate() + LONGEST:
            raise forms.ValidationError(WRONG_END, code="end")
        return last_date

    def clean(self) -> dict[str, Any]:
        """With `until`: the instant after the last day, where the archive is."""
        said = super().clean() or {}
        if last_date := said.pop("last_date", None):
            midnight = dt.datetime.combine(last_date + dt.timedelta(days=1), dt.time())
            said["until"] = timezone.make_aware(midnight)
        return said


class SendForm(forms.Form):
    """Nothing to say: the letter says it."""
