"""What the address of a search may ask for: every parameter checked by a form, many values of one facet allowed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from testimonies.indexing.documents import FACETS
from testimonies.models import Testimony

ORDERS = (
    ("relevance", gettext_lazy("Best first")),
    ("year", gettext_lazy("By year of recording")),
    ("title", gettext_lazy("By title")),
)
LAST_PAGE = 500
MOST_CHOSEN = 50
PAGE_SIZE = 20
TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class TokensField(forms.MultipleChoiceField):
    """Tokens of a facet: which of them exist the index knows, here only their shape is looked at."""

    def valid_value(self, value: str) -> bool:
        """Whether it could be a token."""
        return bool(TOKEN.fullmatch(value))

    def to_python(self, value: Any) -> list[str]:
        """Without the empty ones, which choose nothing."""
        return [token for token in super().to_python(value) if token]

    def clean(self, value: Any) -> list[str]:
        """Each once, in the order of the address."""
        return list(dict.fromkeys(super().clean(value)))[:MOST_CHOSEN]


class TokensFilter(django_filters.Filter):
    """Any of several tokens of a facet."""

    field_class = TokensField


class SearchFilter(django_filters.FilterSet):
    """The parameters of a search. The index answers them; this form says which are understood."""

    q = django_filters.CharFilter()
    order = django_filters.ChoiceFilter(choices=ORDERS)
    passage = django_filters.ChoiceFilter(choices=[("same", "same")])
    page = django_filters.NumberFilter(min_value=1, max_value=LAST_PAGE)
    language = TokensFilter()
    community = TokensFilter()
    place = TokensFilter()
    camp = TokensFilter()
    decade = TokensFilter()
    medium = TokensFilter()
    collection = TokensFilter()


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as it was understood; `is_understood` is false where something of the address was left out."""

    text: str
    chosen: Mapping[str, Sequence[str]]
    order: str
    same_passage: bool
    number: int
    is_understood: bool
    size: int = PAGE_SIZE


def asked_in(typed: QueryDict) -> Asked:
    """What a query string asks for; whatever in it is malformed is left out."""
    form = SearchFilter(typed, queryset=Testimony.objects.none()).form
    is_understood = form.is_valid()
    read = form.cleaned_data
    return Asked(
        text=read.get("q") or "",
        chosen={name: read[name] for name in FACETS if read.get(name)},
        order=read.get("order") or "relevance",
        same_passage=bool(read.get("passage")),
        number=int(read.get("page") or 1),
        is_understood=is_understood,
    )
