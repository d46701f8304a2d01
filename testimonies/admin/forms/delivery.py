"""What a curator says when files are sent: which, into which collection, in what language; and who speaks in them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from testimonies.admin.forms.widgets import LanguageInput
from testimonies.ingest.cast import Choice
from testimonies.models import Collection, DeliveredVoice
from testimonies.values.errors import InvalidLanguage
from testimonies.values.language import tag
from testimonies.vocabulary import SpeakerRole

SHEETS = ".csv,.tsv,.xlsx,.ods"


class FilesInput(forms.ClearableFileInput):
    """Several at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """All the files that were chosen."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each as a file of its own; an empty one is a mistake of whoever sent it, and said."""
        sent = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(one, initial) for one in sent or [None]]


class BringInForm(forms.Form):
    """Files or a ZIP, and perhaps a sheet that says what they are."""

    files = FilesField(
        label=gettext_lazy("Files"),
        help_text=gettext_lazy("Transcripts and recordings, or a ZIP of them. Nothing of it is public by arriving."),
    )
    sheet = forms.FileField(
        label=gettext_lazy("Sheet"), required=False, widget=forms.ClearableFileInput(attrs={"accept": SHEETS}),
        help_text=gettext_lazy(
            "A table (CSV, XLSX, ODS), a line for each testimony: file, title, witness, interviewer, date, language."
        ),
    )  # fmt: skip
    collection = forms.ModelChoiceField(Collection.objects.none(), label=gettext_lazy("Collection"))
    language = forms.CharField(
        label=gettext_lazy("Language"), required=False, max_length=64, widget=LanguageInput,
        help_text=gettext_lazy("Of transcripts that do not say which theirs is. Code or name."),
    )  # fmt: skip

    def __init__(self, *args: Any, collections: models.QuerySet[Collection], is_limited: bool, **kwargs: Any) -> None:
        """Whoever curates everything may leave the collection open: what arrives is then “Incoming”."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["collection"]
        field.queryset = collections.order_by("title", "pk")
        field.required = is_limited
        field.empty_label = None if is_limited else _("None yet (“Incoming”)")

    def clean_language(self) -> str:
        """As a tag."""
        written = self.cleaned_data["language"].strip()
        try:
            return tag(written) if written else ""
        except InvalidLanguage as error:
            raise forms.ValidationError(str(error), code="language") from error

    def sent_files(self) -> list[Any]:
        """The files and the sheet."""
        sheet = self.cleaned_data["sheet"]
        return [*self.cleaned_data["files"], *([sheet] if sheet else [])]


class VoicesForm(forms.Form):
    """Who is meant by each label of one page."""

    def __init__(self, *args: Any, voices: Iterable[DeliveredVoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voices = {f"voice-{voice.pk}": voice for voice in voices}
        for name, voice in self.voices.items():
            self.fields[name] = forms.ChoiceField(
                label=voice.label, choices=_choices(voice), required=False, initial=_written(voice)
            )

    def rows(self) -> list[tuple[DeliveredVoice, forms.BoundField]]:
        """Each voice with its field."""
        return [(voice, self[name]) for name, voice in self.voices.items()]

    def chosen(self) -> dict[DeliveredVoice, Choice | None]:
        """What was chosen of each; None: as proposed."""
        return {voice: _read(self.cleaned_data[name], voice) for name, voice in self.voices.items()}


def _choices(voice: DeliveredVoice) -> list[tuple[str, Any]]:
    proposed = voice.get_proposed_display() if voice.proposed else _("differs from file to file")
    people = [(f"witness:{place}", name) for place, name in enumerate(voice.people)] if len(voice.people) > 1 else []
    return [
        ("", _("As proposed: %(role)s") % {"role": proposed}),
        (SpeakerRole.WITNESS.value, SpeakerRole.WITNESS.label),
        *([(_("This witness"), people)] if people else []),
        *[(role.value, role.label) for role in (SpeakerRole.INTERVIEWER, SpeakerRole.OTHER, SpeakerRole.UNKNOWN)],
    ]


def _written(voice: DeliveredVoice) -> str:
    if voice.name:
        return f"witness:{voice.people.index(voice.name)}" if voice.name in voice.people else ""
    return voice.role


def _read(written: str, voice: DeliveredVoice) -> Choice | None:
    role, _colon, place = written.partition(":")
    if not role:
        return None
    return Choice(SpeakerRole(role), voice.people[int(place)] if place else "")
