"""Sweeps away what an import that was killed left on disk: files that no record speaks of, and half-written ones."""

import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage

from testimonies.models import AuditEvent, Recording, Testimony, Transcript

STAGING = ".staging"
ROOMS = ("sources", "recordings")
HOUR = 60 * 60  # a recording that a curator uploads right now has no record yet either


def sweep(*, older_than_s: float = HOUR) -> int:
    """Remove them; how many. Only under the lock of imports. Former sources stay: the audit names them."""
    before = time.time() - older_than_s
    known = _known_names()
    swept = 0
    for name in _names_on_disk():
        place = Path(settings.MEDIA_ROOT, name)
        if name not in known and place.stat().st_mtime < before:
            default_storage.delete(name)
            swept += 1
    return swept


def _names_on_disk() -> Iterator[str]:
    for room in (STAGING, *ROOMS):
        for place in sorted(Path(settings.MEDIA_ROOT, room).rglob("*")):
            if place.is_file():
                yield place.relative_to(settings.MEDIA_ROOT).as_posix()


def _known_names() -> set[str]:
    known = set(Transcript.objects.exclude(source_file="").values_list("source_file", flat=True))
    known |= set(Recording.objects.exclude(file="").values_list("file", flat=True))
    living = set(Testimony.objects.values_list("identifier", flat=True))
    ingested = AuditEvent.objects.filter(verb="ingest", kind="testimony").values_list("identifier", "change")
    for identifier, change in ingested.iterator():
        if identifier in living:
            known |= {former for _revision, _is_revised, former, _sum in change.get("revised", {}).values()}
    return known
