"""Every save of the admin writes its line of the audit, in the transaction of the save, in place of Django's own log.

A line names the fields that changed. Values are kept only where they come from a list, a box or a calendar: what was
written in words stays out, so that it can be erased.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.db import models, transaction
from django.http import HttpRequest

from testimonies.admin.curated import TO_TESTIMONY
from testimonies.models import AuthorityLabel, Curatorship, ExternalIdentifier, LifeEvent, Testimony, WitnessName
from testimonies.workflow import audit

# Records that have no story of their own: what happens to them is told of what they belong to.
TO_OWNER = {model: path.removesuffix("__") for model, path in TO_TESTIMONY.items() if path} | {
    WitnessName: "witness",
    LifeEvent: "witness",
    AuthorityLabel: "authority",
    ExternalIdentifier: "authority",
    Curatorship: "curator",
}
CLOSED_FIELDS = (forms.BooleanField, forms.ChoiceField, forms.DateField, forms.SplitDateTimeField)
UNSAID = {"version", "keep"}


def owner_of(record: models.Model) -> models.Model:
    """The record in whose story this one is told: itself, or the testimony, witness or authority it belongs to."""
    owner: Any = record
    for step in TO_OWNER.get(type(record), "").split("__"):
        owner = getattr(owner, step) if step else owner
    return owner


def tell(verb: str, record: models.Model, *, by: Any, change: dict[str, Any], because: str = "") -> None:
    """Write the line; must run inside the transaction of the change."""
    owner = owner_of(record)
    if owner is not record:
        change = {str(record._meta.model_name): record.pk} | change
    if isinstance(owner, Testimony):
        change = {"version": owner.version} | change
    audit.record(verb, owner, by=by, because=because, change=change)


def amend(record: Any, *, by: Any, because: str = "", **values: Any) -> None:
    """Give a record other values outside its form, as an action does: counted, saved and told in one transaction."""
    with transaction.atomic():
        told = {name: [_plain(getattr(record, name)), _plain(value)] for name, value in values.items()}
        for name, value in values.items():
            setattr(record, name, value)
        counted = count_up(record)
        record.save(update_fields=[*values, *counted, "updated_at"])
        tell("change", record, by=by, because=because, change={"fields": list(values), "values": told})


def count_up(record: Any) -> tuple[str, ...]:
    """Count the version up, so that nobody who saw the one before overwrites this one; the fields it touched."""
    if not isinstance(record, Testimony):
        return ()
    record.version += 1
    return ("version",)


def changes_of(form: forms.BaseForm, formsets: Iterable[Any]) -> dict[str, Any]:
    """What a form and its formsets changed, for the audit."""
    fields = [name for name in form.changed_data if name not in UNSAID]
    values = {name: _before_and_after(form, name) for name in fields if _is_closed(form.fields[name])}
    said: dict[str, Any] = {"fields": fields} | ({"values": values} if values else {})
    for formset in formsets:
        said |= _changes_of_rows(formset)
    return said


def _changes_of_rows(formset: Any) -> dict[str, Any]:
    rows = {
        "added": [record.pk for record in formset.new_objects],
        "changed": {str(record.pk): list(fields) for record, fields in formset.changed_objects},
        "deleted": [record.pk for record in formset.deleted_objects],
    }
    kept = {what: which for what, which in rows.items() if which}
    return {str(formset.model._meta.model_name): kept} if kept else {}


def _is_closed(field: forms.Field) -> bool:
    return isinstance(field, CLOSED_FIELDS) and not isinstance(field, forms.ModelMultipleChoiceField)


def _before_and_after(form: forms.BaseForm, name: str) -> list[Any]:
    return [_plain(form.get_initial_for_field(form.fields[name], name)), _plain(form.cleaned_data.get(name))]


def _plain(value: Any) -> Any:
    """As it can stand in JSON."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, (list, tuple)) else value


class TracedAdmin(admin.ModelAdmin):
    """Tells the audit of additions, changes and deletions."""

    def construct_change_message(
        self,
        request: HttpRequest,
        form: Any,
        formsets: Any,
        add: bool = False,  # noqa: FBT001, FBT002 (Django's signature)
    ) -> Any:
        """What changed, as the audit keeps it."""
        return changes_of(form, formsets or ())

    def log_addition(self, request: HttpRequest, obj: models.Model, message: Any) -> None:
        """In the transaction of the save."""
        tell("add", obj, by=request.user, change=message)

    def log_change(self, request: HttpRequest, obj: models.Model, message: Any) -> None:
        """In the transaction of the save."""
        tell("change", obj, by=request.user, change=message)

    def log_deletions(self, request: HttpRequest, queryset: Sequence[models.Model]) -> None:
        """Before the deletion, in its transaction."""
        for record in queryset:
            tell("delete", record, by=request.user, change={})
