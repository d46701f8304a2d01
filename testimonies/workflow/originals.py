"""The files that the archive keeps as they arrived: which records name them, and how the bytes must sum up."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.storage import Storage, default_storage
from django.db import models

from testimonies.models import Consent, Recording, Transcript, Witness

ROOMS = ("recordings", "sources", "consents", "portraits")  # folders of the media, each with one for every identifier
CHUNK = 1024 * 1024

# Where a record names a file, and where it keeps the sum with which the file arrived.
NAMED: tuple[tuple[type[models.Model], str, str], ...] = (
    (Recording, "file", "sha256"),
    (Transcript, "source_file", "source_sha256"),
    (Consent, "document", ""),
    (Witness, "portrait", ""),
)


def originals() -> dict[str, str]:
    """Every file that a record names, with its sum; an empty one where none was taken on arrival."""
    named: dict[str, str] = {}
    for model, field, sum_ in NAMED:
        rows = model._default_manager.exclude(**{field: ""}).order_by("pk")
        named |= dict(rows.values_list(field, sum_)) if sum_ else dict.fromkeys(rows.values_list(field, flat=True), "")
    return named


def files_in(*folders: str) -> Iterator[str]:
    """The names of all files below these folders of the media."""
    root = Path(settings.MEDIA_ROOT)
    for folder in folders:
        for place in sorted((root / folder).rglob("*")):
            if place.is_file():
                yield place.relative_to(root).as_posix()


def files_of(records: Iterable[models.Model]) -> Iterator[tuple[Storage, str]]:
    """Every file that one of the records names, with where it is kept."""
    for record in records:
        for field in record._meta.get_fields():
            if isinstance(field, models.FileField) and (kept := getattr(record, field.name)):
                yield kept.storage, kept.name


def sum_of(name: str) -> str:
    """SHA-256 of the bytes as they are on disk. Raises FileNotFoundError."""
    digest = hashlib.sha256()
    with default_storage.open(name) as kept:
        while piece := kept.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest()
