"""What a viewer's copy of a testimony holds, decided here once for pages, downloads and citations.

A public copy has its redacted words masked, its voices called by names that may be told, no note that hangs on a
passage from which something is hidden, and nothing of the fields and the name of the file that it was read from.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from testimonies.access.redaction import MASK
from testimonies.access.viewer import VISITOR, Viewer
from testimonies.models import SeenSegment, Segment, Testimony, Transcript, Witness
from testimonies.models.voices import voices
from testimonies.transcripts.document import WordTime
from testimonies.values.span import Span


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the key of the segment, the character of its text that it hangs on, and the words."""

    key: str
    offset: int
    text: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A transcript, or a stretch of it, as one viewer may read it; `voices` are what its speakers are called."""

    transcript: Transcript
    segments: tuple[SeenSegment, ...]
    voices: Mapping[int, str]
    notes: tuple[Note, ...] = ()


def reads_as(viewer: Viewer, testimony: Testimony) -> Viewer:
    """With whose eyes: a curator of another collection reads what a visitor reads, a reader what the grants open."""
    return VISITOR if viewer.is_staff and not viewer.curates(testimony.collection_id) else viewer


def copies_of(
    transcripts: Sequence[Transcript],
    *,
    witnesses: Iterable[Witness],
    reader: Viewer,
    at: dt.datetime,
    stretch: Q | None = None,
) -> list[Copy]:
    """The copies of transcripts (their speakers prefetched) of one testimony; two queries.

    `reader` is what `reads_as` gives, `witnesses` come from `named_for(reader)`, `stretch` narrows the segments.
    """
    chosen = Segment.objects.filter(stretch or Q(), transcript__in=transcripts).in_order()
    spoken: dict[int, list[SeenSegment]] = defaultdict(list)
    for segment in chosen.read_whole() if reader.is_staff else chosen.read_public(at=at):
        spoken[segment.transcript_id].append(segment)
    named = list(witnesses)
    return [
        Copy(
            transcript,
            tuple(spoken[transcript.pk]),
            voices(transcript.speakers.all(), witnesses=named, viewer=reader),
            _notes(transcript, spoken[transcript.pk], reader=reader),
        )
        for transcript in transcripts
    ]


def word_times_of(copy: Copy) -> dict[int, tuple[WordTime, ...]]:
    """When single words are said, by the keys of the segments that stand in the copy whole; one query.

    Where anything is masked, no word of the segment keeps its time: the places are no longer those of the words, and
    a gap among the times would tell how much is hidden.
    """
    shown = {segment.pk: segment.text for segment in copy.segments}
    timed = Segment.objects.filter(transcript=copy.transcript).exclude(word_times=[])
    return {
        pk: tuple(WordTime(start, end, Span(start_ms, end_ms)) for start, end, start_ms, end_ms in times)
        for pk, text, times in timed.values_list("pk", "text", "word_times")
        if shown.get(pk) == text
    }


def _notes(transcript: Transcript, segments: Sequence[SeenSegment], *, reader: Viewer) -> tuple[Note, ...]:
    """Only those of these segments. A note may explain what is hidden beside it, and its place in a mask is nowhere."""
    kept = {segment.key for segment in segments if reader.is_staff or MASK not in segment.text}
    notes = (_note(written) for written in transcript.footnotes)
    return tuple(note for note in notes if note.key in kept)


def _note(written: Mapping[str, Any]) -> Note:
    return Note(str(written["segment"]), int(written["offset"]), str(written["text"]))
