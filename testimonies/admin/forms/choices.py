"""Choices of another record that never lose what was chosen before, by whomever: saving unchanged changes nothing."""

from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from testimonies.admin.curated import curated
from testimonies.workflow.viewers import viewer_for


class KeptChoice(forms.ModelChoiceField):
    """Offers the saved choice even where the curator is offered nothing like it, and then without its words."""

    account: Any = AnonymousUser()
    kept: Any = None

    def get_bound_field(self, form: Any, field_name: str) -> forms.BoundField:
        """Django asks for this before it shows or reads the field, and once for each form."""
        if not form.instance._state.adding:
            self.keep(form.initial.get(field_name))
        return super().get_bound_field(form, field_name)

    def keep(self, key: Any) -> None:
        """Offer what has this key too."""
        self.kept = key
        if key is not None:
            self.queryset = self.queryset | self.queryset.model._default_manager.filter(pk=key)

    def label_from_instance(self, obj: Any) -> str:
        """What the curator does not work on is not read through what it is linked with."""
        if obj.pk == self.kept and not self._is_curated(obj):
            return _("(in another collection)")
        return super().label_from_instance(obj)

    def _is_curated(self, record: Any) -> bool:
        same = type(record)._default_manager.filter(pk=record.pk)
        mine = curated(same, viewer=viewer_for(self.account))
        return mine is same or mine.exists()
