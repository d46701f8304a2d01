"""An action that shows what it would change, row by row, before anybody presses the button that does it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import ngettext

from testimonies.workflow.errors import TransitionRefused

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would become of one record: how it is, how it would be, or why not."""

    record: Any
    now: str
    then: str = ""
    refused: "tuple[str | Promise, ...]" = ()


@dataclass(frozen=True, slots=True)
class Deed:
    """What an action does to one record; `foresee` says what it would do, `do` does it or raises TransitionRefused."""

    name: str
    label: "str | Promise"
    foresee: Callable[[Any, Any, dict[str, Any]], Outlook]
    do: Callable[[Any, Any, dict[str, Any]], None]
    form: type[forms.Form] = forms.Form


def previewed(deed: Deed) -> Callable[..., HttpResponse | None]:
    """The deed as an action of a list: asks for what it needs, shows what would change, does it, says what it did."""

    def act(modeladmin: Any, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        form = deed.form(request.POST if _step(request) else None)
        if _step(request) == "do" and form.is_valid():
            return _do(deed, modeladmin, request, queryset, form.cleaned_data)
        is_answered = form.is_valid() if form.is_bound else not form.fields
        context = modeladmin.admin_site.each_context(request) | {
            "title": deed.label,
            "opts": modeladmin.opts,
            "action": deed.name,
            "form": form,
            "step": "do" if is_answered else "look",
            "outlooks": _foreseen(deed, queryset, request.user, form) if is_answered else [],
            "records": queryset[:SHOWN],
            "count": queryset.count(),
            "selected": request.POST.getlist(ACTION_CHECKBOX_NAME),
            "select_across": request.POST.get("select_across", "0"),
        }
        return TemplateResponse(request, "testimonies/admin/preview.html", context)

    act.__name__ = deed.name
    act.short_description = deed.label  # type: ignore[attr-defined]
    act.allowed_permissions = ("change",)  # type: ignore[attr-defined]
    return act


def _step(request: HttpRequest) -> str:
    """Nothing at first, then `look`, then `do`."""
    return request.POST.get("step", "")


def _foreseen(deed: Deed, records: Any, by: Any, form: forms.Form) -> list[Outlook]:
    values = form.cleaned_data if form.is_bound else {}
    return [deed.foresee(record, by, values) for record in records[:SHOWN]]


def _do(deed: Deed, modeladmin: Any, request: HttpRequest, records: Iterable[Any], values: dict[str, Any]) -> None:
    done = 0
    for record in records:
        try:
            deed.do(record, request.user, values)
        except TransitionRefused as refused:
            said = f"{record}: {' '.join(map(str, refused.reasons))}"
            modeladmin.message_user(request, said, messages.WARNING)
        else:
            done += 1
    said = ngettext("%d record was changed.", "%d records were changed.", done) % done
    modeladmin.message_user(request, f"{deed.label}: {said}", messages.SUCCESS if done else messages.WARNING)
