"""What the admin of every record shares: limited to its curators, traced, and safe from being overwritten."""

from collections.abc import Iterable
from copy import copy
from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from testimonies.admin.curated import curated, is_limited
from testimonies.admin.forms.seen import SeenForm, row_differences
from testimonies.admin.history import HistoricAdmin
from testimonies.admin.keys import KeyedAdmin
from testimonies.admin.reading import ToldFields
from testimonies.admin.rows import CuratedChoices
from testimonies.admin.traces import TracedAdmin, count_up
from testimonies.admin.widening import TO_WIDEN, WideningRefused, reach_of
from testimonies.workflow.viewers import viewer_for

ASIDE = 10_000
SIGNATURES = ("by", "recorded_by")  # the fields that say who made a record; nobody fills them in by hand


class RecordList(ChangeList):
    """A list that fetches at once what its columns show."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> models.QuerySet[Any]:
        """Counts and relations are for lists only; forms and choices do without."""
        records = self.model_admin.listed(super().get_queryset(request, exclude_parameters))
        return self.model_admin.with_counts(request, records)


class CuratedLists(CuratedChoices, KeyedAdmin):
    """Lists, choices and addresses of one kind of record, limited to what the curator works on."""

    list_per_page = 50
    list_select_related: Any = ()  # each list says what it needs, here or in `listed`; Django would join everything
    show_full_result_count = False
    view_on_site = False
    empty_words: Any = ""  # what an empty list says to a curator who has not begun

    def listed(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """The records with what the columns of the list need."""
        return records

    def with_counts(self, request: HttpRequest, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """The records with counts of what this curator works on."""
        return records

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list that asks `listed`."""
        return RecordList

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """The one door of lists, choices, addresses and history."""
        return curated(super().get_queryset(request), viewer=viewer_for(request.user))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What an address suggests for a new record, as far as it can be a value of its field."""
        suggested = super().get_changeform_initial_data(request)
        return {name: value for name, value in suggested.items() if self._can_be(name, value)}

    def _can_be(self, name: str, value: Any) -> bool:
        try:
            field = self.opts.get_field(name)
            for part in value if isinstance(value, list) else [value]:
                (field.target_field if field.is_relation else field).to_python(part)
        except (FieldDoesNotExist, ValidationError):
            return False
        return True

    def response_action(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> Any:
        """Rows are chosen by keys; what is none chooses nothing."""
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if not all(self._can_be(self.opts.pk.name, key) for key in chosen):
            return None
        return super().response_action(request, queryset)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Called by what it lists, with words for when it is empty."""
        said = {"title": capfirst(self.opts.verbose_name_plural), "empty_words": self.empty_words}
        return super().changelist_view(request, said | (extra_context or {}))


class RecordAdmin(ToldFields, CuratedLists, HistoricAdmin, TracedAdmin):
    """Base of every record that curators change."""

    form = SeenForm
    refusals: tuple[type[Exception], ...] = (IntegrityError,)  # what a save can meet that is said on the form
    stays_on = ""  # the field that says what a record was put upon: elsewhere it would be another record

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        """What a record was put upon is chosen once."""
        bound = (self.stays_on,) if obj and self.stays_on else ()
        return (*super().get_readonly_fields(request, obj), *bound)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What is refused while saving is said on the form, with nothing saved."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (*self.refusals, WideningRefused) as refusal:
            request.refusal = refusal  # type: ignore[attr-defined]
            return super().changeform_view(request, *args, **kwargs)

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """A form that knows what was refused."""
        form = super().get_form(request, obj, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Locked while it is being saved, so that versions are compared with what really stands."""
        if request.method != "POST" or not transaction.get_connection().in_atomic_block:
            return super().get_object(request, object_id, from_field)
        try:
            key = self.model._meta.pk.to_python(object_id)
        except (ValidationError, ValueError):
            return None
        self.model._default_manager.select_for_update().filter(pk=key).order_by().values_list("pk").first()
        return super().get_object(request, object_id, from_field)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        """Signed when new, counted when changed."""
        sign(obj, by=request.user)
        if not request.user.has_perm(TO_WIDEN):
            request.reach = reach_of(obj)  # type: ignore[attr-defined]
        if change:
            count_up(obj)
        obj.save()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """The last of a save: only now it shows what the public sees more of than before."""
        super().save_related(request, form, formsets, change)
        before = getattr(request, "reach", None)
        if before is not None and reach_of(form.instance).is_beyond(before):
            raise WideningRefused

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """What a removal opens is refused as well."""
        record = copy(obj)  # which keeps its key
        before = None if request.user.has_perm(TO_WIDEN) else reach_of(record)
        super().delete_model(request, obj)
        if before is not None and reach_of(record).is_beyond(before):
            raise WideningRefused

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A refused removal is told where the record stands."""
        try:
            return super().delete_view(request, *args, **kwargs)
        except WideningRefused as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect("../change/")

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:  # noqa: FBT001
        """New rows are signed; removed ones keep their key in memory, for the audit names it after they are gone."""
        rows = formset.save(commit=False)
        make_way(formset)
        for record in rows:
            sign(record, by=request.user)
            record.save()
        for record in formset.deleted_objects:
            type(record)._default_manager.get(pk=record.pk).delete()
        formset.save_m2m()

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any) -> Any:
        """With both versions side by side after a conflict."""
        form = context["adminform"].form
        if getattr(form, "is_conflicting", False):
            formsets = [shown.formset for shown in context["inline_admin_formsets"]]
            context["differences"] = [*form.differences(), *row_differences(formsets)]
        return super().render_change_form(request, context, **kwargs)

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> Any:
        """A curator of some collections is told that records elsewhere hold this one, not which."""
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        if is_limited(viewer_for(request.user)):
            deleted = [f"{capfirst(self.opts.verbose_name)}: {record}" for record in objs]
            protected = [_("Other records")] if protected else []
        return deleted, counts, lacking, protected


class LedgerAdmin(CuratedLists, HistoricAdmin):
    """Base of every record that only machines and rules write: curators read it."""

    actions = None

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


def make_way(formset: Any) -> None:
    """Put rows that change places aside first, so that two can swap theirs: at all times a place is one row's."""
    moving = [record.pk for record, fields in formset.changed_objects if "position" in fields]
    if moving:
        formset.model._default_manager.filter(pk__in=moving).update(position=F("position") + ASIDE)


def sign(record: models.Model, *, by: Any) -> None:
    """Write into a new record who made it."""
    if not record._state.adding:
        return
    for name in SIGNATURES:
        if any(field.name == name for field in record._meta.fields):
            setattr(record, name, by)
