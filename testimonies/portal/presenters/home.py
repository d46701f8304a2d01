"""The front page: what the archive holds for this viewer in figures, the ways in, and the decades of recording."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from testimonies.access.viewer import Viewer
from testimonies.models import Claim, Question, Recording, Testimony, Witness
from testimonies.models.mentions import met_by, testimony_counts
from testimonies.portal.presenters.authorities import Shelf, shelves
from testimonies.portal.presenters.catalogue import Entry, entries
from testimonies.portal.presenters.names import Person
from testimonies.portal.presenters.words import number_in_words
from testimonies.vocabulary import CAMPS_AND_UNITS, AuthorityKind

SHOWN_RECENTLY = 4
SHOWN_PEOPLE = 8
LOOKED_AT_RECENTLY = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts."""

    number: str
    label: str


@dataclass(frozen=True, slots=True)
class Decade:
    """A decade of recording; `height` is its share of the highest, as SVG wants it."""

    url: str
    label: str
    count: str
    height: str
    top: str


@dataclass(frozen=True, slots=True)
class Home:
    """All that the front page shows."""

    figures: tuple[Figure, ...]
    ways: tuple[Shelf, ...]
    decades: tuple[Decade, ...]
    recent: tuple[Entry, ...]
    people: tuple[Person, ...]
    questions: tuple[Question, ...]


def home_for(viewer: Viewer) -> Home:
    """The front page as this viewer may see it."""
    seen = Testimony.objects.visible_to(viewer)
    newest = seen.filter(published_at__isnull=False).order_by("-published_at", "-pk")[:LOOKED_AT_RECENTLY]
    recent = entries(newest, viewer=viewer)
    return Home(
        figures=tuple(_figures(seen, viewer)),
        ways=tuple(_ways(viewer)),
        decades=tuple(_decades(seen)),
        recent=tuple(recent[:SHOWN_RECENTLY]),
        people=tuple(dict.fromkeys(person for entry in recent for person in entry.people if person.initials))[
            :SHOWN_PEOPLE
        ],
        questions=tuple(Question.objects.visible_to(viewer).order_by("title", "pk")[:SHOWN_RECENTLY]),
    )


def _figures(seen: "QuerySet[Testimony]", viewer: Viewer) -> list[Figure]:
    length = Recording.objects.playable_by(viewer).aggregate(total=Sum("duration_ms"))["total"] or 0
    whole_hours = round(length / 3_600_000) if length >= 3_600_000 else 0
    people, claims = Witness.objects.visible_to(viewer).count(), Claim.objects.visible_to(viewer).count()
    languages = {language for spoken in seen.values_list("languages", flat=True).distinct() for language in spoken}
    figures = [
        (number := seen.count(), npgettext("beneath its number", "testimony", "testimonies", number)),
        (number := people, npgettext("beneath its number", "witness", "witnesses", number)),
        (number := whole_hours, npgettext("beneath its number", "hour of recordings", "hours of recordings", number)),
        (number := len(languages), npgettext("beneath its number", "language", "languages", number)),
        (number := claims, npgettext("beneath its number", "claim, side by side", "claims, side by side", number)),
    ]
    return [Figure(number_in_words(number), label) for number, label in figures if number]


def _ways(viewer: Viewer) -> list[Shelf]:
    met = met_by(viewer).of_kind(AuthorityKind.COMMUNITY, AuthorityKind.PLACE, *CAMPS_AND_UNITS)
    return shelves(met, counts=testimony_counts(viewer))


def _decades(seen: "QuerySet[Testimony]") -> list[Decade]:
    counts: Counter[int] = Counter()
    years = seen.filter(recorded_date_earliest__isnull=False).annotate(
        first=ExtractYear("recorded_date_earliest"), last=ExtractYear("recorded_date_latest")
    )
    for first, last, count in years.values_list("first", "last").annotate(count=Count("pk")):
        year = last if first == dt.date.min.year else first
        counts[year - year % 10] += count
    highest = max(counts.values(), default=0)
    return [_decade(year, counts[year], highest) for year in range(min(counts), max(counts) + 10, 10)] if counts else []


def _decade(year: int, count: int, highest: int) -> Decade:
    share = 100 * count / highest
    return Decade(
        url=f"{reverse('search')}?decade={year}" if count else "",
        label=_("%(year)ss") % {"year": year},
        count=number_in_words(count),
        height=f"{share:.1f}",
        top=f"{100 - share:.1f}",
    )
