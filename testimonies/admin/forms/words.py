"""Words of transcripts as curators write them; what is valid here is written by `workflow.revisions` alone."""

import re
import unicodedata
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from testimonies.admin.forms.refusals import RefusableForm
from testimonies.admin.forms.seen import EMPTY, Difference, SeenForm
from testimonies.admin.forms.widgets import TimecodeField
from testimonies.models import Segment, Transcript
from testimonies.values.timecode import format_vtt
from testimonies.workflow.errors import EditConflict
from testimonies.workflow.revisions import Wording


class SpokenField(forms.CharField):
    """Words exactly as typed, blanks and lines included; only what browsers do to line ends is undone."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"rows": 6, "dir": "auto", "class": "vLargeTextField spoken"}
        super().__init__(**{"strip": False, "widget": forms.Textarea(attrs=attrs)} | kwargs)

    def to_python(self, value: Any) -> str:
        """In Unicode's composed form, as every text of the archive is."""
        return unicodedata.normalize("NFC", str(super().to_python(value)).replace("\r\n", "\n"))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compares the words."""
        return bool((initial or "") != self.to_python(data))


class SegmentForm(RefusableForm):
    """One passage; `revision` is the transcript's that the curator saw."""

    text = SpokenField(label=gettext_lazy("Text"), help_text=gettext_lazy("As spoken. Never corrected silently."))
    start_ms = TimecodeField(label=gettext_lazy("Starts at"), help_text=gettext_lazy("1:02:03 or 1:02:03.450"))
    end_ms = TimecodeField(label=gettext_lazy("Ends at"))
    because = forms.CharField(
        label=gettext_lazy("Because"),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField", "dir": "auto"}),
        help_text=gettext_lazy("What is corrected, and from what: heard again, misheard name, better time."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Segment
        exclude = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        transcript = self.instance.transcript
        self.initial["revision"] = transcript.revision
        for name, records in (("recording", transcript.testimony.recordings), ("speaker", transcript.speakers)):
            if name in self.fields:
                self.fields[name].queryset = records.order_by("pk")
        if self.is_bound and isinstance(self.refusal, EditConflict):
            self.data = self.data.copy()
            self.data["revision"] = transcript.revision  # saving again is a choice made with both versions in view

    def clean(self) -> Any:
        """Times run forwards."""
        cleaned = self.cleaned_data
        start, end = cleaned.get("start_ms"), cleaned.get("end_ms")
        if end is not None and (start is None or end < start):
            self.add_error("end_ms", _("It would end before it starts."))
        return super().clean()

    @property
    def is_conflicting(self) -> bool:
        """Whether somebody else's words stand there now."""
        return isinstance(self.refusal, EditConflict)

    def wording(self, now: Wording) -> Wording:
        """The passage as it shall be."""
        said = self.cleaned_data
        return replace(
            now,
            text=said["text"],
            start_ms=said["start_ms"],
            end_ms=said["end_ms"],
            recording=said["recording"].pk if said["recording"] else None,
            speaker=said["speaker"].pk if said["speaker"] else None,
            word_times=None,
        )

    def differences(self) -> list[Difference]:
        """What stands now beside what was to be saved; the form shows what was to be saved."""
        names = [name for name in self.changed_data if name not in ("because", "revision")]
        return [
            Difference(
                label=capfirst(str(self.fields[name].label)),
                now=self._said(name, self.get_initial_for_field(self.fields[name], name)),
                yours=self._said(name, self.cleaned_data.get(name)),
            )
            for name in names
        ]

    def _said(self, name: str, value: Any) -> str:
        if value in (None, ""):
            return EMPTY
        if name.endswith("_ms"):
            return format_vtt(value)
        return str(
            self.fields[name].to_python(value) if isinstance(self.fields[name], forms.ModelChoiceField) else value
        )


class TranscriptForm(SeenForm):
    """A text; the first words of a new one may be pasted in."""

    words = SpokenField(
        label=gettext_lazy("Words"),
        required=False,
        help_text=gettext_lazy("An empty line parts one passage from the next. Files are brought in by an import."),
    )

    class Meta:
        model = Transcript
        exclude = ()

    def passages(self) -> list[Wording]:
        """The pasted words, each paragraph a passage, its lines as they were."""
        pasted = str(self.cleaned_data.get("words") or "")
        return [Wording(part.strip()) for part in re.split(r"\n\s*\n", pasted) if part.strip()]
