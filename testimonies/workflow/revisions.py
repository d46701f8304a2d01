"""The only door through which the words of a transcript change: nothing overwritten unseen, nothing lost."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from testimonies.models import Recording, Segment, Speaker, Transcript, TranscriptRevision
from testimonies.values.identifier import new_segment_keys
from testimonies.workflow import audit, changes
from testimonies.workflow.carrying import Times, carried_times
from testimonies.workflow.errors import EditConflict
from testimonies.workflow.hangers import carried_hangers, carried_notes, carry_hangers, refuse_orphans

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PARKED = 1_000_000_000  # positions move aside by this much while they are dealt out anew: they are unique at all times
AT_ONCE = 500
WORDED = ("text", "start_ms", "end_ms", "recording", "speaker", "word_times")


@dataclass(frozen=True, slots=True)
class Wording:
    """One segment as it shall be: `key` of the one it continues (None: new); `recording` and `speaker` are keys.

    `word_times` are None where nobody says them: then the words that the change leaves untouched keep theirs.
    """

    text: str
    key: str | None = None
    start_ms: int | None = None
    end_ms: int | None = None
    recording: int | None = None
    speaker: int | None = None
    word_times: Times | None = None

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> "Wording":
        """From plain values, as a revision keeps them."""
        return cls(**{**row, "word_times": tuple(map(tuple, row["word_times"]))})

    def values(self) -> tuple[Any, ...]:
        """What a change is judged by, in the order of `WORDED`."""
        return (self.text, self.start_ms, self.end_ms, self.recording, self.speaker, self.word_times)


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
        wordings = _timed(_keyed(wordings), before)
        if before == wordings:
            return None
        revision = _remember(current, before, wordings, by=by, because=because)
        _write(current, before, wordings)
        Transcript.objects.filter(pk=current.pk).update(
            revision=revision.number, footnotes=current.footnotes, reviewed_by=None, reviewed_at=None
        )
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


def refuse_losses(transcript: Transcript, wordings: Sequence[Wording], *, without: Collection[int] = ()) -> None:
    """Raises NotCarried where `revise` to these words would, once the redactions `without` (keys) are gone.

    Every wording has its key, and no footnote is to be carried. Writes nothing.
    """
    keyed = dict(transcript.segments.values_list("key", "pk"))
    were = dict(transcript.segments.values_list("key", "text"))
    kept = {wording.key for wording in wordings}
    refuse_orphans(transcript, {pk: key for key, pk in keyed.items() if key not in kept}, without=without)
    reworded = {
        keyed[wording.key]: (were[wording.key], wording.text)
        for wording in wordings
        if wording.key in keyed and were[wording.key] != wording.text
    }
    carried_hangers(transcript, reworded, without=without)


def wordings_of(transcript: Transcript) -> list[Wording]:
    """The present words, in order."""
    return [Wording.of_row(row) for row in transcript.segments.order_by("position").values("key", *WORDED)]


def text_at(transcript: Transcript, number: int) -> list[Wording]:
    """The words as they were at that revision. Raises ValueError for one that never was."""
    if not 1 <= number <= transcript.revision:
        raise ValueError(f"transcript {transcript.pk} has revisions 1 to {transcript.revision}, not {number}")
    present = wordings_of(transcript)
    order = [wording.key for wording in present]
    known = {wording.key: wording for wording in present}
    for revision in transcript.revisions.filter(number__gt=number).order_by("-number"):
        known |= {row["key"]: Wording.of_row(row) for row in revision.former}
        order = revision.former_order or order
    return [known[key] for key in order]


def without_what_is_gone(wordings: Sequence[Wording]) -> list[Wording]:
    """Former words as they can come back: recordings and speakers that were deleted since do not."""
    recordings = _known(Recording, {wording.recording for wording in wordings})
    speakers = _known(Speaker, {wording.speaker for wording in wordings})
    return [
        replace(
            wording,
            recording=wording.recording if wording.recording in recordings else None,
            speaker=wording.speaker if wording.speaker in speakers else None,
        )
        for wording in wordings
    ]


def _known(model: type[Recording] | type[Speaker], keys: Iterable[int | None]) -> set[int]:
    return set(model._default_manager.filter(pk__in=filter(None, keys)).values_list("pk", flat=True))


def _keyed(wordings: Sequence[Wording]) -> list[Wording]:
    fresh = iter(new_segment_keys(sum(wording.key is None for wording in wordings)))
    return [wording if wording.key else replace(wording, key=next(fresh)) for wording in wordings]


def _timed(wordings: Sequence[Wording], before: Sequence[Wording]) -> list[Wording]:
    """With the times of their words: those that are said, else those that can be carried from before."""
    were = {wording.key: wording for wording in before}
    return [
        wording
        if wording.word_times is not None
        else replace(wording, word_times=_carried(were.get(wording.key), wording))
        for wording in wordings
    ]


def _carried(was: Wording | None, wording: Wording) -> Times:
    """Those of untouched words, as long as they lie on the same recording and within the passage."""
    if was is None or not was.word_times or was.recording not in (None, wording.recording):
        return ()
    times = carried_times(was.text, wording.text, was.word_times)
    if (was.start_ms, was.end_ms) == (wording.start_ms, wording.end_ms):
        return times
    return tuple(time for time in times if _is_within(wording, *time[2:]))


def _is_within(wording: Wording, start_ms: int, end_ms: int | None) -> bool:
    if wording.start_ms is None or start_ms < wording.start_ms:
        return False
    return wording.end_ms is None or (start_ms if end_ms is None else end_ms) <= wording.end_ms


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
    known = {wording.key: wording for wording in before}
    kept = {wording.key for wording in after}
    refuse_orphans(transcript, {segment.pk: key for key, segment in segments.items() if key not in kept})
    reworded = [w for w in after if w.key in known and known[w.key].text != w.text]
    carry_hangers(transcript, {segments[w.key or ""].pk: (known[w.key].text, w.text) for w in reworded})
    transcript.footnotes = carried_notes(
        transcript.footnotes,
        removed=segments.keys() - kept,
        reworded={w.key or "": (known[w.key].text, w.text) for w in reworded},
    )
    _remove(transcript, [segment.pk for key, segment in segments.items() if key not in kept])
    first = _first_moved(before, after)
    transcript.segments.filter(position__gte=first).update(position=F("position") + PARKED)
    altered: list[Segment] = []
    added: list[Segment] = []
    for position, wording in enumerate(after, start=1):
        segment = segments.get(wording.key or "")
        if segment is None:
            added.append(_reworded(Segment(transcript=transcript, key=wording.key or ""), wording, position=position))
        elif position >= first or known[wording.key] != wording:
            altered.append(_reworded(segment, wording, position=position))
    Segment.objects.bulk_update(altered, ["position", *WORDED], batch_size=AT_ONCE)
    Segment.objects.bulk_create(added, batch_size=AT_ONCE)


def _first_moved(before: list[Wording], after: list[Wording]) -> int:
    """The first position that does not keep its segment; beyond the end when all do."""
    places = enumerate(zip(before, after, strict=False), start=1)
    shared = min(len(before), len(after))
    return next((place for place, (old, new) in places if old.key != new.key), shared + 1)


def _remove(transcript: Transcript, segments: list[int]) -> None:
    for start in range(0, len(segments), AT_ONCE):
        transcript.segments.filter(pk__in=segments[start : start + AT_ONCE]).delete()


def _reworded(segment: Segment, wording: Wording, *, position: int) -> Segment:
    segment.position, segment.text = position, wording.text
    segment.start_ms, segment.end_ms = wording.start_ms, wording.end_ms
    segment.recording_id, segment.speaker_id = wording.recording, wording.speaker
    segment.word_times = wording.word_times
    return segment
