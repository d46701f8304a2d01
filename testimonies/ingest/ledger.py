"""The ledger of a batch: a row for each file, written in the transaction of what it tells, and the sums at the end."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Count, Q, Sum
from django.utils import timezone

from testimonies.ingest.cast import Choice
from testimonies.ingest.choices import as_kept
from testimonies.ingest.planned import Plan, PlannedFile
from testimonies.models import Batch, BatchFile, Collection
from testimonies.vocabulary import BatchState, DeliveryState, Outcome
from testimonies.workflow import audit

if TYPE_CHECKING:
    from django.contrib.auth.models import User

AT_ONCE = 500
PASSED_OVER = "passed_over"
SUMMED = ("segments", "characters_read", "characters_kept", "characters_accounted")


def begin(
    source: str,
    *,
    by: "User | None",
    collection: Collection | None = None,
    speakers: Mapping[str, Choice] | None = None,
) -> Batch:
    """A new batch; `speakers` is what a curator said of the labels in it."""
    with transaction.atomic():
        batch = Batch.objects.create(
            source=source[:1000], by=by, collection=collection, speakers=as_kept(speakers or {})
        )
        audit.record("begin_ingest", batch, by=by)
    return batch


def enter(batch: Batch, files: Sequence[PlannedFile]) -> None:
    """A row for each of the files."""
    BatchFile.objects.bulk_create([_row(batch, file) for file in files])


def go_on(batch: Batch, plan: Plan) -> None:
    """What a killed run of this batch had written stands in its ledger, and is not entered a second time.

    Files of operating systems have no row; how many were passed over stands among the sums from now on.
    """
    batch.totals = {PASSED_OVER: plan.passed_over} if plan.passed_over else {}
    batch.save(update_fields=["totals"])
    entered = set(BatchFile.objects.filter(batch=batch).values_list("path", flat=True))
    for file in plan.files:
        file.is_entered = file.arrived.path in entered


def finish(batch: Batch, plan: Plan) -> None:
    """The rows that no testimony's transaction has written (same, refused), and the sums."""
    for file in plan.files:
        if file.copy_of:
            file.testimony, file.testimony_key = file.copy_of.testimony, file.copy_of.testimony_key
    rest = [file for file in plan.files if not file.is_entered]
    for start in range(0, len(rest), AT_ONCE):
        with transaction.atomic():
            enter(batch, rest[start : start + AT_ONCE])
    with transaction.atomic():
        close(batch)


def close(batch: Batch) -> None:
    """The batch is over: its sums are those of its rows, and what was passed over. Must run inside a transaction."""
    passed_over = {name: count for name, count in batch.totals.items() if name == PASSED_OVER}
    batch.totals = totals_in_ledger(batch) | passed_over
    batch.state, batch.finished_at = BatchState.FINISHED, timezone.now()
    batch.save(update_fields=["totals", "state", "finished_at"])
    audit.record("ingest", batch, by=batch.by, change=batch.totals)


def close_interrupted() -> int:
    """Close the batches whose import was killed, with what they had done; how many. Only under the lock of imports.

    Those with which a delivery goes on are left open.
    """
    killed = list(Batch.objects.filter(state=BatchState.RUNNING).exclude(deliveries__state=DeliveryState.TO_RUN))
    for batch in killed:
        with transaction.atomic():
            close(batch)
    return len(killed)


def totals_in_ledger(batch: Batch) -> dict[str, int]:
    """The sums of a batch's rows."""
    counts = {outcome.value: Count("pk", filter=Q(outcome=outcome)) for outcome in Outcome}
    sums: dict[str, Any] = {"files": Count("pk"), **counts, **{name: Sum(name, default=0) for name in SUMMED}}
    return BatchFile.objects.filter(batch=batch).aggregate(**sums)


def totals_of(files: Iterable[PlannedFile]) -> dict[str, int]:
    """The same sums of a plan."""
    totals = dict.fromkeys(("files", *Outcome.values, *SUMMED), 0)
    for file in files:
        totals["files"] += 1
        totals[file.outcome.value] += 1
        totals["segments"] += file.segments
        totals["characters_read"] += file.account.read
        totals["characters_kept"] += file.account.kept
        totals["characters_accounted"] += file.account.accounted
    return totals


def findings_of(file: PlannedFile) -> list[dict[str, Any]]:
    """What is told about a file, as plain values."""
    return [{"level": found.level.value, "line": found.line, "message": found.message} for found in file.findings]


def _row(batch: Batch, file: PlannedFile) -> BatchFile:
    return BatchFile(
        batch=batch, path=file.arrived.path, format=file.format, sha256=file.sha256, outcome=file.outcome,
        testimony_id=file.testimony_key, transcript_id=file.transcript_key, segments=file.segments,
        characters_read=file.account.read, characters_kept=file.account.kept,
        characters_accounted=file.account.accounted, findings=findings_of(file),
    )  # fmt: skip
