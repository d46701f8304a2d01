"""Sweeps away what an import that was killed left on disk: files that no record speaks of, and half-written ones."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import TextField
from django.db.models.functions import Cast

from testimonies.models import AuditEvent, FormerIdentifier, Recording, Testimony, Transcript

MINUTE, HOUR = 60, 60 * 60
# How long a file may lie without a record: only imports bring sources, but curators upload recordings at any time.
ROOMS = {".staging": HOUR, "sources": MINUTE, "recordings": HOUR}
RECORDED = "recordings/"  # how the names of recordings' files begin


def sweep() -> int:
    """Remove them; how many. Only under the lock of imports. What the audit names stays: former sources, recordings."""
    known = known_names()
    swept = 0
    for room, allowed_s in ROOMS.items():
        before = time.time() - allowed_s
        for name, changed_at in list(_files_in(room)):
            if name not in known and changed_at < before:
                default_storage.delete(name)
                swept += 1
    return swept


def _files_in(room: str) -> Iterator[tuple[str, float]]:
    for place in Path(settings.MEDIA_ROOT, room).rglob("*"):
        if place.is_file():
            yield place.relative_to(settings.MEDIA_ROOT).as_posix(), place.stat().st_mtime


def known_names() -> set[str]:
    """Of files that a record, or a line of the audit that can be taken back, speaks of."""
    known = set(Transcript.objects.exclude(source_file="").values_list("source_file", flat=True))
    known |= set(Recording.objects.exclude(file="").values_list("file", flat=True))
    known |= _former_sources()
    told = AuditEvent.objects.annotate(told=Cast("change", TextField())).filter(told__contains=RECORDED)
    for change in told.values_list("change", flat=True).iterator():
        known |= {name for name in _strings_in(change) if name.startswith(RECORDED)}
    return known


def _former_sources() -> set[str]:
    """Of testimonies that are still here, under whatever identifier."""
    living = set(Testimony.objects.values_list("identifier", flat=True))
    known: set[str] = set()
    ingested = AuditEvent.objects.filter(verb="ingest", kind="testimony").values_list("identifier", "change")
    for identifier, change in ingested.iterator():
        revised = change.get("revised", {}).values()
        if revised and (identifier in living or FormerIdentifier.now("testimony", identifier) in living):
            known |= {former for _revision, _is_revised, former, _sum in revised}
    return known


def _strings_in(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list):
        for part in told.values() if isinstance(told, dict) else told:
            yield from _strings_in(part)
