"""Recordings as curators bring them in: judged by their content, described by themselves, never by their name."""

from contextlib import nullcontext
from pathlib import PurePath
from typing import Any

import filetype
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from testimonies.admin.forms.seen import SeenForm
from testimonies.admin.forms.widgets import TimecodeField
from testimonies.ingest.bundle import ArrivedFile
from testimonies.ingest.errors import FileRefused
from testimonies.ingest.media import HEAD, duration_ms, media_type_of, medium_of
from testimonies.models import Recording


def arrived(upload: UploadedFile) -> ArrivedFile:
    """An upload as what arrives in bulk is looked at; it stays open, because it is still to be saved."""

    def opens() -> Any:
        upload.seek(0)
        return nullcontext(upload)

    return ArrivedFile(upload.name or "", opens, upload.size or 0)


class RecordingFields(forms.ModelForm):
    """Fills in what a file says of itself; a curator may correct the medium and the duration only."""

    class Meta:
        model = Recording
        exclude = ()  # noqa: DJ006 (each admin names its fields)

    def clean_file(self) -> Any:
        """Sound or film that browsers play, kept under the ending of what it is."""
        upload = self.cleaned_data.get("file")
        if not isinstance(upload, UploadedFile):
            return upload
        try:
            media_type = media_type_of(arrived(upload))
        except FileRefused as refused:
            raise ValidationError(str(refused)) from refused
        if not media_type:
            raise ValidationError(_("This is neither sound nor film by its content, whatever its name says."))
        self.found = self._described(upload, media_type)
        upload.name = f"{PurePath(upload.name or '').stem}.{filetype.guess_extension(arrived(upload).head(HEAD))}"
        return upload

    def _described(self, upload: UploadedFile, media_type: str) -> dict[str, Any]:
        sum_, name = arrived(upload).sha256(), (upload.name or "")[:255]
        upload.seek(0)
        duration = duration_ms(upload)  # type: ignore[arg-type]
        upload.seek(0)
        return {
            "media_type": media_type,
            "medium": medium_of(media_type).value,
            "sha256": sum_,
            "byte_size": upload.size,
            "duration_ms": duration,
            "original_name": name,
        }

    def _post_clean(self) -> None:
        """After Django gave the record what was typed, give it what the file said."""
        super()._post_clean()
        for name, value in getattr(self, "found", {}).items():
            setattr(self.instance, name, value)


class RecordingForm(RecordingFields, SeenForm):
    """On the recording's own page."""

    duration_ms = TimecodeField(
        label=gettext_lazy("Duration"), help_text=gettext_lazy("As 1:02:03, where the file does not say.")
    )

    class Meta(RecordingFields.Meta):
        help_texts = {"file": gettext_lazy("MP3, WAV, FLAC, Ogg, MP4 or WebM. Its sum, size and duration are noted.")}
