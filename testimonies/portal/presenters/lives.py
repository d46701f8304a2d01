"""A witness: names in their scripts, and the life as a list and on a line of years, each event with what tells it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from testimonies.models import LifeEvent, Witness, WitnessName
from testimonies.portal.addresses import passage_url
from testimonies.portal.presenters.authorities import Term, term
from testimonies.portal.presenters.names import Person, Written, person, written
from testimonies.portal.presenters.plot import Stretch, Tick, scale_of_years
from testimonies.portal.presenters.words import date_in_words, language_in_words
from testimonies.values.partial_date import PartialDate
from testimonies.vocabulary import Certainty, LifeEventKind


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of a life; `doubt` is empty where the archive is certain."""

    number: int
    title: str
    when: str
    date: PartialDate | None
    place: Term | None
    camp_or_unit: Term | None
    description: str
    doubt: str
    passage_url: str
    testimony_title: str
    source: str


@dataclass(frozen=True, slots=True)
class YearRow:
    """An event on the line of years."""

    happening: Happening
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dated events on one line of years."""

    rows: tuple[YearRow, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """What a witness's page tells: only of somebody told by name more than what the passages tell."""

    person: Person
    names: tuple[Written, ...]
    born: str
    born_in: Term | None
    died: str
    died_in: Term | None
    communities: tuple[Term, ...]
    biography: str
    happenings: tuple[Happening, ...]
    timeline: Timeline | None


def life_of(witness: Witness, events: Iterable[LifeEvent]) -> Life:
    """`witness` from `named_for`, `pictured_for` and `with_places`; `events` from `told_to` and `with_sources`."""
    is_told = witness.is_told_by_name
    shown = person(witness, get_language() or "")
    happenings = tuple(_happening(event, number) for number, event in enumerate(sorted(events, key=_moment), start=1))
    return Life(
        person=shown,
        names=tuple(_name(name) for name in witness.public_names() if written(name).text != shown.name.text),
        born=date_in_words(witness.birth_date) if is_told else "",
        born_in=term(witness.birth_place) if is_told and witness.birth_place else None,
        died=date_in_words(witness.death_date) if is_told else "",
        died_in=term(witness.death_place) if is_told and witness.death_place else None,
        communities=tuple(term(community) for community in witness.communities.all()),
        biography=witness.biography if is_told else "",
        happenings=happenings,
        timeline=_timeline(happenings),
    )


def life_dates(witness: Witness) -> str:
    """ "1919 – 1994" or "born 1919", for lists of witnesses told by name."""
    born, died = date_in_words(witness.birth_date), date_in_words(witness.death_date)
    return f"{born} – {died}" if born and died else born or died


def _name(name: WitnessName) -> Written:
    shown = written(name)
    language = language_in_words(name.language) if name.language else ""
    return Written(shown.text, shown.tag, kind=name.get_kind_display(), note=name.romanisation or language)


def _moment(event: LifeEvent) -> tuple[dt.date, dt.date, int, int]:
    """In order of time; what is not dated comes last, birth before and death after what shares their day."""
    date = event.date
    orders = {LifeEventKind.BORN: 0, LifeEventKind.TESTIFIED: 2, LifeEventKind.DIED: 3}
    order = orders.get(LifeEventKind(event.kind), 1)
    if date is None:
        return dt.date.max, dt.date.max, order, event.pk
    starts = date.latest if date.earliest == dt.date.min else date.earliest
    return starts, date.latest, order, event.pk


def _happening(event: LifeEvent, number: int) -> Happening:
    segment = event.segment
    testimony = segment.transcript.testimony if segment else None
    return Happening(
        number=number,
        title=event.get_kind_display(),
        when=date_in_words(event.date),
        date=event.date,
        place=term(event.place) if event.place else None,
        camp_or_unit=term(event.camp_or_unit) if event.camp_or_unit else None,
        description=event.description,
        doubt="" if event.certainty == Certainty.CERTAIN else event.get_certainty_display(),
        passage_url=passage_url(testimony.identifier, key=segment.key, start_ms=segment.start_ms)
        if segment and testimony
        else "",
        testimony_title=testimony.title if testimony else "",
        source=event.source,
    )


def _timeline(happenings: Sequence[Happening]) -> Timeline | None:
    """A line only where at least two events have dates."""
    dated = [(happening, *_years(happening.date)) for happening in happenings if happening.date]
    if len(dated) < 2:
        return None
    scale, step, count = scale_of_years(int(min(row[1] for row in dated)), int(max(row[2] for row in dated)))
    labels = [str(int(scale.low) + step * number) for number in range(count + 1)]
    rows = (YearRow(happening, scale.stretch(first, last)) for happening, first, last in dated)
    return Timeline(tuple(rows), scale.ticks(step, labels))


def _years(date: PartialDate) -> tuple[float, float]:
    """First and last moment in years; an open end is as long as the date that is known."""
    earliest = date.latest if date.earliest == dt.date.min else date.earliest
    latest = date.earliest if date.latest == dt.date.max else date.latest
    return _year(earliest), _year(latest)


def _year(day: dt.date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 366
