"""The only door through which the words of a transcript change: nothing overwritten unseen, nothing lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from testimonies.models import Segment, Transcript, TranscriptRevision
from testimonies.values.identifier import new_segment_keys
from testimonies.workflow import audit, changes
from testimonies.workflow.errors import EditConflict
from testimonies.workflow.hangers import carry_hangers, refuse_orphans

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PARKED = 1_000_000_000  # positions move aside by this much while they are dealt out anew: they are unique at all times
WORDED = ("text", "start_ms", "end_ms", "recording", "speaker")


@dataclass(frozen=True, slots=True)
class Wording:
    """One segment as it shall be: `key` of the one it continues (None: new); `recording` and `speaker` are keys."""

    text: str
    key: str | None = None
    start_ms: int | None = None
    end_ms: int | None = None
    recording: int | None = None
    speaker: int | None = None

    def values(self) -> tuple[Any, ...]:
        """What a change is judged by, in the order of `WORDED`."""
        return (self.text, self.start_ms, self.end_ms, self.recording, self.speaker)


def revise(
    transcript: Transcript, wordings: Sequence[Wording], *, by: "User | None", because: str, expected: int
) -> TranscriptRevision | None:
    """Give the transcript these words, in this order; None when nothing changes.

    `expected` is the revision that the author of the change saw: EditConflict if it is no longer the present one.
    Annotations, redactions and citations go along; NotCarried (nothing is changed) if one of them cannot.
    """
    with transaction.atomic():
        current = Transcript.objects.select_for_update().get(pk=transcript.pk)
        before = wordings_of(current)
        if current.revision != expected:
            raise EditConflict(
                _("Somebody else saved this transcript while you worked on it."), theirs=before, yours=wordings
            )
        wordings = _keyed(wordings)
        if before == wordings:
            return None
        revision = _remember(current, before, wordings, by=by, because=because)
        _write(current, before, wordings)
        Transcript.objects.filter(pk=current.pk).update(revision=revision.number, reviewed_by=None, reviewed_at=None)
        audit.record(
            "revise",
            current.testimony,
            by=by,
            because=because,
            change={"transcript": current.pk, "revision": revision.number},
        )
        changes.note_changed([current.testimony_id])
    transcript.refresh_from_db()
    return revision


def wordings_of(transcript: Transcript) -> list[Wording]:
    """The present words, in order."""
    rows = transcript.segments.order_by("position").values_list("key", *WORDED)
    return [Wording(key=key, **dict(zip(WORDED, values, strict=True))) for key, *values in rows]


def text_at(transcript: Transcript, number: int) -> list[Wording]:
    """The words as they were at that revision. Raises ValueError for one that never was."""
    if not 1 <= number <= transcript.revision:
        raise ValueError(f"transcript {transcript.pk} has revisions 1 to {transcript.revision}, not {number}")
    present = wordings_of(transcript)
    order = [wording.key for wording in present]
    known = {wording.key: wording for wording in present}
    for revision in transcript.revisions.filter(number__gt=number).order_by("-number"):
        known |= {row["key"]: Wording(**row) for row in revision.former}
        order = revision.former_order or order
    return [known[key] for key in order]


def _keyed(wordings: Sequence[Wording]) -> list[Wording]:
    fresh = iter(new_segment_keys(sum(wording.key is None for wording in wordings)))
    return [
        wording if wording.key else Wording(wording.text, next(fresh), *wording.values()[1:]) for wording in wordings
    ]


def _remember(
    transcript: Transcript, before: list[Wording], after: list[Wording], *, by: "User | None", because: str
) -> TranscriptRevision:
    kept = {wording.key: wording for wording in after}
    former = [
        {"key": wording.key, **dict(zip(WORDED, wording.values(), strict=True))}
        for wording in before
        if kept.get(wording.key) != wording
    ]
    order = [wording.key for wording in before]
    is_moved = order != [wording.key for wording in after]
    return TranscriptRevision.objects.create(
        transcript=transcript,
        number=transcript.revision + 1,
        by=by,
        because=because[:500],
        former=former,
        former_order=order if is_moved else [],
    )


def _write(transcript: Transcript, before: list[Wording], after: list[Wording]) -> None:
    segments = {segment.key: segment for segment in transcript.segments.all()}
    texts = {wording.key: wording.text for wording in before}
    kept = {wording.key for wording in after}
    removed = [segment for key, segment in segments.items() if key not in kept]
    refuse_orphans(removed)
    carry_hangers(
        {segments[w.key].pk: (texts[w.key], w.text) for w in after if w.key in texts and texts[w.key] != w.text}
    )
    Segment.objects.filter(pk__in=[segment.pk for segment in removed]).delete()
    if [wording.key for wording in before] != [wording.key for wording in after]:
        transcript.segments.update(position=F("position") + PARKED)
    positioned = [(position, wording) for position, wording in enumerate(after, start=1)]
    known = {wording.key: (position, wording) for position, wording in enumerate(before, start=1)}
    altered = [
        _reworded(segments[w.key], w, position=p) for p, w in positioned if w.key in segments and known[w.key] != (p, w)
    ]
    Segment.objects.bulk_update(
        altered, ["position", "text", "start_ms", "end_ms", "recording", "speaker"], batch_size=500
    )
    added = [
        _reworded(Segment(transcript=transcript, key=w.key), w, position=p)
        for p, w in positioned
        if w.key not in segments
    ]
    Segment.objects.bulk_create(added, batch_size=1000)


def _reworded(segment: Segment, wording: Wording, *, position: int) -> Segment:
    segment.position, segment.text = position, wording.text
    segment.start_ms, segment.end_ms = wording.start_ms, wording.end_ms
    segment.recording_id, segment.speaker_id = wording.recording, wording.speaker
    return segment
