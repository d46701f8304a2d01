"""Finds the record behind an address: by its identifier, or by one that it, or one merged into it, bore before."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse

from testimonies.models import FormerIdentifier
from testimonies.values.identifier import is_identifier

MOST_MERGES = 32
M = TypeVar("M", bound=Model)


def sought(records: QuerySet[M], identifier: str) -> M:
    """The record, or the one that took its place (compare the identifier, and use `moved`). Raises Http404.

    `records` are those that the viewer may see: a former identifier of a closed record is as unknown as any other.
    """
    if not is_identifier(identifier):
        raise Http404
    found = records.filter(identifier=identifier).first()
    if found is None:
        found = records.filter(identifier=_successor(records.model, identifier)).first()
    if found is None:
        raise Http404
    return found


def moved(view: str, identifier: str) -> HttpResponsePermanentRedirect:
    """Leads to where the record is now."""
    return led_to(reverse(view, args=[identifier]))


def led_to(address: str) -> HttpResponsePermanentRedirect:
    """Leads on for ever; but each browser asks again, for a record can be given its former identifier back."""
    response = HttpResponsePermanentRedirect(address)
    response["Cache-Control"] = "private, no-cache"
    return response


def _successor(model: type[Model], identifier: str) -> str:
    """What is borne today by the record that bore this, or by the one that it was merged into, however often."""
    now = str(FormerIdentifier.now(str(model._meta.model_name), identifier) or identifier)
    if "merged_into" not in (field.name for field in model._meta.get_fields()):
        return now
    for _step in range(MOST_MERGES):
        merged = model._default_manager.filter(identifier=now, merged_into__isnull=False)
        into = merged.values_list("merged_into__identifier", flat=True).first()
        if into is None:
            break
        now = str(into)
    return now
