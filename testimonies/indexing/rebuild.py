"""Builds both indexes anew beside the old ones, and tells where an index and the database differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils import timezone

from testimonies.access.viewer import EVERYTHING, VISITOR, Viewer
from testimonies.indexing.documents import documents_for
from testimonies.indexing.keep import drain, note_instants, outbox_lock
from testimonies.models import Outbox, Testimony
from testimonies.search import current
from testimonies.search.documents import TestimonyDocument
from testimonies.search.engine import Engine
from testimonies.search.reading import fingerprint

AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Drift:
    """What one index has wrong: testimonies (keys) that it lacks, holds needlessly, or holds in a former state."""

    index: str
    missing: tuple[int, ...]
    needless: tuple[int, ...]
    outdated: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many testimonies are wrong."""
        return len(self.missing) + len(self.needless) + len(self.outdated)


def _indexes() -> dict[str, tuple[Engine, Viewer]]:
    return {"public": (current.public(), VISITOR), "full": (current.full(), EVERYTHING)}


def _batches() -> Iterator[list[int]]:
    keys = list(Testimony.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        yield keys[start : start + AT_ONCE]


def rebuild(*names: str) -> dict[str, int]:
    """Build the indexes (all, unless some are named) in a new place and put them in service; how many each holds.

    Searching goes on in the old one meanwhile. What changes during the work is applied from the outbox after it.
    """
    counts = {}
    with outbox_lock(patiently=True):  # nobody else waits at the engine's own lock meanwhile
        for name in names or _indexes():
            engine, viewer = _indexes()[name]
            counts[name] = engine.rebuild(_everything(viewer), sequence=engine.sequence() + 1)
    drain()
    return counts


def purge() -> dict[str, int]:
    """Build the public index anew if its files still hold words that were closed or corrected since it was built."""
    engine, _viewer = _indexes()["public"]
    return rebuild("public") if engine.has_traces() else {}


def _everything(viewer: Viewer) -> Iterator[TestimonyDocument]:
    for keys in _batches():
        at = timezone.now()
        yield from documents_for(keys, viewer=viewer, at=at)
        note_instants(keys, at=at)


def verify() -> list[Drift]:
    """Compare every index with the database, testimony by testimony."""
    return [_drift(name, engine, viewer) for name, (engine, viewer) in _indexes().items()]


def repair(drifts: Sequence[Drift]) -> None:
    """Bring what `verify` found back in line."""
    touched = sorted({key for drift in drifts for key in (*drift.missing, *drift.needless, *drift.outdated)})
    Outbox.objects.bulk_create(Outbox(testimony=key, due_at=timezone.now()) for key in touched)
    drain()


def _drift(name: str, engine: Engine, viewer: Viewer) -> Drift:
    held = dict(engine.ordinals())
    missing, outdated = [], []
    for keys in _batches():
        for document in documents_for(keys, viewer=viewer, at=timezone.now()):
            there = held.pop(document.ordinal, None)
            if there is None:
                missing.append(document.ordinal)
            elif there != fingerprint(document):
                outdated.append(document.ordinal)
    return Drift(name, tuple(missing), tuple(sorted(held)), tuple(outdated))
