"""What is said of a testimony beside its words: who, when, where, by whom recorded, of what it speaks, whose it is."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from testimonies.access.viewer import Viewer
from testimonies.models import Authority, Recording, Testimony, Witness
from testimonies.models.testimony import TestimonyQuerySet
from testimonies.portal.presenters.authorities import TITLES, Term, term
from testimonies.portal.presenters.catalogue import advisories_of
from testimonies.portal.presenters.names import Person, Written, person, written
from testimonies.portal.presenters.words import date_in_words, language_in_words, length_in_words
from testimonies.vocabulary import AuthorityKind, ContributorRole


@dataclass(frozen=True, slots=True)
class Someone:
    """A witness as the head of the page shows one: with other names in their scripts."""

    person: Person
    other_names: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is said under it; `url` where it leads somewhere."""

    label: str
    values: tuple[str, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """The head and the foot of the page."""

    people: tuple[Someone, ...]
    facts: tuple[Fact, ...]
    subjects: tuple[tuple[str, tuple[Term, ...]], ...]
    advisories: tuple[str, ...]


def described(viewer: Viewer) -> TestimonyQuerySet:
    """Testimonies with what `description_of` needs; the access of each is not judged here. Five more queries."""
    people = Witness.objects.named_for(viewer).pictured_for(viewer).order_by("participations__position", "pk")
    return Testimony.objects.select_related("collection", "recorded_place").prefetch_related(
        Prefetch("witnesses", queryset=people), "contributors", "subjects"
    )


def description_of(testimony: Testimony, *, recordings: Sequence[Recording]) -> Description:
    """What may be said; one query, for labels."""
    place = testimony.recorded_place
    subjects = [subject for subject in testimony.subjects.all() if subject.merged_into_id is None]
    prefetch_related_objects([*subjects, *([place] if place else [])], "labels")
    language = get_language() or ""
    return Description(
        people=tuple(_someone(witness, language) for witness in testimony.witnesses.all()),
        facts=tuple(fact for fact in _facts(testimony, recordings) if any(fact.values)),
        subjects=_by_kind(subjects),
        advisories=advisories_of(testimony),
    )


def _someone(witness: Witness, language: str) -> Someone:
    shown = person(witness, language)
    names = (written(name) for name in witness.public_names())
    others = dict.fromkeys(name for name in names if name.text != shown.name.text)
    return Someone(shown, tuple(others))


def _facts(testimony: Testimony, recordings: Sequence[Recording]) -> list[Fact]:
    length = sum(recording.duration_ms or 0 for recording in recordings)
    place = testimony.recorded_place
    where = term(place) if place else None
    return [
        Fact(_("Recorded"), (date_in_words(testimony.recorded_date),)),
        Fact(_("In"), (where.label.text if where else "",), where.url if where else ""),
        Fact(_("Language"), tuple(map(language_in_words, testimony.languages))),
        Fact(_("Length"), (length_in_words(length) if length else "",)),
        *_contributions(testimony),
    ]


def _contributions(testimony: Testimony) -> list[Fact]:
    names: dict[str, list[str]] = defaultdict(list)
    for contributor in sorted(testimony.contributors.all(), key=lambda contributor: contributor.pk):
        names[contributor.role].append(contributor.name)
    return [Fact(str(role.label), tuple(names[role])) for role in ContributorRole if role in names]


def _by_kind(subjects: Sequence[Authority]) -> tuple[tuple[str, tuple[Term, ...]], ...]:
    shelves: dict[str, list[Term]] = {str(title): [] for title in TITLES.values()}
    for subject in subjects:
        shelves[str(TITLES[AuthorityKind(subject.kind)])].append(term(subject))
    return tuple(
        (title, tuple(sorted(terms, key=lambda one: one.label.text.casefold())))
        for title, terms in shelves.items()
        if terms
    )
