"""What the public may hear of a recording's sound, as conditions: asked of the redactions themselves at each request.

Nothing is counted beforehand, so no way of writing a redaction, a segment or a recording can go round it. The pure rule
is `access.silence.must_be_silent`; tests prove that both say the same.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from testimonies.access.silence import TO_THE_END, HiddenPassage, Stretch, must_be_silent
from testimonies.models.access_copy import Silence
from testimonies.models.redaction import TextRedaction, TimeRedaction

HIDDEN = ("segment__start_ms", "segment__end_ms", "next_ms")


def heard_q(*, at: dt.datetime) -> Q:
    """Recordings without a file of ours, or with a copy; in both nothing is heard that is hidden at that moment."""
    return (Q(file="") | copied_q()) & silent_enough_q(at=at)


def copied_q() -> Q:
    """With a copy of the present file, as sound or film as the recording is now."""
    return attempted_q() & ~Q(access_copy__file="")


def attempted_q() -> Q:
    """With a copy of the present file, or with the reason why there can be none."""
    return Q(access_copy__made_of=F("file"), access_copy__medium=F("medium"))


def silent_enough_q(*, at: dt.datetime) -> Q:
    """Of which every redaction in force lies in one silence of the copy; with no copy: that have no redaction."""
    sounds = TimeRedaction.objects.in_force(at=at).annotate(ends=F("end_ms"))
    words = _hidden_words(at).filter(segment__recording__isnull=False)
    audible = sounds.filter(~_is_silent("recording", start="start_ms"))
    spoken = words.filter(~_is_silent("segment__recording", start="segment__start_ms"))
    return ~Q(pk__in=audible.values("recording")) & ~Q(pk__in=spoken.values("segment__recording")) & ~unplaced_q(at=at)


def unplaced_q(*, at: dt.datetime) -> Q:
    """With hidden words spoken nobody knows when: on it at no known time, or in its testimony on no known tape."""
    words = TextRedaction.objects.in_force(at=at)
    timeless = words.filter(segment__recording__isnull=False, segment__start_ms__isnull=True)
    anywhere = words.filter(segment__recording__isnull=True)
    return Q(pk__in=timeless.values("segment__recording")) | Q(
        testimony__in=anywhere.values("segment__transcript__testimony")
    )


def hidden_in(recordings: Collection[int], *, at: dt.datetime) -> dict[int, tuple[Stretch, ...]]:
    """What must be silent in each of the recordings (keys), of which none is `unplaced`. Two queries."""
    sounds: dict[int, list[Stretch]] = defaultdict(list)
    passages: dict[int, list[HiddenPassage]] = defaultdict(list)
    told = TimeRedaction.objects.in_force(at=at).filter(recording__in=recordings)
    for recording, start, end in told.values_list("recording", "start_ms", "end_ms"):
        sounds[recording].append(Stretch(start, end))
    words = _hidden_words(at).filter(segment__recording__in=recordings, segment__start_ms__isnull=False)
    for recording, *times in words.values_list("segment__recording", *HIDDEN):
        passages[recording].append(HiddenPassage(*times))
    return {recording: must_be_silent(sounds[recording], passages[recording]) or () for recording in recordings}


def _hidden_words(at: dt.datetime) -> "QuerySet[TextRedaction, Any]":
    """With `next_ms`, when the next segment of the transcript starts on the recording, and with `ends`."""
    segments = _segments().filter(
        transcript=OuterRef("segment__transcript"),
        recording=OuterRef("segment__recording"),
        start_ms__gt=OuterRef("segment__start_ms"),
    )
    following = segments.order_by("start_ms").values("start_ms")[:1]
    ends = Case(
        When(segment__end_ms__gt=F("segment__start_ms"), then=F("segment__end_ms")),
        default=Coalesce(F("next_ms"), Value(TO_THE_END, output_field=models.BigIntegerField())),
    )
    return TextRedaction.objects.in_force(at=at).annotate(next_ms=Subquery(following), ends=ends)


def _is_silent(recording: str, *, start: str) -> Q:
    """Redactions that lie in one silence of a copy of the present file; without a start, none is known to."""
    silences = Silence.objects.filter(
        copy__recording=OuterRef(recording),
        copy__made_of=OuterRef(f"{recording}__file"),
        start_ms__lte=OuterRef(start),
        end_ms__gte=OuterRef("ends"),
    )
    return Q(Exists(silences))


def _segments() -> "models.Manager[Any]":
    """Segments know recordings, so that recordings can ask for them only so."""
    return TextRedaction._meta.get_field("segment").related_model._default_manager
