"""Writes the words of a testimony: new transcripts with their segments in bulk, and changed ones as revisions."""

import json
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from testimonies.ingest.cast import Cast
from testimonies.ingest.choices import from_kept
from testimonies.ingest.comparing import BROUGHT_AGAIN, Line, Present, line_of
from testimonies.ingest.planned import Part, PlannedFile
from testimonies.ingest.reading import Read, documents_of
from testimonies.ingest.telling import told_of_carrying, told_of_fields
from testimonies.ingest.versions import texts_beside
from testimonies.models import Batch, Recording, Segment, Speaker, Testimony, Transcript
from testimonies.transcripts import registry
from testimonies.transcripts.document import Finding, TranscriptDocument
from testimonies.transcripts.document import Segment as Said
from testimonies.values.identifier import new_segment_keys
from testimonies.values.language import UNKNOWN_SCRIPT, script
from testimonies.vocabulary import TranscriptKind
from testimonies.workflow.carrying import carried_keys
from testimonies.workflow.hangers import Widened, widen_touched
from testimonies.workflow.revisions import Wording, revise

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Pairs = Sequence[tuple[Transcript, TranscriptDocument]]
COLUMNS = (
    "transcript_id", "position", "key", "text", "recording_id", "start_ms", "end_ms", "speaker_id", "word_times",
)  # fmt: skip
SAMPLE = 200  # so many segments are enough to tell the script


class Changed(NamedTuple):
    """What a curator should look at, and which redactions and annotations cover their whole passages now."""

    findings: list[Finding]
    widened: list[Widened]


def kept_transcripts(file: PlannedFile, read: Read, testimony: Testimony, *, by: "User | None") -> list[Transcript]:
    """Transcripts not yet in the database, their source already kept on disk."""
    made: list[Transcript] = []
    for document in documents_of(read):
        is_translation = bool(made) or file.part is Part.TRANSLATION
        kind = TranscriptKind.TRANSLATION if is_translation else TranscriptKind.VERBATIM
        transcript = Transcript(
            testimony=testimony, language=document.language, script=_script(document), author=by,
            kind=kind if document.segments else TranscriptKind.SUMMARY, format=document.format,
            source_name=file.arrived.name[-255:], source_sha256=read.sha256, metadata=dict(document.metadata),
        )  # fmt: skip
        if made:
            transcript.source_file = made[0].source_file.name
        else:
            transcript.source_file.save(file.arrived.name, ContentFile(read.content), save=False)
        made.append(transcript)
    return made


def write_transcripts(pairs: Pairs, *, original: Transcript | None, tapes: Sequence[Recording], cast: Cast) -> None:
    """Write transcripts with their speakers and segments; `original` is what a translation is one of."""
    for transcript, document in pairs:
        keys = new_segment_keys(len(document.segments))
        transcript.testimony_id = transcript.testimony.pk
        transcript.translation_of = original if transcript.kind == TranscriptKind.TRANSLATION else None
        transcript.footnotes = _footnotes(document, keys)
        Transcript.objects.bulk_create([transcript])
        speakers = _write_speakers(transcript, document.speakers, cast)
        _insert_segments(transcript, document, keys, tapes, speakers)
        if transcript.kind != TranscriptKind.TRANSLATION:
            original = transcript  # of the translation that comes in the same file


def change_transcript(transcript: Transcript, document: TranscriptDocument, *, batch: Batch) -> Changed:
    """Revise the transcript to what the file says now, keys and all that hangs on them carried along.

    Raises NotCarried and EditConflict as `revise` does.
    """
    present = Present.of(transcript)
    lines = [line_of(said) for said in document.segments]
    were = [(key, line.text) for key, line in zip(present.keys, present.lines, strict=True)]
    keys = carried_keys(were, [line.text for line in lines])
    recordings = dict(zip(present.keys, present.recordings, strict=True))
    tapes = _tapes_now(transcript, document, keys, recordings)
    where = [
        recordings[key] if key and (said.span is None or tapes[said.recording] is None) else tapes[said.recording]
        for key, said in zip(keys, document.segments, strict=True)
    ]
    cast = Cast.of(transcript.testimony, chosen=from_kept(batch.speakers))
    speakers = _voices_now(transcript, document, keys, present, cast)
    wordings = [
        Wording(text, key, start_ms, end_ms, recording, speakers.get(label or ""), times)
        for key, recording, (text, start_ms, end_ms, label, times) in zip(keys, where, lines, strict=True)
    ]
    because = f"{BROUGHT_AGAIN}{batch.identifier}"
    reworded = {key: (text, line.text) for key, line, text in _reworded(keys, lines, dict(were))}
    redacted = _redacted(transcript, reworded)
    widened = widen_touched(transcript, reworded)
    leave_footnotes_to_file(transcript)
    revise(transcript, wordings, by=batch.by, because=because, expected=transcript.revision)
    gone = [key for key in present.keys if key not in set(keys)]
    told = [*told_of_carrying(keys, gone, redacted, widened), *told_of_fields(transcript.metadata, document.metadata)]
    return Changed(told, widened)


def _reworded(
    keys: Sequence[str | None], lines: Sequence[Line], were: Mapping[str, str]
) -> Iterator[tuple[str, Line, str]]:
    for key, line in zip(keys, lines, strict=True):
        if key and were[key] != line.text:
            yield key, line, were[key]


def _redacted(transcript: Transcript, reworded: Container[str]) -> list[str]:
    """Keys of passages that have a redaction and get other words."""
    hidden = Segment.objects.filter(transcript=transcript, redactions__isnull=False).order_by("position")
    return [key for key in dict.fromkeys(hidden.values_list("key", flat=True)) if key in reworded]


