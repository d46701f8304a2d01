"""What the public may hear of a recording, as conditions: asked of the redactions themselves at each request.

Nothing is counted beforehand, so no way of writing a redaction, a segment or a recording can go round it. The pure rule
is `access.silence.must_be_silent`; tests prove that both say the same. The condition is SQL, because every page asks
it: built out of querysets it took longer to be written down than to be answered.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models import F, Func, OuterRef, Q, Subquery

from testimonies.access.silence import TO_THE_END, HiddenPassage, Stretch, must_be_silent
from testimonies.models.redaction import TextRedaction, TimeRedaction

# Recordings with a redaction in force that lies in no silence of a copy of the present file. A segment without an end
# ends where the next one of its transcript starts; one without a start lies in no silence.
HEARD_THOUGH_HIDDEN = """
    SELECT hidden.recording_id FROM (
        SELECT sound.recording_id, sound.start_ms, sound.end_ms FROM testimonies_timeredaction sound
        WHERE sound.until IS NULL OR sound.until > %s
        UNION ALL
        SELECT spoken.recording_id, spoken.start_ms,
            CASE WHEN spoken.end_ms > spoken.start_ms THEN spoken.end_ms ELSE COALESCE(
                (SELECT MIN(following.start_ms) FROM testimonies_segment following
                 WHERE following.transcript_id = spoken.transcript_id
                 AND following.recording_id = spoken.recording_id AND following.start_ms > spoken.start_ms), %s)
            END AS end_ms
        FROM testimonies_textredaction words JOIN testimonies_segment spoken ON spoken.id = words.segment_id
        WHERE (words.until IS NULL OR words.until > %s) AND spoken.recording_id IS NOT NULL
    ) hidden
    WHERE NOT EXISTS (
        SELECT 1 FROM testimonies_accesscopy copy
        JOIN testimonies_silence silence ON silence.copy_id = copy.id
        JOIN testimonies_recording present ON present.id = copy.recording_id AND present.file = copy.made_of
        WHERE copy.recording_id = hidden.recording_id
        AND silence.start_ms <= hidden.start_ms AND silence.end_ms >= hidden.end_ms)
"""
# Testimonies with hidden words on nobody knows which recording, or in a text that nobody reviewed as it stands: its
# times say where the silences lie, and whoever may correct a time could move them away from what is hidden.
HIDDEN_ANYWHERE = """
    SELECT transcript.testimony_id FROM testimonies_textredaction words
    JOIN testimonies_segment spoken ON spoken.id = words.segment_id
    JOIN testimonies_transcript transcript ON transcript.id = spoken.transcript_id
    WHERE (words.until IS NULL OR words.until > %s)
    AND (spoken.recording_id IS NULL OR transcript.reviewed_at IS NULL)
"""


class SilentEnough(Func):
    """Whether all that is hidden of a recording at that moment is silent in its copy, if it has one."""

    output_field = models.BooleanField()

    def __init__(self, *, at: dt.datetime) -> None:
        super().__init__("pk", "testimony")
        self.at = at

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:
        """As a condition on two columns."""
        recording, testimony = (compiler.compile(column)[0] for column in self.get_source_expressions())
        at = connection.ops.adapt_datetimefield_value(self.at)
        written = f"({recording} NOT IN ({HEARD_THOUGH_HIDDEN}) AND {testimony} NOT IN ({HIDDEN_ANYWHERE}))"
        return written, [at, TO_THE_END, at, at]


def heard_q(*, at: dt.datetime) -> Q:
    """Recordings without a file of ours, or with a copy; in both nothing is heard that is hidden at that moment."""
    copied = attempted_q() & ~Q(access_copy__file="")
    return (Q(file="") | copied) & Q(SilentEnough(at=at))


def attempted_q() -> Q:
    """With a copy of the present file as the sound or film that it is now, or the reason why there can be none."""
    return Q(access_copy__made_of=F("file"), access_copy__medium=F("medium"))


def unplaced_q(*, at: dt.datetime) -> Q:
    """With hidden words spoken nobody knows when: on it at no known time, or in its testimony on no known tape."""
    words = TextRedaction.objects.in_force(at=at)
    timeless = words.filter(segment__recording__isnull=False, segment__start_ms__isnull=True)
    anywhere = words.filter(segment__recording__isnull=True)
    return Q(pk__in=timeless.values("segment__recording")) | Q(
        testimony__in=anywhere.values("segment__transcript__testimony")
    )


def unreviewed_q(*, at: dt.datetime) -> Q:
    """With hidden words, in a text of its testimony, whose times nobody reviewed as they stand."""
    words = TextRedaction.objects.in_force(at=at).filter(segment__transcript__reviewed_at=None)
    return Q(testimony__in=words.values("segment__transcript__testimony"))


def hidden_in(recordings: Collection[int], *, at: dt.datetime) -> dict[int, tuple[Stretch, ...]]:
    """What must be silent in each of the recordings (keys), of which none is `unplaced`. Two queries."""
    sounds: dict[int, list[Stretch]] = defaultdict(list)
    passages: dict[int, list[HiddenPassage]] = defaultdict(list)
    told = TimeRedaction.objects.in_force(at=at).filter(recording__in=recordings)
    for recording, start, end in told.values_list("recording", "start_ms", "end_ms"):
        sounds[recording].append(Stretch(start, end))
    segments = TextRedaction._meta.get_field("segment").related_model._default_manager  # it knows recordings
    following = segments.filter(
        transcript=OuterRef("segment__transcript"),
        recording=OuterRef("segment__recording"),
        start_ms__gt=OuterRef("segment__start_ms"),
    )
    words = TextRedaction.objects.in_force(at=at).filter(
        segment__recording__in=recordings, segment__start_ms__isnull=False
    )
    next_ms = Subquery(following.order_by("start_ms").values("start_ms")[:1])
    times = words.values_list("segment__recording", "segment__start_ms", "segment__end_ms", next_ms)
    for recording, *known in times:
        passages[recording].append(HiddenPassage(*known))
    return {recording: must_be_silent(sounds[recording], passages[recording]) or () for recording in recordings}
