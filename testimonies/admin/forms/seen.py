"""Forms that know which version their curator saw: the second of two editors is shown both, and overwrites none."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from testimonies.admin.forms.refusals import RefusableForm
from testimonies.admin.history import events_of
from testimonies.models import Testimony
from testimonies.models.identified import Dated

EMPTY = "–"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of which two versions exist; `name` is empty where the page offers no choice between them."""

    label: str
    now: str
    yours: str
    name: str = ""
    is_theirs: bool = False


class SeenForm(RefusableForm):
    """Refuses a change of a record that somebody else saved in between, and takes over what its curator chose to keep.

    `version` is a testimony's count of saves, and of anything else the moment of its last save, or else its values.
    """

    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_conflicting = False
        self.initial["version"] = version_of(self.instance)
        for name in self.data.getlist("keep") if self.is_bound else ():
            if name in self.fields and name != "version":
                self.fields[name].disabled = True  # Django then takes what stands, whatever was sent

    def clean(self) -> Any:
        """Compare versions; the row is locked while this runs."""
        cleaned = super().clean()
        seen, now = self.cleaned_data.get("version", ""), version_of(self.instance)
        if "version" in self.fields and not self.instance._state.adding and seen != now:
            self.is_conflicting = True
            self.theirs = frozenset(_fields_since(self.instance, seen))
            self.data = self.data.copy()
            self.data[self.add_prefix("version")] = now  # saving again is a choice made with both versions in view
            raise ValidationError(_who_saved(self.instance), code="conflict")
        return cleaned

    def differences(self) -> list[Difference]:
        """What stands now beside what was to be saved, for each field in which they differ."""
        names = [name for name in self.changed_data if name != "version"] if self.is_conflicting else []
        return [_difference(self, name, chosen=name, is_theirs=name in self.theirs) for name in names]


def version_of(record: Any) -> str:
    """What tells one saved state of a record from the next; empty while it is new."""
    if record._state.adding:
        return ""
    if isinstance(record, Testimony):
        return str(record.version)
    return record.updated_at.isoformat() if isinstance(record, Dated) else _digest(record)


def _digest(record: Any) -> str:
    """Of a record that keeps no time of its changes, its values tell one state from the next."""
    said = "\x1f".join(str(field.value_from_object(record)) for field in record._meta.concrete_fields)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def row_differences(formsets: Iterable[Any]) -> Iterator[Difference]:
    """What differs in the rows below a form; there is no choice to make here, only to look."""
    for formset in formsets:
        kind = capfirst(formset.model._meta.verbose_name)
        for form in formset.initial_forms:
            for name in form.changed_data:
                if name in form.fields and name not in (formset.fk.name, "id"):
                    yield _difference(form, name, kind=f"{kind} – ")


def _difference(form: Any, name: str, *, kind: str = "", chosen: str = "", is_theirs: bool = False) -> Difference:
    field = form.fields[name]
    standing = form.get_initial_for_field(field, name)
    if isinstance(field, forms.ModelChoiceField) and not isinstance(field, forms.ModelMultipleChoiceField):
        standing = field.to_python(standing)
    cleaned = getattr(form, "cleaned_data", {})
    return Difference(
        label=kind + capfirst(str(field.label or name)),
        now=_shown(standing, field),
        yours=_shown(cleaned[name] if name in cleaned else form[name].data, field),
        name=chosen,
        is_theirs=is_theirs,
    )


def _shown(value: Any, field: forms.Field) -> str:
    """A value as one line of words."""
    if isinstance(value, (list, tuple, QuerySet)):
        return ", ".join(_shown(part, field) for part in value) or EMPTY
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        value = dict(field.choices).get(value, value)
    if isinstance(value, bool):
        return str(_("Yes") if value else _("No"))
    return str(localize(value)) if value not in (None, "") else EMPTY


def _fields_since(record: Any, seen: str) -> Iterator[str]:
    """Fields that others saved after the version seen, as the audit tells."""
    events = events_of(record)
    if isinstance(record, Testimony):
        is_count = seen.isdecimal() and len(seen) < 10
        events = events.filter(change__version__gt=int(seen)) if is_count else events.none()
    else:
        events = events.filter(at__gt=_moment(seen))
    for change in events.values_list("change", flat=True):
        yield from change.get("fields", ())


def _moment(seen: str) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(seen)
    except ValueError:
        return dt.datetime.max.replace(tzinfo=dt.UTC)


def _who_saved(record: Any) -> str:
    last = events_of(record).order_by("-pk").first()
    who = last.by_name if last and last.by_name else _("Somebody else")
    return _("%(who)s saved this record while you worked on it. Both versions are shown; nothing was overwritten.") % {
        "who": who
    }
