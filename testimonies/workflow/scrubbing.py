"""Leaves no bytes of what was removed: in the database's own files, in staging, and what backups lie about."""

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from testimonies.models import Delivery
from testimonies.vocabulary import DeliveryState

MINUTE = 60
TRIES, PAUSE_S = 50, 0.1


def scrub_database() -> str:
    """Write the database anew without what was removed; what remains to be done, in a sentence, empty when nothing."""
    if connection.vendor != "sqlite":
        return (
            "PostgreSQL keeps removed rows until it cleans up: run `VACUUM FULL` on the database, end its write-ahead "
            "log with `CHECKPOINT`, and remember archived log and replicas."
        )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # freed pages are overwritten (secure_delete), but cells within a page may be left
        for _try in range(TRIES):
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if not cursor.fetchone()[0]:
                return ""
            time.sleep(PAUSE_S)
    return "The write-ahead log is still being read by another process: run the same command again in a minute."


def scrub_staging() -> int:
    """Remove what lies half-written and was not written to for a minute; how many files.

    What curators sent and nobody brought in goes as well, with its plan: it may hold the same words.
    """
    Delivery.objects.exclude(state__in=(DeliveryState.ARRIVING, DeliveryState.TO_RUN)).delete()
    before, swept = time.time() - MINUTE, 0
    for folder in (settings.FILE_UPLOAD_TEMP_DIR, Path(settings.MEDIA_ROOT) / ".staging"):
        for place in Path(folder).rglob("*"):
            if place.is_file() and place.stat().st_mtime < before:
                place.unlink(missing_ok=True)
                swept += 1
    return swept


def backups() -> Iterator[tuple[str, dt.datetime]]:
    """Files in `var/backups`, oldest first, each with its day: what was erased may still be in them."""
    found = [place for place in (Path(settings.ARCHIVE_VAR) / "backups").rglob("*") if place.is_file()]
    for place in sorted(found, key=lambda place: place.stat().st_mtime):
        changed = dt.datetime.fromtimestamp(place.stat().st_mtime, tz=dt.UTC)
        yield place.relative_to(settings.ARCHIVE_VAR).as_posix(), changed
