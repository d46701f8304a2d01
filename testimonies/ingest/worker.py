"""Does what deliveries ask for, one at a time on an archive: plans them, brings them in, goes on after a restart.

What a killed process had begun stands in its row still, and is begun again by the next that looks.
"""

import logging
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

from django.db import DatabaseError, connections, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from testimonies.ingest import ledger, planning, staging
from testimonies.ingest.deliveries import chosen_for, sweep_deliveries
from testimonies.ingest.errors import AlreadyRunning, IngestError, SourceRefused
from testimonies.ingest.lock import only_worker
from testimonies.ingest.planned import PlannedFile, PlannedTestimony
from testimonies.ingest.running import Order, begin_batch, bring_in, preview
from testimonies.models import Batch, Delivery
from testimonies.vocabulary import BatchState, DeliveryState, Outcome
from testimonies.workflow.background import Background

T = TypeVar("T")
READING = 2  # processes that read, apart from the server: what is uploaded is read within limits
EVERY_S = 15.0  # what other processes were asked for, and what waited for another import
TELL_EVERY_S = 0.5
MOST_ATTEMPTS = 5
ASKED = (DeliveryState.TO_PLAN, DeliveryState.TO_RUN)
GONE = "its files are not in staging any more; send them again"
TOO_OFTEN = "it was begun %s times and never came to its end; ask an operator to look at the archive's log"
UNFORESEEN = "it stopped for a reason that nobody foresaw (%s); the archive's log says where"
logger = logging.getLogger(__name__)


class Progress:
    """Goes through what is to be done, and writes down twice a second how far it has come."""

    def __init__(self, delivery: Delivery) -> None:
        self._row = Delivery.objects.filter(pk=delivery.pk)
        self._refused: set[int] = set()

    def __call__(self, things: Sequence[T], doing: str, /) -> Iterator[T]:
        """Each of the things, with `doing` as what is told of it."""
        self._tell(doing=doing[:32], done=0, total=len(things))
        told_at = time.monotonic()
        for number, thing in enumerate(things, start=1):
            yield thing
            self._refused |= {id(file) for file in _files_of(thing) if file.outcome is Outcome.REFUSED}
            if time.monotonic() - told_at >= TELL_EVERY_S:
                self._tell(done=number)
                told_at = time.monotonic()
        self._tell(done=len(things))

    def _tell(self, **values: int | str) -> None:
        self._row.update(refused=len(self._refused), touched_at=timezone.now(), **values)


def work_through() -> int:
    """Do all that is asked for, the longest waiting first; how many. Nothing where another process is at it."""
    worked = 0
    with only_worker() as is_mine:
        if is_mine:
            sweep_deliveries()
            while delivery := _next():
                if not _work_on(delivery):
                    break
                worked += 1
    return worked


def work_once() -> None:
    """In the background: a failure is told to the operator and met again the next time."""
    try:
        work_through()
    except (DatabaseError, OSError):
        logger.exception("what curators sent could not be worked on; it is tried again")
    finally:
        connections.close_all()


def _next() -> Delivery | None:
    asked = Delivery.objects.filter(state__in=ASKED).order_by("touched_at", "pk")
    return asked.select_related("by", "run_by", "collection", "batch").first()


def _work_on(delivery: Delivery) -> bool:
    """Whether it came to an end, well or not; not so while another import is at work."""
    if delivery.attempts >= MOST_ATTEMPTS:
        _stop(delivery, TOO_OFTEN % MOST_ATTEMPTS)
        return True
    _row(delivery).update(attempts=F("attempts") + 1)
    try:
        (_plan if delivery.state == DeliveryState.TO_PLAN else _run)(delivery)
    except AlreadyRunning as busy:
        _row(delivery).update(attempts=F("attempts") - 1, why=str(busy))
        return False
    except IngestError as refusal:
        _stop(delivery, str(refusal))
    except (DatabaseError, OSError):
        raise  # the disk is full, or the database is away: no fault of this delivery
    except Exception as error:
        logger.exception("a delivery stopped")
        _stop(delivery, UNFORESEEN % type(error).__name__)
    return True


def _plan(delivery: Delivery) -> None:
    plan = preview(_order(delivery), watching=Progress(delivery))
    planning.write_plan(delivery, plan)
    _row(delivery).update(
        state=DeliveryState.PLANNED, why="", passed_over=plan.passed_over, refused=delivery.refused,
        touched_at=timezone.now(),
    )  # fmt: skip


def _run(delivery: Delivery) -> None:
    batch = _batch_of(delivery)
    if batch.state == BatchState.RUNNING:  # else a process was killed between its last two steps
        bring_in(_order(delivery, batch=batch), watching=Progress(delivery))
    with transaction.atomic():
        planning.forget_plan(delivery)
        _row(delivery).update(state=DeliveryState.DONE, why="", touched_at=timezone.now())
    staging.clear_room(delivery.pk)


def _batch_of(delivery: Delivery) -> Batch:
    """The batch that a killed process had begun, or a new one."""
    if delivery.batch is None:
        with transaction.atomic():
            delivery.batch = begin_batch(_order(delivery))
            _row(delivery).update(batch=delivery.batch)
    return delivery.batch


def _order(delivery: Delivery, *, batch: Batch | None = None) -> Order:
    sources = [str(place) for place in staging.laid_down(delivery.pk)]
    if not sources:
        raise SourceRefused(GONE)
    is_run = delivery.state == DeliveryState.TO_RUN
    return Order(
        sources,
        collection=delivery.collection.identifier if delivery.collection else "",
        language=delivery.language,
        by=delivery.run_by if is_run else delivery.by,
        speakers=chosen_for(delivery) if is_run else {},
        label=delivery.source,
        jobs=READING,
        batch=batch,
    )


def _stop(delivery: Delivery, why: str) -> None:
    with transaction.atomic():
        if delivery.batch and delivery.batch.state == BatchState.RUNNING:
            ledger.close(delivery.batch)
        _row(delivery).update(state=DeliveryState.STOPPED, why=why[:500], touched_at=timezone.now())


def _row(delivery: Delivery) -> QuerySet[Delivery]:
    return Delivery.objects.filter(pk=delivery.pk)


def _files_of(thing: object) -> Sequence[PlannedFile]:
    if isinstance(thing, PlannedTestimony):
        return thing.files
    return [thing] if isinstance(thing, PlannedFile) else []


background = Background(work_once, name="deliveries", every_s=EVERY_S)
