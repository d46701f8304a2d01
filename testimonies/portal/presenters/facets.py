"""Facets of an answer as links that can be shared: each value adds itself, each chosen one takes itself away."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus, urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from testimonies.access.viewer import Viewer
from testimonies.models import Collection
from testimonies.models.mentions import met_by
from testimonies.portal.presenters.authorities import labels_of
from testimonies.portal.presenters.collections import collections_seen_by
from testimonies.portal.presenters.names import Written
from testimonies.portal.presenters.words import language_in_words
from testimonies.vocabulary import Medium

TITLES = {
    "community": gettext_lazy("Community"),
    "place": gettext_lazy("Place"),
    "camp": gettext_lazy("Camp or unit"),
    "decade": gettext_lazy("Decade of recording"),
    "language": gettext_lazy("Language"),
    "medium": gettext_lazy("Medium"),
    "collection": gettext_lazy("Collection"),
}
OF_AUTHORITIES = ("community", "place", "camp")
SHOWN_AT_ONCE = 7
SHOWN_AT_MOST = 60


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet, and the search with it."""

    label: Written
    count: int
    url: str

    @property
    def link(self) -> SafeString:
        """As the page shows it. A page has more than a hundred; in a template each would cost five times as much."""
        written = '<a href="{}" rel="nofollow">{} <span class="count">{}</span></a>'
        return format_html(written, self.url, self.label.isolated, localize(self.count))


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its most frequent values that are not chosen yet."""

    name: str
    title: str
    values: tuple[Value, ...]
    more: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A chosen value, and the search without it."""

    title: str
    label: Written
    url: str


class Narrowing:
    """The links that narrow and widen one search; `counts` are the facets of its answer."""

    def __init__(
        self,
        counts: Mapping[str, Mapping[str, int]],
        *,
        chosen: Mapping[str, Sequence[str]],
        asked: QueryDict,
        viewer: Viewer,
    ) -> None:
        self.counts = {name: _most_frequent(counts.get(name, {}), chosen.get(name, ())) for name in TITLES}
        self.chosen = chosen
        self.asked = {name: tokens for name, tokens in asked.lists() if name != "page"}
        self.labels = _labels(self.counts, chosen, viewer=viewer)

    def facets(self) -> tuple[Facet, ...]:
        """Every facet that offers something to choose."""
        return tuple(facet for name in TITLES if (facet := self._facet(name)).values)

    def choices(self) -> tuple[Chosen, ...]:
        """What is chosen now."""
        return tuple(
            Chosen(str(TITLES[name]), self._label(name, token), self._without(name, token))
            for name in TITLES
            for token in self.chosen.get(name, ())
        )

    def _facet(self, name: str) -> Facet:
        address = self._url(name, [*self.chosen.get(name, ()), ""])  # each value is added at the end
        offered = [
            Value(self._label(name, token), count, f"{address}{quote_plus(token)}")
            for token, count in self.counts[name].items()
            if token not in self.chosen.get(name, ())
        ]
        if name == "decade":
            offered.sort(key=lambda value: value.url)
        return Facet(name, str(TITLES[name]), tuple(offered[:SHOWN_AT_ONCE]), tuple(offered[SHOWN_AT_ONCE:]))

    def _label(self, name: str, token: str) -> Written:
        if name == "language":
            return Written(language_in_words(token))
        if name == "decade":
            return Written(_("%(year)ss") % {"year": token})
        if name == "medium":
            return Written(str(Medium(token).label) if token in Medium else token)
        return self.labels.get((name, token), Written(token))

    def _without(self, name: str, token: str) -> str:
        return self._url(name, [kept for kept in self.chosen.get(name, ()) if kept != token])

    def _url(self, name: str, tokens: Sequence[str]) -> str:
        others = {other: kept for other, kept in self.asked.items() if other != name}
        return f"?{urlencode({**others, name: tokens}, doseq=True)}"


def _most_frequent(counts: Mapping[str, int], chosen: Iterable[str]) -> dict[str, int]:
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN_AT_MOST]
    return dict(ranked) | {token: counts[token] for token in chosen if token in counts}


def _labels(
    counts: Mapping[str, Mapping[str, int]], chosen: Mapping[str, Sequence[str]], *, viewer: Viewer
) -> dict[tuple[str, str], Written]:
    """Words for tokens. What the answer counted, the viewer may meet; what was only typed, is looked at first."""

    def known(met: Callable[[Viewer], QuerySet[Any]], *names: str) -> set[str]:
        counted = {token for name in names for token in counts[name]}
        typed = {token for name in names for token in chosen.get(name, ())} - counted
        seen = met(viewer).filter(identifier__in=typed).values_list("identifier", flat=True) if typed else ()
        return {*counted, *seen}

    shown = labels_of(known(met_by, *OF_AUTHORITIES))
    labels = {(name, token): label for name in OF_AUTHORITIES for token, label in shown.items()}
    collections = Collection.objects.filter(identifier__in=known(collections_seen_by, "collection"))
    return labels | {("collection", one.identifier): Written(one.title) for one in collections}
