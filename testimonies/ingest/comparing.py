"""A transcript that arrives again: what it would change, and whether it may."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from testimonies.ingest.errors import FileRefused
from testimonies.models import Segment, Transcript, TranscriptRevision
from testimonies.transcripts.document import Segment as Said
from testimonies.transcripts.document import TranscriptDocument
from testimonies.workflow.carrying import Times

BROUGHT_AGAIN = "brought in again by batch "
TAKEN_BACK = "taken back with batch "
SHINGLE = 3
LIKE = 0.2  # of the shorter text's runs of three words; two interviews in one language share fewer than one in ten
EDITED = "a curator edited this transcript since it was brought in: compare the two and merge them by hand"
WORDLESS = "the transcript in the archive has words and this file has none"


class Line(NamedTuple):
    """What is compared of a segment."""

    text: str
    start_ms: int | None
    end_ms: int | None
    speaker: str | None
    word_times: Times


@dataclass(frozen=True, slots=True)
class Present:
    """The segments of a transcript as they stand: key, recording, and the line that a file would have for each."""

    keys: tuple[str, ...]
    recordings: tuple[int | None, ...]
    lines: tuple[Line, ...]

    @classmethod
    def of(cls, transcript: Transcript) -> "Present":
        """One query."""
        columns = ("key", "recording", "text", "start_ms", "end_ms", "speaker__label", "word_times")
        rows = list(Segment.objects.filter(transcript=transcript).order_by("position").values_list(*columns))
        return cls(
            keys=tuple(row[0] for row in rows),
            recordings=tuple(row[1] for row in rows),
            lines=tuple(Line._make((*row[2:5], row[5] or None, tuple(map(tuple, row[6])))) for row in rows),
        )


def line_of(said: Said) -> Line:
    """The line that a segment of a file is."""
    span = said.span
    times = tuple((word.start, word.end, word.span.start_ms, word.span.end_ms) for word in said.word_times)
    return Line(said.text, span.start_ms if span else None, span.end_ms if span else None, said.speaker, times)


def is_changed(transcript: Transcript, document: TranscriptDocument) -> bool:
    """Whether the file would change the transcript. Raises FileRefused where it must not."""
    present = Present.of(transcript)
    arriving = tuple(map(line_of, document.segments))
    if _says_the_same(arriving, present.lines) and _is_on_the_same(document, present):
        return False
    if not arriving:
        raise FileRefused(WORDLESS)
    if is_edited(transcript):
        if [line.text for line in arriving] == [line.text for line in present.lines]:
            return False
        raise FileRefused(EDITED)
    return True


def is_left(transcript: Transcript, document: TranscriptDocument) -> bool:
    """Of a file with the archive's words: whether it says otherwise about times, voices or tapes than a curator."""
    present = Present.of(transcript)
    arriving = tuple(map(line_of, document.segments))
    return not (_says_the_same(arriving, present.lines) and _is_on_the_same(document, present))


def is_described_otherwise(transcript: Transcript, document: TranscriptDocument) -> bool:
    """Whether the file has other footnotes or other fields than the transcript, whose words it has."""
    places = {key: place for place, key in enumerate(Present.of(transcript).keys)}
    has = [(places.get(note["segment"]), note["offset"], note["text"]) for note in transcript.footnotes]
    brings = [(note.segment, note.offset, note.text) for note in document.footnotes]
    return has != brings or transcript.metadata != dict(document.metadata)


def _is_on_the_same(document: TranscriptDocument, present: Present) -> bool:
    """Whether passages with a time are on one tape of the file exactly if they are on one recording of the archive."""
    bound: dict[int, int | None] = {}
    for said, recording in zip(document.segments, present.recordings, strict=True):
        if said.span and bound.setdefault(said.recording, recording) != recording:
            return False
    recordings = [recording for recording in bound.values() if recording]
    return len(recordings) == len(set(recordings))


def _says_the_same(arriving: Sequence[Line], present: Sequence[Line]) -> bool:
    """The same words at the same times by the same voices, whatever a curator has called these since."""
    if [line._replace(speaker=None) for line in arriving] != [line._replace(speaker=None) for line in present]:
        return False
    called: dict[str | None, str | None] = {}
    pairs = zip(arriving, present, strict=True)
    return all(called.setdefault(new.speaker, old.speaker) == old.speaker for new, old in pairs)


def is_edited(transcript: Transcript) -> bool:
    """Whether the last change of its words was a person's and not an import's."""
    if transcript.revision == 1:
        return False
    last = TranscriptRevision.objects.filter(transcript=transcript, number=transcript.revision).first()
    return last is None or not last.because.startswith((BROUGHT_AGAIN, TAKEN_BACK))


def is_alike(transcript: Transcript, document: TranscriptDocument) -> bool:
    """Whether they are versions of one text: they share many runs of three words, however cut into segments."""
    texts = transcript.segments.order_by("position").values_list("text", flat=True)
    runs, others = _runs(texts), _runs([said.text for said in document.segments])
    fewer = min(len(runs), len(others))
    return fewer > 0 and len(runs & others) >= LIKE * fewer


def _runs(texts: Iterable[str]) -> set[tuple[str, ...]]:
    words = " ".join(texts).casefold().split()
    return (
        {tuple(words[place : place + SHINGLE]) for place in range(max(1, len(words) - SHINGLE + 1))} if words else set()
    )
