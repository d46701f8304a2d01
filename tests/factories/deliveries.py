"""What curators send through the admin. All words are invented."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from testimonies.ingest import deliveries
from testimonies.models import Collection, Delivery
from tests.factories.arrivals import vtt

TALK = {
    "a.vtt": vtt(speaker="INT"),
    "b.vtt": vtt("Other words about the hives.", speaker="M"),
    "c.vtt": b"WEBVTT\n\nno\n",
}


def sent(files: Mapping[str, bytes | str]) -> list[SimpleUploadedFile]:
    """Files as a browser sends them."""
    return [
        SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
        for name, content in files.items()
    ]


def packed(files: Mapping[str, bytes | str]) -> bytes:
    """A ZIP of the files."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return written.getvalue()


def make_delivery(
    by: User, files: Mapping[str, bytes | str] = TALK, *, collection: Collection | None = None, **fields: Any
) -> Delivery:
    """Received, and not planned yet; `fields` are set afterwards."""
    delivery = deliveries.receive(sent(files), collection=collection, language="", by=by)
    Delivery.objects.filter(pk=delivery.pk).update(**fields)
    delivery.refresh_from_db()
    return delivery
