"""Takes a batch back: what it made goes while nobody has touched it since; what was touched is kept and named."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet

from testimonies.ingest.comparing import TAKEN_BACK
from testimonies.ingest.contents import restore_contents
from testimonies.ingest.deciding import redactions_decided, undecided
from testimonies.ingest.errors import UndoRefused
from testimonies.ingest.lock import only_import
from testimonies.ingest.texts import leave_footnotes_to_file, restore_source
from testimonies.ingest.touches import losses_of_addition, touches_of_addition, touches_of_testimony
from testimonies.models import (
    AuditEvent,
    Batch,
    BatchFile,
    IndexPoint,
    Recording,
    Segment,
    Testimony,
    TextRedaction,
    Transcript,
    Witness,
)
from testimonies.transcripts.errors import TranscriptError
from testimonies.vocabulary import BatchState, Outcome
from testimonies.workflow import audit, changes
from testimonies.workflow.errors import EditConflict, NotCarried
from testimonies.workflow.hangers import narrow_again
from testimonies.workflow.hiding import Standing, hide_strays
from testimonies.workflow.revisions import revise, text_at, without_what_is_gone

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(slots=True)
class Undone:
    """Identifiers of the testimonies of which the batch's part is gone, and of those kept, with the reasons."""

    batch: str
    taken_back: list[str] = field(default_factory=list)
    kept: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)


def undo(identifier: str, *, by: "User | None" = None) -> Undone:
    """Take back what the batch made, one transaction for each testimony. Raises UndoRefused, AlreadyRunning."""
    with only_import(), changes.held():
        batch = Batch.objects.filter(identifier=identifier).first()
        if batch is None:
            raise UndoRefused(f"there is no batch {identifier}")
        if batch.state == BatchState.UNDONE:
            raise UndoRefused(f"the batch {identifier} was taken back already")
        undone = Undone(identifier)
        for key in sorted(filter(None, _made_by(batch))):
            with transaction.atomic():
                _undo_testimony(Testimony.objects.select_for_update().get(pk=key), undone, by=by)
        with transaction.atomic():
            _close(batch, undone, by=by)
    return undone


def foresee(batch: Batch, *, most: int) -> Undone:
    """What `undo` would take back and what not, of the first so many testimonies. Writes nothing."""
    foreseen = Undone(batch.identifier)
    for testimony in Testimony.objects.filter(pk__in=_made_by(batch)).order_by("pk")[:most]:
        _line, reasons = _reasons_against(testimony, batch.identifier)
        if reasons:
            foreseen.kept.append((testimony.identifier, reasons))
        else:
            foreseen.taken_back.append(testimony.identifier)
    return foreseen


def testimonies_of(batch: Batch) -> int:
    """How many testimonies the batch made or added to, and that it is not taken back from yet."""
    return len(set(_made_by(batch)))


def _made_by(batch: Batch) -> QuerySet[BatchFile, int | None]:
    """Without those of which its part was taken back before, by an undoing that kept others or was killed."""
    undone = AuditEvent.objects.filter(kind="testimony", verb="undo_ingest", change__batch=batch.identifier)
    made = BatchFile.objects.filter(batch=batch, outcome__in=(Outcome.NEW, Outcome.CHANGED))
    made = made.exclude(testimony__identifier__in=undone.values("identifier"))
    return made.exclude(testimony=None).order_by().values_list("testimony", flat=True).distinct()


def _close(batch: Batch, undone: Undone, *, by: "User | None") -> None:
    if not undone.kept:
        batch.state = BatchState.UNDONE
        batch.save(update_fields=["state"])
    audit.record("undo_ingest", batch, by=by, change={"taken_back": len(undone.taken_back), "kept": len(undone.kept)})


