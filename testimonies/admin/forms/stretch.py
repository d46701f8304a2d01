"""Stretches of words and of sound: found by their words, never counted by hand."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from testimonies.admin.forms.rows import NamedRows
from testimonies.admin.forms.seen import SeenForm
from testimonies.admin.forms.widgets import TimecodeField
from testimonies.models import TimeRedaction


def stretch_of(words: str, text: str, *, occurrence: int | None) -> tuple[int, int]:
    """Where the words stand in the text, whatever the blanks between them. Raises ValidationError."""
    wanted = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
    found = [match.span() for match in wanted.finditer(text)]
    if not found:
        raise ValidationError(_("These words do not stand in the passage. Copy them from it."))
    if len(found) > 1 and occurrence is None:
        raise ValidationError(
            _("These words stand %(count)d times in the passage: say which, from 1 to %(count)d.")
            % {"count": len(found)}
        )
    if occurrence is not None and occurrence > len(found):
        raise ValidationError(_("These words stand only %d times in the passage.") % len(found))
    return found[(occurrence or 1) - 1]


class StretchFields(forms.ModelForm):
    """Marks words of a segment: by the words themselves, or by the places of their first and last characters."""

    words = forms.CharField(
        label=gettext_lazy("Words"),
        required=False,
        widget=forms.TextInput(attrs={"class": "stretch-words", "dir": "auto"}),
        help_text=gettext_lazy("Select or copy them from the passage; their place is found."),
    )
    occurrence = forms.IntegerField(
        label=gettext_lazy("Which"),
        required=False,
        min_value=1,
        widget=forms.NumberInput(attrs={"class": "stretch-which"}),
        help_text=gettext_lazy("Where the words stand more than once: 1 for the first."),
    )

    def __init__(self, *args: Any, text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text or (self.instance.segment.text if self.instance.pk else "")
        for name in {"start", "end"} & set(self.fields):
            self.fields[name].required = False
        if self.instance.pk:
            self.initial["words"] = self.text[self.instance.start : self.instance.end]

    def clean(self) -> Any:
        """The place of the words, inside the passage."""
        cleaned = super().clean() or self.cleaned_data
        text = self.text or getattr(cleaned.get("segment"), "text", "")
        if text and not self.errors:
            self._place(cleaned, text=text)
        return cleaned

    def _place(self, cleaned: dict[str, Any], *, text: str) -> None:
        words = cleaned.get("words", "").strip()
        if words and {"words", "occurrence"} & set(self.changed_data):
            try:
                cleaned["start"], cleaned["end"] = stretch_of(words, text, occurrence=cleaned.get("occurrence"))
            except ValidationError as error:
                self.add_error("words", error)
            return
        start, end = cleaned.get("start"), cleaned.get("end")
        if start is None or end is None:
            self.add_error("words", _("Give the words, or the places of their first and last characters."))
        elif not start < end <= len(text):
            said = _("The passage has the characters 0 to %d, and a stretch ends after it starts.")
            self.add_error("end", said % len(text))


class StretchRow(StretchFields):
    """A stretch below its segment."""


class StretchRows(NamedRows):
    """Stretches of one segment; its words are not changed in the same save, for nobody could say which are meant."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heard = self.instance.text

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Every row knows the passage, as it is before this save."""
        return super().get_form_kwargs(index) | {"text": self.heard}

    def clean(self) -> None:
        """After the passage's own form was read."""
        super().clean()
        if self.instance.text != self.heard and any(form.has_changed() for form in self.forms):
            raise ValidationError(_("Save the words first, then mark some of them."))


class StretchForm(StretchFields, SeenForm):
    """A stretch on its own page."""


class TimeRedactionForm(SeenForm):
    """A stretch of sound, in times as a player shows them."""

    start_ms = TimecodeField(label=gettext_lazy("From"), required=True)
    end_ms = TimecodeField(
        label=gettext_lazy("To"),
        required=True,
        help_text=gettext_lazy(
            "1:02:03 or 1:02:03.450. The public hears silence there, and nothing at all until its copy is made."
        ),
    )

    class Meta:
        model = TimeRedaction
        exclude = ()

    def clean(self) -> Any:
        """Within the recording, and forwards."""
        cleaned = super().clean()
        start, end = self.cleaned_data.get("start_ms"), self.cleaned_data.get("end_ms")
        if start is not None and end is not None and end <= start:
            self.add_error("end_ms", _("It would end before it starts."))
        return cleaned
