"""Witnesses in the order of their names, whatever script each is written in; those without a public name come last."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import get_language

from testimonies.access.viewer import Viewer
from testimonies.models import Authority, Witness, WitnessName
from testimonies.models.witness import WitnessQuerySet, best_name
from testimonies.portal.presenters.authorities import Term, term
from testimonies.portal.presenters.lives import life_dates
from testimonies.portal.presenters.names import Person, person, romanised
from testimonies.values.person_name import PersonName


@dataclass(frozen=True, slots=True)
class Place:
    """Where a witness stands in the alphabet: by the sound of the family name, so that Аламат and Alamat meet."""

    letter: str
    key: str
    pk: int


@dataclass(frozen=True, slots=True)
class Line:
    """A witness in a list; `letter` stands where a new one begins on the page."""

    person: Person
    dates: str
    communities: tuple[Term, ...]
    letter: str


def alphabetical(witnesses: WitnessQuerySet, *, viewer: Viewer) -> list[Place]:
    """Every witness in order, read as bare values, for there may be many; two queries."""
    language = get_language() or ""
    names: dict[int, list[Any]] = defaultdict(list)
    readable = WitnessName.objects.readable_by(viewer).filter(witness__in=witnesses.values("pk"))
    for name in readable.values_list("witness", "text", "language", "is_preferred", "pk", named=True):
        names[name.witness].append(name)
    places = (_place(pk, best_name(names[pk], language)) for pk in witnesses.values_list("pk", flat=True))
    return sorted(places, key=lambda place: (not place.letter, place.key, place.pk))


def lines(places: Iterable[Place], *, viewer: Viewer) -> list[Line]:
    """Those of one page, with what a list shows; four queries."""
    language = get_language() or ""
    communities = Prefetch("communities", queryset=Authority.objects.current().with_labels())
    found = Witness.objects.named_for(viewer).pictured_for(viewer).prefetch_related(communities)
    witnesses = found.in_bulk([place.pk for place in places])
    shown: list[Line] = []
    before = None
    for place in places:
        if place.pk not in witnesses:
            continue
        shown.append(_line(witnesses[place.pk], language, letter=place.letter if place.letter != before else ""))
        before = place.letter
    return shown


def first_pages(places: Iterable[Place], *, size: int) -> dict[str, int]:
    """For each letter the page on which it begins."""
    pages: dict[str, int] = {}
    for number, place in enumerate(places):
        if place.letter:
            pages.setdefault(place.letter, number // size + 1)
    return pages


def _place(pk: int, name: str) -> Place:
    key = romanised(PersonName(name).sort_key)
    return Place(key[:1].upper() or "#" if name else "", key, pk)


def _line(witness: Witness, language: str, *, letter: str) -> Line:
    is_told = witness.is_told_by_name
    return Line(
        person=person(witness, language),
        dates=life_dates(witness) if is_told else "",
        communities=tuple(term(community) for community in witness.communities.all()),
        letter=letter,
    )
