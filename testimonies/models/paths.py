"""Where files lie in the media folder: by identifiers only, because original names can name people."""

from pathlib import PurePath
from typing import Any
from uuid import uuid4

from django.core.files.storage import Storage, storages


def _path(room: str, owner: str, file_name: str) -> str:
    suffix = PurePath(file_name).suffix.lower()
    kept = suffix if suffix[1:].isalnum() and len(suffix) <= 8 else ""
    return f"{room}/{owner}/{uuid4().hex}{kept}"


def portrait_path(witness: Any, file_name: str) -> str:
    """Of a witness's portrait."""
    return _path("portraits", witness.identifier, file_name)


def recording_path(recording: Any, file_name: str) -> str:
    """Of a recording."""
    return _path("recordings", recording.testimony.identifier, file_name)


def source_path(transcript: Any, file_name: str) -> str:
    """Of the untouched file that a transcript was read from."""
    return _path("sources", transcript.testimony.identifier, file_name)


def consent_path(consent: Any, file_name: str) -> str:
    """Of a signed consent."""
    return _path("consents", consent.testimony.identifier, file_name)


def copy_path(copy: Any, file_name: str) -> str:
    """Of the copy of a recording that the public hears, below the derivatives."""
    return _path("copies", copy.recording.identifier, file_name)


def derivatives() -> Storage:
    """Where copies lie that can be made again at any time."""
    return storages["derivatives"]
