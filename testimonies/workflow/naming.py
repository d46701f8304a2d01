"""Where testimonies give away the names of their witnesses, and until when those may be read there."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from testimonies.models import (
    Contributor,
    Coverage,
    IndexPoint,
    Participation,
    Recording,
    Speaker,
    Testimony,
    WitnessName,
)
from testimonies.search.keys import name_key
from testimonies.vocabulary import NameKind, Openness, PublicIdentity, SpeakerRole, State

LEAST = 3  # shorter words of names (a particle, an initial) stand everywhere
APART = str.maketrans(dict.fromkeys("'’ʼ", " "))  # Zarina's, Zarina’nın: the name, and an ending
CALLED_BY_LABEL = (SpeakerRole.INTERVIEWER, SpeakerRole.OTHER)  # models.voices gives the others another name
DESCRIBED = ("title", "summary", "notice", "provenance")
Named = Mapping[int, Mapping[int, list[str]]]


def places_of_hidden_names(testimony: Testimony) -> list[str]:
    """What to look at, in words and each once; empty when no word of a hidden name stands in what the public reads."""
    named, today = _named_in([testimony.pk]), timezone.now().astimezone(dt.UTC).date()
    places = (
        place
        for witness, found in named[testimony.pk].items()
        if (_readable_until(named)[testimony.pk][witness] or dt.date.min) < today
        for place in found
    )
    return list(dict.fromkeys(places))


def described_until(testimonies: Collection[int]) -> dict[int, dt.date | None]:
    """Of each testimony (key) the last day on which every name in its description may be read; None: not at all."""
    named = _named_in(testimonies)
    until = _readable_until(named)
    return {
        testimony: None if None in (days := until[testimony].values()) else min(filter(None, days), default=dt.date.max)
        for testimony in testimonies
    }


def _named_in(testimonies: Collection[int]) -> Named:
    """For each testimony the witnesses (keys) whose real names stand in its description, with the places."""
    bearers = _bearers(testimonies)
    named: dict[int, dict[int, list[str]]] = {testimony: defaultdict(list) for testimony in testimonies}
    for testimony, place, said in _public_texts(bearers.keys()):
        for word in {*name_key(said).split(), *name_key(said.translate(APART)).split()}:
            for witness in bearers[testimony].get(word, ()):
                named[testimony][witness].append(place)
    return named


def _bearers(testimonies: Collection[int]) -> dict[int, dict[str, set[int]]]:
    """The words of real names in each testimony that has any, each with the witnesses who bear it."""
    names = WitnessName.objects.filter(witness__participations__testimony__in=testimonies)
    bearers: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    rows = names.exclude(kind=NameKind.PSEUDONYM).values_list("witness__participations__testimony", "witness", "key")
    for testimony, witness, key in rows:
        for word in key.split():
            if testimony in testimonies and len(word) >= LEAST:
                bearers[testimony][word].add(witness)
    return bearers


def _readable_until(named: Named) -> dict[int, dict[int, dt.date | None]]:
    """Until when the public may read the name of each: who is not told by name, never (None).

    A name is read where every testimony of the witness that the public may read covers it: otherwise the page of one
    would tell who speaks in the other.
    """
    everybody = {witness for found in named.values() for witness in found}
    if not everybody:
        return {testimony: {} for testimony in named}
    beside: dict[int, list[dt.date | None]] = defaultdict(list)
    is_read = models.Q(
        testimony__state=State.PUBLISHED,
        testimony__openness=Openness.OPEN,
        testimony__coverage__text_until__isnull=False,
    )
    today = timezone.now().astimezone(dt.UTC).date()
    taking_part = Participation.objects.filter(witness__in=everybody)
    terms = ("testimony__coverage__text_until", "testimony__coverage__name_until", "testimony__opens_at")
    for witness, *known in taking_part.filter(is_read).values_list("witness", *terms):
        beside[witness].append(_told_until(*known, today=today))
    told = set(
        taking_part.filter(witness__public_identity=PublicIdentity.NAMED).values_list("witness", flat=True).distinct()
    )
    own = dict(Coverage.objects.filter(testimony__in=named.keys()).values_list("testimony", "name_until"))
    return {
        testimony: {
            witness: _earliest([own.get(testimony), *beside[witness]]) if witness in told else None for witness in found
        }
        for testimony, found in named.items()
    }


def _told_until(
    text_until: dt.date, name_until: dt.date | None, opens_at: dt.datetime | None, *, today: dt.date
) -> dt.date | None:
    """The last day before one on which a testimony is read and does not tell the name; None when today is such a day.

    While it is closed it says nothing of anybody: otherwise an open testimony would show that there is a closed one.
    """
    if text_until < today or (name_until and name_until >= text_until):
        return dt.date.max
    opens_on = opens_at.astimezone(dt.UTC).date() if opens_at else dt.date.min
    still_closed = opens_on - dt.timedelta(days=1) if opens_on > today else dt.date.min
    told = max(name_until or dt.date.min, still_closed)
    return told if told >= today else None


def _earliest(days: list[dt.date | None]) -> dt.date | None:
    return None if None in days else min(day for day in days if day)


def _public_texts(testimonies: Collection[int]) -> Iterator[tuple[int, str, str]]:
    for testimony in Testimony.objects.filter(pk__in=testimonies):
        for name in DESCRIBED:
            yield testimony.pk, _called(testimony, name), getattr(testimony, name)
        yield testimony.pk, _called(testimony, "identifier"), testimony.identifier.replace("-", " ")
    for recording in Recording.objects.filter(testimony__in=testimonies).order_by("position"):
        place = _("the label of recording %(number)s") % {"number": recording.position}
        yield recording.testimony_id, place, recording.label
    for contributor in Contributor.objects.filter(testimony__in=testimonies):
        yield contributor.testimony_id, _("the names of the contributors"), contributor.name
    speakers = Speaker.objects.filter(transcript__testimony__in=testimonies, role__in=CALLED_BY_LABEL)
    for testimony_key, label in speakers.values_list("transcript__testimony", "label"):
        yield testimony_key, str(Speaker._meta.verbose_name_plural), label
    for point in IndexPoint.objects.filter(testimony__in=testimonies).order_by("language", "position"):
        place = _("entry %(number)s of the table of contents") % {"number": point.position}
        for said in (point.title, point.synopsis, point.partial_transcript, point.place, *map(str, point.keywords)):
            yield point.testimony_id, place, said


def _called(record: models.Model, name: str) -> str:
    return str(record._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
