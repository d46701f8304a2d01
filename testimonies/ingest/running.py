"""The one door of this package: a preview of what an import would do, and the doing of it, one import at a time."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from testimonies.access.viewer import EVERYTHING, Viewer
from testimonies.ingest import ledger
from testimonies.ingest.bringing import bring_in_testimony
from testimonies.ingest.bundle import Bundle, opened
from testimonies.ingest.cast import Choice
from testimonies.ingest.errors import NotAllowed, SourceRefused
from testimonies.ingest.janitor import sweep
from testimonies.ingest.lock import only_import
from testimonies.ingest.plan import Watching, make_plan, unwatched
from testimonies.ingest.planned import Part, Plan
from testimonies.ingest.readers import Readers
from testimonies.models import Batch, Collection
from testimonies.workflow import audit, changes
from testimonies.workflow.viewers import viewer_for

if TYPE_CHECKING:
    from django.contrib.auth.models import User

INCOMING = "incoming"
NO_COLLECTION = (
    'there is no collection "%s"; there are: %s. Make it first, in the administration under Collections; or name none, '
    'and all goes into "Incoming", from where a curator can move it'
)
SEGMENTS_HELD = 20_000  # so many wait for the search index at most; more would only fill memory


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be brought in (paths of files, folders, ZIPs, sheets), into which collection, and by whom.

    Without a collection all goes into "Incoming". `language` (BCP 47) is that of transcripts that do not say.
    `speakers` says who is meant by a label; `label` names the sources where their paths would not; `batch` is one to
    go on with. `jobs` is the number of processes that read, within limits of memory and time, beside the one that
    writes; 1: it does both.
    """

    sources: Sequence[str]
    collection: str = ""
    language: str = ""
    by: "User | None" = None
    jobs: int = 1
    speakers: Mapping[str, Choice] = field(default_factory=dict)
    label: str = ""
    batch: Batch | None = None

    @property
    def source(self) -> str:
        """What the batch says that it came from."""
        return self.label or ", ".join(self.sources)

    @property
    def viewer(self) -> Viewer:
        """Who must not learn of what others curate; an operator may know everything."""
        return viewer_for(self.by) if self.by else EVERYTHING


def preview(order: Order, *, watching: Watching = unwatched) -> Plan:
    """What would be done. Writes nothing at all. Raises IngestError where a source or the collection is not there."""
    collection = _collection(order)
    _require_right(order, collection)
    with opened(order.sources) as bundles, Readers(jobs=order.jobs) as readers:
        return _planned(order, bundles, collection, readers, watching=watching)


def bring_in(order: Order, *, watching: Watching = unwatched) -> Plan:
    """Plan, then do it; the plan as it came out, `plan.batch` naming the batch. Raises IngestError as `preview` does.

    What was reported as done is on disk. Stopped at any point and run again, it ends the same.
    """
    _require_right(order, _collection(order))
    with only_import(), opened(order.sources) as bundles, Readers(jobs=order.jobs) as readers:
        if ledger.close_interrupted() or order.batch:
            sweep()
        collection = _collection(order)
        plan = _planned(order, bundles, collection, readers, watching=watching)
        collection = collection or _make_incoming(order)
        batch = order.batch or begin_batch(order, collection)
        plan.batch = batch.identifier
        ledger.go_on(batch, plan)
        _do(plan, batch, collection, readers, watching=watching)
        ledger.finish(batch, plan)
    return plan


def _planned(
    order: Order, bundles: Sequence[Bundle], collection: Collection | None, readers: Readers, *, watching: Watching
) -> Plan:
    plan = make_plan(
        bundles,
        collection=collection,
        readers=readers,
        language=order.language,
        watching=watching,
        viewer=order.viewer,
    )
    plan.source = order.source
    return plan


def begin_batch(order: Order, collection: Collection | None = None) -> Batch:
    """A batch for the order; without a collection, for the one that the order names. Raises NotAllowed."""
    _require_right(order, collection or _collection(order))
    collection = collection or _collection(order) or _make_incoming(order)
    return ledger.begin(order.source, by=order.by, collection=collection, speakers=order.speakers)


def _do(plan: Plan, batch: Batch, collection: Collection, readers: Readers, *, watching: Watching) -> None:
    at_work = [testimony for testimony in plan.testimonies if testimony.has_work]
    readers.expect(file for testimony in at_work for file in testimony.at_work(Part.TRANSCRIPT, Part.TRANSLATION))
    with ExitStack() as holding:
        holding.enter_context(changes.held())
        waiting = 0
        for testimony in watching(at_work, "bringing in"):
            waiting += testimony.segments
            bring_in_testimony(testimony, batch=batch, collection=collection, readers=readers)
            if waiting >= SEGMENTS_HELD:
                holding.close()
                holding.enter_context(changes.held())
                waiting = 0


def _collection(order: Order) -> Collection | None:
    """The collection named, or "Incoming"; None where that is yet to be made."""
    found = Collection.objects.filter(identifier=order.collection or INCOMING).first()
    if order.collection and found is None:
        known = ", ".join(Collection.objects.order_by("identifier").values_list("identifier", flat=True)[:20])
        raise SourceRefused(NO_COLLECTION % (order.collection, known or "none yet"))
    return found


def _make_incoming(order: Order) -> Collection:
    with translation.override(settings.LANGUAGE_CODE):  # the archive's, whoever brings in: it is kept as it is written
        title = gettext("Incoming")
        description = gettext(
            "What was brought in without naming a collection, until a curator moves it where it belongs."
        )
    with transaction.atomic():
        incoming = Collection.objects.create(
            identifier=INCOMING,
            title=title,
            description=description,
        )
        audit.record("create", incoming, by=order.by)
    return incoming


def _require_right(order: Order, collection: Collection | None) -> None:
    by = order.by
    if by is None:
        return
    if not by.has_perm("testimonies.ingest_testimony"):
        raise NotAllowed(f"{by.get_username()} does not have the right to bring in transcripts in bulk")
    viewer = order.viewer
    if not (viewer.curates(collection.pk) if collection else viewer.collections is None):
        raise NotAllowed(f"{by.get_username()} is not a curator of this collection")
