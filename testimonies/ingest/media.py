"""Recordings that arrive: what they are by their content, kept untouched with sum, size and duration."""

import hashlib
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

import filetype
from django.core.files import File
from django.core.files.storage import default_storage
from tinytag import TinyTag, TinyTagException

from testimonies.ingest.bundle import ArrivedFile
from testimonies.ingest.errors import FileRefused
from testimonies.ingest.planned import PlannedFile
from testimonies.models import Recording, Testimony
from testimonies.vocabulary import Medium

HEAD = 8192
ALLOWED = {  # by the name that filetype gives: the type under which it is served, and what it is
    "audio/mpeg": ("audio/mpeg", Medium.AUDIO),
    "audio/mp4": ("audio/mp4", Medium.AUDIO),
    "audio/aac": ("audio/aac", Medium.AUDIO),
    "audio/ogg": ("audio/ogg", Medium.AUDIO),
    "audio/x-flac": ("audio/flac", Medium.AUDIO),
    "audio/x-wav": ("audio/wav", Medium.AUDIO),
    "video/mp4": ("video/mp4", Medium.VIDEO),
    "video/x-m4v": ("video/mp4", Medium.VIDEO),
    "video/webm": ("video/webm", Medium.VIDEO),
    "video/quicktime": ("video/quicktime", Medium.VIDEO),
}


def media_type_of(arrived: ArrivedFile) -> str:
    """The media type of a recording by its first bytes, "" for anything else.

    Raises FileRefused for sound or film of a kind that browsers do not play.
    """
    kind = filetype.guess(arrived.head(HEAD))
    if kind is None or kind.mime.partition("/")[0] not in ("audio", "video"):
        return ""
    if kind.mime not in ALLOWED:
        raise FileRefused(
            f"this is a recording as {kind.mime}, which browsers do not play; bring in MP3, WAV, FLAC, MP4 or WebM"
        )
    return ALLOWED[kind.mime][0]


class _Summed(File):  # type: ignore[type-arg]
    """A file that is summed while it is copied."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        super().__init__(file, name)
        self.digest, self.byte_size = hashlib.sha256(), 0

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The pieces, each added to the sum as it goes by."""
        for piece in super().chunks(chunk_size):
            self.digest.update(piece)
            self.byte_size += len(piece)
            yield piece


def kept_recording(file: PlannedFile, testimony: Testimony) -> Recording:
    """A recording not yet in the database, its file already kept on disk. Raises FileRefused."""
    recording = Recording(
        testimony=testimony, medium=medium_of(file.format), media_type=file.format,
        original_name=file.arrived.name[-255:], sha256=file.sha256,
    )  # fmt: skip
    with file.arrived.opens() as arriving:
        copied = _Summed(arriving, file.arrived.name)
        recording.file.save(file.arrived.name, copied, save=False)
    recording.byte_size = copied.byte_size
    if copied.digest.hexdigest() != file.sha256:
        recording.file.delete(save=False)
        raise FileRefused("it changed while it was brought in; run the import again")
    with default_storage.open(str(recording.file.name)) as kept:
        recording.duration_ms = duration_ms(kept)
    if recording.duration_ms is None:
        file.note("its duration is not known: the file does not say it in a way that can be read")
    return recording


def medium_of(media_type: str) -> Medium:
    """Sound or film."""
    return Medium.VIDEO if media_type.startswith("video/") else Medium.AUDIO


def duration_ms(recording: "File[bytes]") -> int | None:
    """How long it lasts, from what the file says of itself; None when it does not say."""
    try:
        seconds = TinyTag.get(file_obj=cast("BinaryIO", recording), tags=False).duration
    except TinyTagException:
        return None
    return round(seconds * 1000) if seconds and 0 < seconds < 10**7 else None
