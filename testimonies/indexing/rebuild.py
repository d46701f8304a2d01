"""Builds both indexes anew beside the old ones, and tells where an index and the database differ."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils import timezone

from testimonies.indexing.documents import documents_for
from testimonies.indexing.keep import INDEXES, drain, note_instants
from testimonies.models import Outbox, Testimony
from testimonies.search import current
from testimonies.search.documents import fingerprint

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


def _batches() -> Iterator[list[int]]:
    keys = list(Testimony.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        yield keys[start : start + AT_ONCE]


def rebuild(*, told: Callable[[str, int], None] = lambda _index, _count: None) -> dict[str, int]:
    """Build every index in a new place and put it in service; the number of testimonies in each.

    Searching goes on in the old one meanwhile. What changes during the work is applied from the outbox after it.
    """
    counts: dict[str, int] = {}
    for name, viewer in INDEXES.items():
        with current.rebuilding(name) as engine:
            counts[name] = 0
            for keys in _batches():
                at = timezone.now()
                counts[name] += engine.put(documents_for(keys, viewer=viewer, at=at))
                told(name, counts[name])
                note_instants(keys, at=at)
            engine.commit(sequence=current.engine(name).sequence() + 1)
    drain()
    return counts


def verify() -> list[Drift]:
    """Compare every index with the database, testimony by testimony."""
    return [_drift(name) for name in INDEXES]


def repair(drifts: Sequence[Drift]) -> None:
    """Bring what `verify` found back in line."""
    touched = sorted({key for drift in drifts for key in (*drift.missing, *drift.needless, *drift.outdated)})
    Outbox.objects.bulk_create(Outbox(testimony=key, due_at=timezone.now()) for key in touched)
    drain()


def _drift(name: str) -> Drift:
    held = dict(current.engine(name).ordinals())
    missing, outdated = [], []
    for keys in _batches():
        for document in documents_for(keys, viewer=INDEXES[name], at=timezone.now()):
            there = held.pop(document.ordinal, None)
            if there is None:
                missing.append(document.ordinal)
            elif there != fingerprint(document):
                outdated.append(document.ordinal)
    return Drift(name, tuple(missing), tuple(sorted(held)), tuple(outdated))