def leave_footnotes_to_file(transcript: Transcript) -> None:
    """Before a revision to what a file says: the footnotes come from it as well (`replace_source`), none is carried."""
    Transcript.objects.filter(pk=transcript.pk).update(footnotes=[])


def replace_source(transcript: Transcript, arrived: Transcript, document: TranscriptDocument) -> None:
    """The file that the transcript now says what it says from; `arrived` has it, kept on disk."""
    keys = list(transcript.segments.order_by("position").values_list("key", flat=True))
    footnotes = _footnotes(document, keys)
    if footnotes != transcript.footnotes:  # the public reads them, and nobody reviewed these
        transcript.reviewed_by = transcript.reviewed_at = None
    transcript.footnotes, transcript.metadata = footnotes, dict(document.metadata)
    transcript.source_file = arrived.source_file.name
    transcript.source_sha256, transcript.format = arrived.source_sha256, arrived.format
    described = ("footnotes", "metadata", "reviewed_by", "reviewed_at")
    transcript.save(update_fields=[*described, "source_file", "source_sha256", "format", "updated_at"])


def restore_source(transcript: Transcript, name: str, *, sha256: str) -> TranscriptDocument:
    """The former file, still on disk under that name, is again the one that the transcript says what it says from.

    All that this file says, for what else hangs on it.
    """
    with default_storage.open(name) as kept:
        content = kept.read()
    read = Read(content, sha256, registry.read(content, name=transcript.source_name, language=transcript.language))
    place = texts_beside(transcript).index(transcript)
    transcript.source_file, transcript.source_sha256 = name, sha256
    replace_source(transcript, transcript, documents_of(read)[place])
    return read.document


def _tapes_in(document: TranscriptDocument) -> list[int]:
    return [said.recording for said in document.segments]


def _tapes_now(
    transcript: Transcript, document: TranscriptDocument, keys: Sequence[str | None], were: Mapping[str, int | None]
) -> dict[int, int | None]:
    """The recording of each tape of the file, no two the same: that of most carried passages, else the next in order.

    Of passages on no known recording nobody knows the tape, unless the file speaks of several.
    """
    votes: dict[int, Counter[int | None]] = {tape: Counter() for tape in sorted(set(_tapes_in(document)))}
    for key, tape in zip(keys, _tapes_in(document), strict=True):
        if key:
            votes[tape][were[key]] += 1
    recordings = Recording.objects.filter(testimony=transcript.testimony_id).order_by("position", "pk")
    known = list(recordings.values_list("pk", flat=True))
    found: dict[int, int | None] = {}
    for tape, counted in votes.items():
        free = {place: number for place, number in counted.items() if place and place not in found.values()}
        if free:
            found[tape] = max(free, key=lambda place: (free[place], known[tape : tape + 1] == [place]))
    for tape, counted in votes.items():
        rest = [*known[tape : tape + 1], *known] if len(votes) > 1 or not counted else []
        found.setdefault(tape, next((place for place in rest if place not in found.values()), None))
    return found


def _voices_now(
    transcript: Transcript, document: TranscriptDocument, keys: Sequence[str | None], present: Present, cast: Cast
) -> dict[str, int]:
    """The speaker of each label: the one that the carried passages have now, as a curator may have renamed it."""
    was = {key: line.speaker for key, line in zip(present.keys, present.lines, strict=True)}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for key, said in zip(keys, document.segments, strict=True):
        if said.speaker and key and (label := was[key]):
            votes[said.speaker][label] += 1
    known = dict(Speaker.objects.filter(transcript=transcript).values_list("label", "pk"))
    called = {label: votes[label].most_common(1)[0][0] if votes[label] else label for label in document.speakers}
    fresh = [label for label in called.values() if label not in known]
    known |= _write_speakers(transcript, list(dict.fromkeys(fresh)), cast)
    return {label: known[now] for label, now in called.items()}


def _write_speakers(transcript: Transcript, labels: Sequence[str], cast: Cast) -> dict[str, int]:
    speakers = [
        Speaker(transcript=transcript, label=label, role=casting.role, witness_id=casting.witness)
        for label, casting in cast.roles_of(labels).items()
    ]
    return {speaker.label: speaker.pk for speaker in Speaker.objects.bulk_create(speakers)}


def _insert_segments(
    transcript: Transcript,
    document: TranscriptDocument,
    keys: Sequence[str],
    tapes: Sequence[Recording],
    speakers: dict[str, int],
) -> None:
    """Rows without instances: for a hundred thousand segments these would cost three times the insert itself."""
    on = [tape.pk for tape in tapes]
    rows = [
        (
            transcript.pk, position, key, said.text,
            on[said.recording] if said.span and said.recording < len(on) else None,
            said.span.start_ms if said.span else None, said.span.end_ms if said.span else None,
            speakers[said.speaker] if said.speaker else None, _times_as_kept(said),
        )
        for position, (key, said) in enumerate(zip(keys, document.segments, strict=True), start=1)
    ]  # fmt: skip
    quoted = connection.ops.quote_name
    names = ", ".join(quoted(column) for column in COLUMNS)
    marks = ", ".join(["%s"] * len(COLUMNS))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quoted(Segment._meta.db_table)} ({names}) VALUES ({marks})", rows)  # noqa: S608


def _times_as_kept(said: Said) -> str:
    return json.dumps(line_of(said).word_times, separators=(",", ":")) if said.word_times else "[]"


def _footnotes(document: TranscriptDocument, keys: Sequence[str]) -> list[dict[str, str | int]]:
    return [
        {"segment": keys[note.segment], "offset": note.offset, "text": note.text} for note in document.footnotes if keys
    ]


def _script(document: TranscriptDocument) -> str:
    written = script(" ".join(said.text for said in document.segments[:SAMPLE]))
    return "" if written == UNKNOWN_SCRIPT else written
