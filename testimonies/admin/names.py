"""Searching records by name in whatever script it is typed: Аламат finds Alamat, because both have one key."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.http import HttpRequest

from testimonies.admin.record import CuratedLists
from testimonies.models import AuthorityLabel, Witness, WitnessName
from testimonies.search.keys import key_beginning, name_key
from testimonies.vocabulary import LabelKind

NAMED = Witness.objects.prefetch_related("names")


def is_called(word: str) -> Q:
    """Names of which some word begins like this one, whole or still being typed."""
    keys = {key for key in (key_beginning(word), *name_key(word).split()) if key}
    return Q(*[Q(key__startswith=key) | Q(key__contains=f" {key}") for key in keys], _connector=Q.OR)


def with_names(text: str, *, names: models.QuerySet[Any]) -> Q:
    """Records for which every word of the text begins a word of one of their names."""
    said = [Exists(names.filter(is_called(word))) for word in text.split() if name_key(word)]
    return Q(*said) if said else Q(pk__in=())


def names_of(path: str) -> models.QuerySet[WitnessName]:
    """The names of the witness that `path` leads to from the outer row."""
    return WitnessName.objects.filter(witness=OuterRef(path))


def labels_of(path: str) -> models.QuerySet[AuthorityLabel]:
    """The labels of the authority that `path` leads to from the outer row."""
    return AuthorityLabel.objects.filter(authority=OuterRef(path))


def first_key(names: models.QuerySet[Any], *ranks: str) -> Subquery:
    """The key of the best name, to put records in the order of their names."""
    return Subquery(names.order_by(*ranks, "pk").values("key")[:1])


PREFERRED_NAME = first_key(names_of("pk"), "-is_preferred")
PREFERRED_LABEL = first_key(labels_of("pk").filter(kind=LabelKind.PREFERRED))


class NamedSearch(CuratedLists):
    """Searches by name in any script, and in plain fields as they are written."""

    search_fields: Any = ("identifier",)  # Django asks for them before it offers a search; what is asked is below
    plain_search: tuple[str, ...] = ("identifier__istartswith",)

    def names(self) -> models.QuerySet[Any]:
        """The names of the outer row; each admin says which."""
        raise NotImplementedError

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """By names or plain fields; never with duplicates."""
        typed = search_term.strip()
        if not typed:
            return queryset, False
        plain = Q(*[(lookup, typed) for lookup in self.plain_search], _connector=Q.OR)
        return queryset.filter(plain | with_names(typed, names=self.names())), False
