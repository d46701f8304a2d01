"""Rows that stand in an order: a new one is offered the next place, and one in which nothing else was typed is none."""

from typing import Any

from django import forms
from django.forms.models import BaseInlineFormSet
from django.utils.text import capfirst


class OrderedRow(forms.ModelForm):
    """A row with a `position`, which alone does not make it a row."""

    def has_changed(self) -> bool:
        """For a new row the offered place does not count."""
        return bool(set(self.changed_data) - ({"position"} if self.instance._state.adding else set()))


class NamedRows(BaseInlineFormSet):
    """Rows of a table, whose fields have no labels beside them: each carries its name for those who do not see it."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """The box that removes a row too."""
        super().add_fields(form, index)
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if not widget.is_hidden:
                widget.attrs["aria-label"] = capfirst(str(field.label or name))


class OrderedRows(NamedRows):
    """Offers each new row the next place."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Counted from the rows that are there."""
        super().add_fields(form, index)
        saved = self.initial_form_count()
        if "position" in form.fields and (index is None or index >= saved):
            form.initial.setdefault("position", (saved if index is None else index) + 1)
