"""When the clock alone changes what the public may read: an opening, the end of a consent or of a redaction."""

import datetime as dt
from collections.abc import Sequence

from testimonies.models import Consent, Coverage, Testimony, TextRedaction, TimeRedaction


def next_instants(testimonies: Sequence[int], *, at: dt.datetime) -> list[tuple[int, dt.datetime]]:
    """(testimony, instant) for each of these testimonies (keys) and each instant after `at`."""
    openings = Testimony.objects.filter(pk__in=testimonies, opens_at__gt=at).values_list("pk", "opens_at")
    ending = Consent.objects.filter(testimony__in=testimonies, withdrawn_at__isnull=True, until_date__range=_days(at))
    words = TextRedaction.objects.filter(segment__transcript__testimony__in=testimonies, until__gt=at)
    named = Coverage.objects.filter(testimony__in=testimonies, described_until__range=_days(at))
    sounds = TimeRedaction.objects.filter(recording__testimony__in=testimonies, until__gt=at)
    return [
        *openings,
        *((testimony, _end_of(day)) for testimony, day in ending.values_list("testimony", "until_date")),
        *((key, _end_of(day)) for key, day in named.values_list("testimony", "described_until")),
        *words.values_list("segment__transcript__testimony", "until"),
        *sounds.values_list("recording__testimony", "until"),
    ]  # type: ignore[list-item]


def _days(at: dt.datetime) -> tuple[dt.date, dt.date]:
    """Those that have an end to come: the last day of the calendar has none, and stands for "for ever"."""
    return at.date(), dt.date.max - dt.timedelta(days=1)


def _end_of(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), tzinfo=dt.UTC)
