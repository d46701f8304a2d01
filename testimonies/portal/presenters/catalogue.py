"""Testimonies as lists show them: title, who speaks, when and where recorded, what there is to hear or see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from testimonies.access.viewer import Viewer
from testimonies.models import Authority, Recording, Testimony, Witness
from testimonies.portal.addresses import testimony_url
from testimonies.portal.presenters.names import Person, person
from testimonies.portal.presenters.words import date_in_words, language_in_words, length_in_words, listed
from testimonies.vocabulary import Advisory, Medium, Openness

MOST_CLOSED = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One testimony in a list."""

    url: str
    title: str
    people: tuple[Person, ...]
    facts: tuple[str, ...]
    summary: str
    notice: str
    advisories: tuple[str, ...]

    @property
    def portrait(self) -> str:
        """The address of the first portrait that may be shown."""
        return next((person.portrait for person in self.people if person.portrait), "")


@dataclass(frozen=True, slots=True)
class ClosedEntry:
    """A testimony that is closed, and of which the public may know that it exists."""

    url: str
    identifier: str
    until: str


def entries(testimonies: Iterable[Testimony], *, viewer: Viewer, pictured: bool = True) -> list[Entry]:
    """Entries of testimonies that the viewer may read; at most six queries however many there are.

    Whether a portrait may be shown is a long question; lists that show none need not ask it.
    """
    people = Witness.objects.named_for(viewer).order_by("participations__position", "pk")
    if pictured:
        people = people.pictured_for(viewer)
    playable = Recording.objects.playable_by(viewer).order_by("position")
    listed = list(testimonies)
    prefetch_related_objects(
        listed,
        Prefetch("witnesses", queryset=people),
        Prefetch("recordings", queryset=playable, to_attr="playable"),
        Prefetch("recorded_place", queryset=Authority.objects.with_labels()),
    )
    return [_entry(testimony) for testimony in listed]


def closed_entries(viewer: Viewer) -> list[ClosedEntry]:
    """Those of which the viewer may know only that they exist, by identifier: any other order would tell something."""
    known = Testimony.objects.known_to(viewer).exclude(pk__in=Testimony.objects.visible_to(viewer).values("pk"))
    return [closed_entry(testimony) for testimony in known.order_by("identifier")[:MOST_CLOSED]]


def closed_entry(testimony: Testimony) -> ClosedEntry:
    """What may be said of a closed testimony: that it exists, and until when it is closed if that is known."""
    opens_at = testimony.opens_at if testimony.openness == Openness.OPEN else None
    until = date_format(localtime(opens_at), "DATE_FORMAT") if opens_at else ""
    return ClosedEntry(testimony_url(testimony.identifier), testimony.identifier, until)


def advisories_of(testimony: Testimony) -> tuple[str, ...]:
    """What to know before its words, in words."""
    return tuple(str(Advisory(word).label) for word in testimony.advisories)


def _entry(testimony: Testimony) -> Entry:
    language = get_language() or ""
    return Entry(
        url=testimony_url(testimony.identifier),
        title=testimony.title,
        people=tuple(person(witness, language) for witness in testimony.witnesses.all()),
        facts=tuple(fact for fact in _facts(testimony) if fact),
        summary=testimony.summary,
        notice=testimony.notice,
        advisories=advisories_of(testimony),
    )


def _facts(testimony: Testimony) -> list[str]:
    place = testimony.recorded_place
    when = date_in_words(testimony.recorded_date)
    recorded = _("recorded %(date)s") % {"date": when} if when else ""
    if place:
        where = {"date": when, "place": place}
        recorded = _("recorded %(date)s in %(place)s") % where if when else _("recorded in %(place)s") % where
    languages = listed(map(language_in_words, testimony.languages))
    return [recorded, languages, _media(testimony.playable)]  # type: ignore[attr-defined]


def _media(recordings: Sequence[Recording]) -> str:
    if not recordings:
        return str(Medium.TEXT.label)
    names = " + ".join(dict.fromkeys(str(recording.get_medium_display()) for recording in recordings))
    length = sum(recording.duration_ms or 0 for recording in recordings)
    return listed((names, length_in_words(length))) if length else names
