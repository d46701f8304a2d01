"""Sweeps away what an import that was killed left on disk: files that no record speaks of, and half-written ones."""

import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage

from testimonies.models import AuditEvent, Recording, Testimony, Transcript

MINUTE, HOUR = 60, 60 * 60
# How long a file may lie without a record: only imports bring sources, but curators upload recordings at any time.
ROOMS = {".staging": HOUR, "sources": MINUTE, "recordings": HOUR}


def sweep() -> int:
    """Remove them; how many. Only under the lock of imports. Former sources stay: the audit names them."""
    known = _known_names()
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


def _known_names() -> set[str]:
    known = set(Transcript.objects.exclude(source_file="").values_list("source_file", flat=True))
    known |= set(Recording.objects.exclude(file="").values_list("file", flat=True))
    living = set(Testimony.objects.values_list("identifier", flat=True))
    ingested = AuditEvent.objects.filter(verb="ingest", kind="testimony").values_list("identifier", "change")
    for identifier, change in ingested.iterator():
        if identifier in living:
            known |= {former for _revision, _is_revised, former, _sum in change.get("revised", {}).values()}
    return known
