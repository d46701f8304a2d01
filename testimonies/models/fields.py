"""Columns that hold the archive's values: partial dates that sort and filter, languages, sets of words, search keys."""

import datetime as dt
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from testimonies.search.keys import name_key
from testimonies.values.errors import InvalidLanguage, InvalidPartialDate
from testimonies.values.language import tag
from testimonies.values.partial_date import PartialDate


class PartialDateFormField(forms.CharField):
    """Asks for a partial date in EDTF and says what is allowed."""

    def clean(self, value: Any) -> Any:
        """The date, or None when left empty."""
        text = super().clean(str(value) if value else "")
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except InvalidPartialDate as error:
            raise ValidationError(str(error), code="invalid") from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compares what is written, not how."""
        return super().has_changed(str(initial or ""), str(data or ""))


class BoundField(models.DateField):
    """The first or last day that the partial date beside it can mean; filled when the row is saved."""

    def __init__(self, *args: Any, source: str = "", **kwargs: Any) -> None:
        self.source = source
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """As any field, with the name of the date it bounds."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> dt.date | None:  # noqa: FBT001 (Django's signature)
        """The bound as the date stands now."""
        partial = self.model._meta.get_field(self.source).to_python(getattr(model_instance, self.source))
        bound = getattr(partial, self.name.rsplit("_", 1)[1]) if partial else None
        setattr(model_instance, self.attname, bound)
        return cast("dt.date | None", bound)


class PartialDateField(models.CharField):
    """A partial date kept as EDTF, with two columns beside it (`*_earliest`, `*_latest`) for sorting and filtering.

    `save(update_fields=...)` must name all three; `column_names(name)` gives them.
    """

    description = _("Partial date (EDTF)")
    _pyi_private_set_type: Any  # what mypy is told of columns whose values are not plain text
    _pyi_private_get_type: Any

    def __init__(self, *args: Any, has_bounds: bool = True, **kwargs: Any) -> None:
        self.has_bounds = has_bounds
        kwargs.setdefault("max_length", 32)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    @staticmethod
    def column_names(name: str) -> tuple[str, str, str]:
        """The date's own column and its two bounds."""
        return name, f"{name}_earliest", f"{name}_latest"

    def deconstruct(self) -> Any:
        """In migrations the bounds are columns of their own, so a frozen field must not add them again."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"has_bounds": False}

    def contribute_to_class(
        self,
        cls: type[models.Model],
        name: str,
        private_only: bool = False,  # noqa: FBT001, FBT002 (Django's signature)
    ) -> None:
        """Puts the two bounds beside the date."""
        super().contribute_to_class(cls, name, private_only)
        if self.has_bounds and not cls._meta.abstract:
            for column in self.column_names(name)[1:]:
                bound = BoundField(source=name, null=True, blank=True, editable=False, db_index=True)
                bound.contribute_to_class(cls, column)

    def from_db_value(self, value: str | None, *_: Any) -> PartialDate | None:
        """The value of a row."""
        return PartialDate.parse(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        """A date from what a form, a fixture or code gives."""
        if not value or isinstance(value, PartialDate):
            return value or None
        try:
            return PartialDate.parse(str(value))
        except InvalidPartialDate as error:
            raise ValidationError(str(error), code="invalid") from error

    def get_prep_value(self, value: Any) -> str:
        """EDTF, or nothing."""
        return str(self.to_python(value) or "")

    def value_to_string(self, obj: models.Model) -> str:
        """EDTF, for fixtures."""
        return self.get_prep_value(self.value_from_object(obj))

    def run_validators(self, value: Any) -> None:
        """The column's length is that of the written date."""
        super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs: Any) -> Any:
        """A line of text that is checked."""
        return super().formfield(**{"form_class": PartialDateFormField} | kwargs)


class LanguageField(models.CharField):
    """A language as a BCP 47 tag; forms also take its name ("German", "Deutsch", "ger")."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 35)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> str:
        """The canonical tag."""
        if not value:
            return ""
        try:
            return tag(str(value).strip())
        except InvalidLanguage as error:
            raise ValidationError(str(error), code="invalid") from error


class WordsField(models.CharField):
    """A set of words without spaces (tags, choices), kept in order as " one two " so that one can be looked for."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 255)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", tuple)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, *_: Any) -> tuple[str, ...]:
        """The words of a row."""
        return tuple((value or "").split())

    def to_python(self, value: Any) -> tuple[str, ...]:
        """Each word once, in order."""
        words = value.replace(",", " ").split() if isinstance(value, str) else value or ()
        return tuple(dict.fromkeys(self.to_word(str(word)) for word in words))

    def to_word(self, word: str) -> str:
        """One word as it is kept."""
        return word

    def get_prep_value(self, value: Any) -> str:
        """The words with a space around each."""
        words = self.to_python(value)
        return f" {' '.join(words)} " if words else ""

    def value_to_string(self, obj: models.Model) -> str:
        """For fixtures."""
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Choices belong to the words, not to the whole."""
        allowed = {choice for choice, _label in self.flatchoices}
        for word in value:
            if allowed and word not in allowed:
                raise ValidationError(
                    _("%(word)s is not one of the choices."), code="invalid_choice", params={"word": word}
                )
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def run_validators(self, value: Any) -> None:
        """The column's length is that of the stored text."""
        super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs: Any) -> Any:
        """Boxes to tick where there are choices, else a line of text."""
        if not self.choices:
            return super().formfield(**{"form_class": WordsFormField} | kwargs)
        given = {name: kwargs[name] for name in ("label", "help_text", "required") if name in kwargs}
        base = {"label": capfirst(self.verbose_name), "help_text": self.help_text, "required": not self.blank}
        return forms.MultipleChoiceField(
            choices=self.flatchoices, widget=forms.CheckboxSelectMultiple, **cast(Any, base | given)
        )


class LanguagesField(WordsField):
    """The languages of something, as BCP 47 tags; names are understood, separated by commas or semicolons."""

    def to_python(self, value: Any) -> tuple[str, ...]:
        """Canonical tags, each once."""
        if isinstance(value, str):
            separators = "," if any(mark in value for mark in ",;") else None
            value = [part.strip() for part in value.replace(";", ",").split(separators) if part.strip()]
        return super().to_python(value)

    def to_word(self, word: str) -> str:
        """The tag of a language."""
        try:
            return tag(word)
        except InvalidLanguage as error:
            raise ValidationError(str(error), code="invalid") from error


class AddressField(models.URLField):
    """An address elsewhere; one typed without a scheme is taken for https."""

    def formfield(self, **kwargs: Any) -> Any:
        """Django would still take it for http, and warn."""
        return super().formfield(**{"assume_scheme": "https"} | kwargs)


class WordsFormField(forms.CharField):
    """A line of words; shown with commas."""

    def prepare_value(self, value: Any) -> Any:
        """As it is typed."""
        return ", ".join(value) if isinstance(value, (tuple, list)) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compares what is written."""
        return super().has_changed(self.prepare_value(initial) or "", data or "")


class NameKeyField(models.CharField):
    """How a name is looked for: folded and romanised, filled from the column it names when the row is saved."""

    def __init__(self, *args: Any, source: str = "", **kwargs: Any) -> None:
        self.source = source
        super().__init__(*args, **{"max_length": 255, "blank": True, "editable": False, "db_index": True} | kwargs)

    def deconstruct(self) -> Any:
        """As any field, with the column it is made from."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001 (Django's signature)
        """The key as the name stands now, cut to the column."""
        key = name_key(getattr(model_instance, self.source))[: self.max_length]
        setattr(model_instance, self.attname, key)
        return key
