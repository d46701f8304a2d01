"""Whether anybody has worked on what a batch made since; each touch is a sentence for the one who wants it back."""

import hashlib
from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.db.models import Q, QuerySet

from testimonies.ingest.contents import is_edited
from testimonies.ingest.deciding import undecided
from testimonies.ingest.lines import lines_of
from testimonies.models import (
    Annotation,
    AuditEvent,
    Claim,
    Consent,
    CuratorNote,
    LifeEvent,
    Recording,
    Segment,
    Testimony,
    TextRedaction,
    TimeRedaction,
    Transcript,
)
from testimonies.vocabulary import EDITABLE_STATES, State
from testimonies.workflow.errors import NotCarried
from testimonies.workflow.revisions import refuse_losses, text_at

HANGING = {
    Annotation: "passages were annotated",
    TextRedaction: "passages were redacted",
    Claim: "claims rest on its passages",
    LifeEvent: "events of a life rest on its passages",
}


def touches_of_testimony(testimony: Testimony, line: AuditEvent) -> Iterator[str]:
    """Of a testimony that the batch made; `line` is what the audit says of that."""
    if testimony.state != State.DRAFT:
        yield f"it is no longer a draft but “{testimony.get_state_display()}”"
    if testimony.updated_at > line.at or testimony.subjects.exists():
        yield "its description was edited"
    later = AuditEvent.objects.filter(kind="testimony", identifier=line.identifier, pk__gt=line.pk)
    if verbs := sorted(set(later.values_list("verb", flat=True))):
        yield f"something was done with it since ({', '.join(verbs)})"
    if CuratorNote.objects.filter(testimony=testimony).exists():
        yield "it has curators' notes"
    if Consent.objects.filter(testimony=testimony, updated_at__gt=line.at).exists():
        yield "a consent was recorded or edited"
    yield from _touched_words(testimony.transcripts.all(), line)
    yield from _touched_recordings(testimony.recordings.all(), line)


def touches_of_addition(testimony: Testimony, line: AuditEvent) -> Iterator[str]:
    """Of what the batch added to, or changed in, a testimony that the archive had before."""
    if testimony.state not in EDITABLE_STATES:
        yield f"it is “{testimony.get_state_display()}”: return it to review first"
    yield from _touched_words(Transcript.objects.filter(pk__in=line.change["transcripts"]), line)
    yield from _touched_recordings(Recording.objects.filter(pk__in=line.change["recordings"]), line)
    for key, (revision, _is_revised, former, sha256) in line.change["revised"].items():
        transcript = Transcript.objects.filter(pk=key).first()
        if transcript is None or transcript.revision != revision:
            yield "a transcript was edited since"
        elif any(key in later.change["revised"] for later in lines_of(line.identifier) if later.pk > line.pk):
            yield "a transcript was brought in again since: take that back first"
        elif not default_storage.exists(former):
            yield "the former file of a transcript is not kept any more"
        elif _sum_of(former) != sha256:
            yield "the former file of a transcript is damaged"
    if any(is_edited(kept, salt=line.change["batch"]) for kept in line.change["contents"].values()):
        yield "its table of contents was edited since"


def losses_of_addition(line: AuditEvent) -> Iterator[str]:
    """What hangs on words that would go or change with the former words, and could not be carried along."""
    for key, (revision, is_revised, *_former) in line.change["revised"].items():
        transcript = Transcript.objects.get(pk=key)
        if is_revised:
            try:
                refuse_losses(transcript, text_at(transcript, revision - 1), without=undecided(line).hidden)
            except NotCarried as refusal:
                yield str(refusal)


def _sum_of(name: str) -> str:
    with default_storage.open(name) as kept:
        return hashlib.file_digest(kept, "sha256").hexdigest()


def _touched_words(transcripts: QuerySet[Transcript], line: AuditEvent) -> Iterator[str]:
    if transcripts.filter(revision__gt=1).exists():
        yield "a transcript was edited"
    if transcripts.filter(Q(reviewed_at__isnull=False) | Q(updated_at__gt=line.at)).exists():
        yield "a transcript was reviewed or its description edited"
    segments = Segment.objects.filter(transcript__in=transcripts)
    for model, sentence in HANGING.items():
        if model._default_manager.filter(segment__in=segments).exists():
            yield sentence


def _touched_recordings(recordings: QuerySet[Recording], line: AuditEvent) -> Iterator[str]:
    if recordings.filter(updated_at__gt=line.at).exists():
        yield "a recording was edited"
    if TimeRedaction.objects.filter(recording__in=recordings).exists():
        yield "a recording was redacted"
