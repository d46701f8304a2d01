"""Fields of the archive's values as curators type them: partial dates, languages, times, lines, kept files."""

import contextlib
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminFileWidget, AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db import models

from testimonies.models.fields import LanguageField, LanguagesField, PartialDateField
from testimonies.values.errors import InvalidMediaTime, InvalidPartialDate
from testimonies.values.language import native_name
from testimonies.values.partial_date import PartialDate
from testimonies.values.timecode import format_vtt, parse_media_time

PLACE = "testimonies/admin/widgets"


class PartialDateInput(forms.TextInput):
    """A date as EDTF, with what it means in words beside it."""

    template_name = f"{PLACE}/partial_date.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """With the reading of a date that can be read."""
        context = super().get_context(name, value, {"class": "date-in-part"} | (attrs or {}))
        with contextlib.suppress(InvalidPartialDate):
            context["widget"]["reading"] = PartialDate.parse(str(value)).readable() if value else ""
        return context


class LanguageInput(AdminTextInputWidget):
    """A language by code or name, with the archive's own languages to choose from."""

    template_name = f"{PLACE}/language.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """With the languages to offer."""
        context = super().get_context(name, value, {"class": "language"} | (attrs or {}))
        context["widget"]["offered"] = [(tag, native_name(tag)) for tag in settings.ARCHIVE_LANGUAGES]
        context["widget"]["attrs"]["list"] = f"{context['widget']['attrs'].get('id', name)}-offered"
        return context


class KeptFileInput(AdminFileWidget):
    """A file that is kept but has no address: said by its size, never linked."""

    template_name = f"{PLACE}/kept_file.html"

    def is_initial(self, value: Any) -> bool:
        """Whether a file is kept already."""
        return bool(value)

    def format_value(self, value: Any) -> Any:
        """The ending and the size of the kept file."""
        if not value:
            return None
        with contextlib.suppress(OSError):
            return {"ending": PurePath(value.name).suffix.lstrip(".").upper(), "size": value.size}
        return {"ending": "", "size": None}


class TimecodeField(forms.CharField):
    """A time in a recording as people write it (1:02:03.450); whole milliseconds inside."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "widget": forms.TextInput(attrs={"class": "timecode"})} | kwargs)

    def prepare_value(self, value: Any) -> Any:
        """As it is read."""
        return format_vtt(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        """Milliseconds, or None when left empty."""
        typed = super().to_python(self.prepare_value(value))
        try:
            return parse_media_time(typed) if typed else None
        except InvalidMediaTime as error:
            raise ValidationError(str(error), code="invalid") from error

    def run_validators(self, value: Any) -> None:
        """A time that was read is valid; the validators of text have nothing to say to it."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compares the times, however they are written."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class LinesField(forms.CharField):
    """A list of words, one on each line."""

    widget = AdminTextareaWidget

    def prepare_value(self, value: Any) -> Any:
        """One on each line."""
        return "\n".join(map(str, value)) if isinstance(value, Sequence) and not isinstance(value, str) else value

    def clean(self, value: Any) -> list[str]:
        """Without blanks and empty lines."""
        return [line.strip() for line in (super().clean(self.prepare_value(value)) or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compares the lists."""
        return self.clean(initial or []) != self.clean(data or "")


WIDGETS: dict[type[models.Field], dict[str, Any]] = {
    PartialDateField: {"widget": PartialDateInput},
    LanguageField: {"widget": LanguageInput},
    LanguagesField: {"widget": LanguageInput},
    models.CharField: {"widget": AdminTextInputWidget(attrs={"dir": "auto"})},
    models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 5, "dir": "auto"})},
    models.FileField: {"widget": KeptFileInput},
    models.ImageField: {"widget": KeptFileInput},
}
