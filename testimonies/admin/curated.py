"""What of each model a curator works on: the collections of a curatorship limit lists, choices and addresses alike.

A published testimony of another collection is read in the portal like by anybody else; here it does not exist.
"""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q

from testimonies.access.policy import curated_q
from testimonies.access.viewer import Viewer
from testimonies.models import (
    AccessCopy,
    AccessRequest,
    Annotation,
    AuditEvent,
    Batch,
    BatchFile,
    Claim,
    Collection,
    Consent,
    Contributor,
    Coverage,
    CuratorNote,
    Curatorship,
    Fixity,
    FormerIdentifier,
    IndexPoint,
    LifeEvent,
    Outbox,
    Participation,
    Recording,
    Segment,
    Silence,
    Speaker,
    Testimony,
    TextRedaction,
    TimeRedaction,
    Tombstone,
    Transcript,
    TranscriptRevision,
    Witness,
    WitnessName,
)

# How the records that belong to one testimony lead to it.
TO_TESTIMONY: dict[type[models.Model], str] = {
    Testimony: "",
    Participation: "testimony__",
    Contributor: "testimony__",
    CuratorNote: "testimony__",
    Consent: "testimony__",
    AccessRequest: "testimony__",
    Coverage: "testimony__",
    Recording: "testimony__",
    TimeRedaction: "recording__testimony__",
    AccessCopy: "recording__testimony__",
    Silence: "copy__recording__testimony__",
    IndexPoint: "testimony__",
    Transcript: "testimony__",
    TranscriptRevision: "transcript__testimony__",
    Speaker: "transcript__testimony__",
    Segment: "transcript__testimony__",
    TextRedaction: "segment__transcript__testimony__",
    Annotation: "segment__transcript__testimony__",
}


def is_limited(viewer: Viewer) -> bool:
    """Whether there is anything in the archive that the viewer does not work on."""
    return not viewer.curates_everything


def curated(records: models.QuerySet[Any], *, viewer: Viewer) -> models.QuerySet[Any]:
    """Those of the records that the viewer works on."""
    if not is_limited(viewer):
        return records
    if records.model in TO_TESTIMONY:
        return records.filter(curated_q(viewer, prefix=TO_TESTIMONY[records.model]))
    return records.filter(RULES[records.model](viewer)) if records.model in RULES else records


def counted(path: str, records: models.QuerySet[Any], *, viewer: Viewer) -> Count:
    """How many of the rows that the path leads to the viewer works on; `records` are all of their kind."""
    mine = Q(**{f"{path}__in": curated(records, viewer=viewer)}) if is_limited(viewer) else None
    return Count(path, filter=mine, distinct=True)


def _witness_q(viewer: Viewer, *, prefix: str = "") -> Q:
    """A person is seen by those who curate a testimony of theirs, and by all while they have none."""
    taken = Participation.objects.filter(witness=OuterRef(f"{prefix}pk"))
    mine = taken.filter(curated_q(viewer, prefix="testimony__"))
    return Q(Exists(mine)) | ~Q(Exists(taken))


def _claim_q(viewer: Viewer) -> Q:
    return Q(segment__isnull=True) | curated_q(viewer, prefix="segment__transcript__testimony__")


def _batch_q(viewer: Viewer) -> Q:
    """Only a batch into a collection of the viewer's, and of which every testimony is one of theirs."""
    files = BatchFile.objects.filter(batch=OuterRef("pk"), testimony__isnull=False)
    mine = curated(Testimony.objects.all(), viewer=viewer)
    return Q(collection__in=viewer.collections or ()) & ~Q(Exists(files.exclude(testimony__in=mine)))


def _event_q(viewer: Viewer) -> Q:
    """Events are told by the name of the record; of the kinds that belong to nobody in particular, all."""
    shared = Q(kind__in=("authority", "question"))
    for model in (Testimony, Witness, Collection):
        mine = curated(model._default_manager.all(), viewer=viewer).values("identifier")
        shared |= Q(kind=model._meta.model_name, identifier__in=mine)
    return shared


def _nothing(viewer: Viewer) -> Q:
    return Q(pk__in=())


RULES: dict[type[models.Model], Callable[[Viewer], Q]] = {
    Collection: lambda viewer: Q(pk__in=viewer.collections or ()),
    Curatorship: lambda viewer: Q(collection__in=viewer.collections or (), is_everywhere=False),
    Witness: _witness_q,
    WitnessName: lambda viewer: _witness_q(viewer, prefix="witness__"),
    LifeEvent: lambda viewer: _witness_q(viewer, prefix="witness__"),
    Claim: _claim_q,
    Batch: _batch_q,
    BatchFile: lambda viewer: Q(batch__in=curated(Batch.objects.all(), viewer=viewer)),
    AuditEvent: _event_q,
    FormerIdentifier: _nothing,
    Outbox: _nothing,
    Tombstone: _nothing,
    Fixity: _nothing,
}
