"""Choices and rows of other records on a record's form: what the curator works on, with its names, and no more."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth.models import User
from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst

from testimonies.admin.forms.choices import KeptChoice
from testimonies.admin.forms.rows import NamedRows
from testimonies.admin.forms.widgets import WIDGETS
from testimonies.admin.reading import ToldFields


class CuratedChoices(admin.options.BaseModelAdmin):
    """Offers in every choice of another record only what the curator works on, as the other's list would show it."""

    formfield_overrides = WIDGETS

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Both boxes of a moment are named; beside a choice one may look at it or add to it, never delete it."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(db_field, models.DateTimeField) and field:
            field.widget.attrs["aria-label"] = capfirst(str(field.label))
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
            field.widget.can_view_related &= not field.widget.can_change_related
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """What was chosen before stays chosen, though this curator could not choose it."""
        field = super().formfield_for_foreignkey(db_field, request, **{"form_class": KeptChoice} | kwargs)
        if field:
            field.account = request.user
        return field

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Without the cross that takes away everything at once: each choice has its own."""
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if field:
            field.widget.is_required = True
        return field

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> models.QuerySet[Any] | None:
        """With what the names of the records need, in a fixed order."""
        model = db_field.remote_field.model
        if model is User:
            return User.objects.filter(is_staff=True, is_active=True).order_by("username")
        if self.admin_site.is_registered(model):
            return self.admin_site.get_model_admin(model).get_queryset(request)
        return super().get_field_queryset(db, db_field, request)


class RecordRows(ToldFields, CuratedChoices):
    """What every inline shares: one empty row, so that it can be filled in without script."""

    extra = 1


class RecordTable(RecordRows, admin.TabularInline):
    """One line for each record."""

    formset = NamedRows


class RecordStack(RecordRows, admin.StackedInline):
    """A small form for each record."""
