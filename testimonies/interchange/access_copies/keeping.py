"""Keeps no copy longer than it may be heard: bytes go with the record, and what a killed process left is swept."""

from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from testimonies.models import AccessCopy, Recording
from testimonies.models.paths import derivatives

ROOMS = ("copies", ".staging", ".making")


def making_folder() -> Path:
    """Where copies are put together; what lies there belongs to nobody as soon as its maker is gone."""
    place = Path(settings.ARCHIVE_VAR, "derivatives", ".making")
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def forget_bytes(sender: type[AccessCopy], instance: AccessCopy, **_: Any) -> None:
    """After the record of a copy was deleted, for whatever reason: its file too, as soon as that is committed."""
    if instance.file:
        transaction.on_commit(partial(derivatives().delete, str(instance.file.name)))


def forget_copy_of_former(sender: type[Recording], instance: Recording, *, raw: bool = False, **_: Any) -> None:
    """After a recording was saved: what was made of a file that it no longer has."""
    if not raw:
        AccessCopy.objects.filter(recording=instance).exclude(made_of=str(instance.file.name or "")).delete()


def sweep() -> int:
    """Remove copies that nobody may hear any more and files without a record; how many. Only under the makers' lock.

    The record of a copy whose file is missing goes too: the copy is made again.
    """
    lying = {name for room in ROOMS for name in _files_in(room)}
    wanted = Recording.objects.for_the_public(at=timezone.now())
    with transaction.atomic():
        unheard = set(AccessCopy.objects.exclude(recording__in=wanted.values("pk")).values_list("pk", flat=True))
        kept = dict(AccessCopy.objects.exclude(file="").values_list("file", "pk"))
        gone = unheard | {copy for name, copy in kept.items() if name not in lying}
        AccessCopy.objects.filter(pk__in=gone).delete()
    left = sorted(lying - kept.keys())
    for name in left:
        derivatives().delete(name)
    return len(left) + len(gone)


def _files_in(room: str) -> list[str]:
    place = Path(settings.ARCHIVE_VAR, "derivatives")
    return [found.relative_to(place).as_posix() for found in (place / room).rglob("*") if found.is_file()]
