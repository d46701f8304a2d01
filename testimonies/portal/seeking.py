"""Finds the record behind an address: by its identifier, or by one that it, or one merged into it, bore before."""

from typing import TypeVar

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import redirect

from testimonies.models import FormerIdentifier

M = TypeVar("M", bound=Model)


def sought(records: QuerySet[M], identifier: str) -> M:
    """The record, or the one that took its place (compare the identifier, and use `moved`). Raises Http404.

    `records` are those that the viewer may see: a former identifier of a closed record is as unknown as any other.
    """
    found = records.filter(identifier=identifier).first() or records.filter(_successor(records, identifier)).first()
    if found is None:
        raise Http404
    return found


def moved(view: str, identifier: str) -> HttpResponsePermanentRedirect:
    """Leads to where the record is now."""
    response = redirect(view, identifier, permanent=True)
    return HttpResponsePermanentRedirect(response.url)


def _successor(records: QuerySet[M], identifier: str) -> Q:
    now = FormerIdentifier.now(str(records.model._meta.model_name), identifier) or identifier
    try:
        records.model._meta.get_field("merged_into")
    except FieldDoesNotExist:
        return Q(identifier=now)
    return Q(identifier=now) | Q(merged__identifier=now)