def _undo_testimony(testimony: Testimony, undone: Undone, *, by: "User | None") -> None:
    line, reasons = _reasons_against(testimony, undone.batch)
    if line is None or reasons:
        undone.kept.append((testimony.identifier, reasons))
        return
    try:
        with transaction.atomic():
            audit.record("undo_ingest", testimony, by=by, change={"batch": undone.batch})
            _Removing(testimony, line, by).run()
    except (NotCarried, EditConflict, TranscriptError) as error:
        undone.kept.append((testimony.identifier, (str(error),)))
    else:
        undone.taken_back.append(testimony.identifier)


def _reasons_against(testimony: Testimony, batch: str) -> tuple[AuditEvent | None, tuple[str, ...]]:
    """The line that says what the batch made of it, and why that is not taken back."""
    lines = AuditEvent.objects.filter(kind="testimony", identifier=testimony.identifier, verb="ingest").order_by("pk")
    line = next((line for line in lines if line.change.get("batch") == batch), None)
    if line is None:
        return None, ("its identifier was changed since",)
    touches = touches_of_testimony if line.change["is_new"] else touches_of_addition
    return line, tuple(touches(testimony, line)) or tuple(losses_of_addition(line))


@dataclass
class _Removing:
    """Removes what one line of the audit says that the batch made."""

    testimony: Testimony
    line: AuditEvent
    by: "User | None"

    def run(self) -> None:
        made: dict[str, Any] = self.line.change
        changes.note_changed([self.testimony.pk])
        undone = undecided(self.line)
        for redaction in TextRedaction.objects.filter(pk__in=undone.hidden):
            redaction.delete()
        IndexPoint.objects.filter(pk__in=made["index_points"]).delete()
        changed = [Transcript.objects.get(pk=key) for key in made["revised"]]
        were = [(Standing.of(text), redactions_decided(self.line, text)) for text in changed]
        for transcript in changed:
            self._revert(transcript, *made["revised"][str(transcript.pk)])
        narrow_again(undone.widened)
        for transcript, (before, decided) in zip(changed, were, strict=True):
            self._hide_anew(transcript, before, decided)
        self._remove_transcripts(made["transcripts"])
        for recording in Recording.objects.filter(pk__in=made["recordings"]):
            self._remove_file(recording.file.name)
            recording.delete()
        if made["is_new"]:
            self.testimony.delete()
            self._remove_witnesses(made["witnesses"])

    def _remove_transcripts(self, keys: Sequence[int]) -> None:
        transcripts = Transcript.objects.filter(pk__in=keys)
        for name in set(transcripts.values_list("source_file", flat=True)):
            self._remove_file(name)
        # Nothing hangs on these segments (it was asked), and a signal for each of thousands would be minutes.
        segments = Segment.objects.filter(transcript__in=list(keys))
        segments._raw_delete(segments.db)
        transcripts.delete()

    def _revert(self, transcript: Transcript, revision: int, is_revised: bool, former: str, sum_: str) -> None:  # noqa: FBT001
        arrived = transcript.source_file.name
        if is_revised:
            because = f"{TAKEN_BACK}{self.line.change['batch']}"
            leave_footnotes_to_file(transcript)
            former_words = without_what_is_gone(text_at(transcript, revision - 1))
            revise(transcript, former_words, by=self.by, because=because, expected=revision)
        document = restore_source(transcript, former, sha256=sum_)
        self._remove_file(arrived)
        kept = self.line.change["contents"].get(str(transcript.pk))
        if kept is not None:
            restore_contents(self.testimony, kept["was"], document)

    def _hide_anew(self, transcript: Transcript, before: Standing, decided: set[int]) -> None:
        """What was hidden since stays so where its words come back to."""
        because = f"{TAKEN_BACK}{self.line.change['batch']}"
        list(hide_strays(transcript, before, by=self.by, because=because, of=decided))

    def _remove_witnesses(self, keys: Sequence[int]) -> None:
        for witness in Witness.objects.filter(pk__in=keys, updated_at__lte=self.line.at, merged_into=None):
            if not (witness.participations.exists() or witness.life_events.exists() or witness.consents.exists()):
                witness.delete()

    def _remove_file(self, name: str | None) -> None:
        if name:
            transaction.on_commit(partial(default_storage.delete, name))
