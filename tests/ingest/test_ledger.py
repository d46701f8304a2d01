import pytest
from django.db import IntegrityError, transaction

from testimonies.ingest import ledger
from testimonies.ingest.errors import FileRefused
from testimonies.ingest.planned import Plan, PlannedFile
from testimonies.models import AuditEvent, Batch, BatchFile
from testimonies.transcripts.document import Account
from testimonies.vocabulary import BatchState, Outcome
from tests.factories.arrivals import arrived

pytestmark = pytest.mark.django_db


def planned(path, *, outcome=Outcome.SAME, read=10, kept=6, segments=2):
    return PlannedFile(
        arrived(b"", path), outcome=outcome, segments=segments, account=Account(read, kept, {"markup": read - kept})
    )


def refused(path):
    file = planned(path)
    file.refuse(FileRefused("not one cue", line=3))
    return file


def test_finished_batch_has_a_row_for_each_file_and_their_sums():
    batch, plan = ledger.begin("sent", by=None), Plan("sent", [planned("a.vtt"), refused("b.vtt")])

    ledger.finish(batch, plan)

    assert list(batch.files.order_by("path").values_list("path", "outcome", "segments", "findings")) == [
        ("a.vtt", "same", 2, []),
        ("b.vtt", "refused", 0, [{"level": "error", "line": 3, "message": "not one cue"}]),
    ]
    assert batch.state == BatchState.FINISHED
    assert batch.totals == ledger.totals_of(plan.files)
    assert [event.verb for event in AuditEvent.objects.order_by("pk")] == ["begin_ingest", "ingest"]


def test_files_passed_over_are_among_the_sums_also_of_a_killed_import():
    batch = ledger.begin("sent", by=None)
    ledger.go_on(batch, Plan("sent", [], passed_over=2))

    assert ledger.close_interrupted() == 1

    batch.refresh_from_db()
    assert (batch.totals["files"], batch.totals["passed_over"]) == (0, 2)


def test_row_that_is_entered_is_not_entered_twice():
    batch, file = ledger.begin("sent", by=None), planned("a.vtt", outcome=Outcome.NEW)
    ledger.enter(batch, [file])
    file.is_entered = True

    ledger.finish(batch, Plan("sent", [file]))

    assert batch.totals["new"] == BatchFile.objects.count() == 1


def test_copy_belongs_to_the_testimony_of_its_original():
    original, copy = planned("a.vtt"), planned("b.vtt")
    original.testimony, copy.copy_of = "t-1", original

    ledger.finish(ledger.begin("sent", by=None), Plan("sent", [original, copy]))

    assert copy.testimony == "t-1"


def test_row_whose_characters_are_not_all_accounted_for_is_impossible():
    file = planned("a.vtt")
    file.account = Account(10, 6, {})

    with pytest.raises(IntegrityError, match="every_character_is_accounted_for"), transaction.atomic():
        ledger.enter(ledger.begin("sent", by=None), [file])


def test_interrupted_batches_are_closed_with_what_they_did():
    batch = ledger.begin("sent", by=None)
    ledger.enter(batch, [planned("a.vtt", outcome=Outcome.NEW)])

    assert ledger.close_interrupted() == 1
    assert ledger.close_interrupted() == 0
    batch = Batch.objects.get()
    assert (batch.state, batch.totals["new"], batch.finished_at is None) == (BatchState.FINISHED, 1, False)


def test_totals_of_nothing():
    assert set(ledger.totals_of([]).values()) == {0}
