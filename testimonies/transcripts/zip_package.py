"""ZIP packages from strangers: their table of contents is judged before anything in them is unpacked."""

import re
import stat
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.limits import FILE_BYTES, ZIP_ENTRIES, ZIP_RATIO, ZIP_UNPACKED_BYTES

MEGABYTE = 1024 * 1024
HARMLESS = 16 * MEGABYTE  # up to this a high ratio is no danger: the markup of a long text repeats itself
ENCRYPTED = 0x1
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # steers a screen, or turns a name around


class ZipPackage:
    """A ZIP file whose names, sizes and ratios are within the limits; raises UnreadableTranscript otherwise."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(content))
        except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise UnreadableTranscript(f"it is no ZIP package, or a damaged one ({error})") from None
        entries = self._zip.infolist()
        if len(entries) > ZIP_ENTRIES:
            raise UnreadableTranscript(f"it holds {len(entries):,} files; {ZIP_ENTRIES:,} are allowed")
        self._entries: dict[str, ZipInfo] = {}
        for entry in entries:
            self._admit(entry)
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > ZIP_UNPACKED_BYTES or (unpacked > HARMLESS and unpacked > ZIP_RATIO * len(content)):
            raise UnreadableTranscript(f"it would unpack to {unpacked // MEGABYTE:,} MB, out of all proportion")

    def names(self) -> tuple[str, ...]:
        """The names of all files in it."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes | None:
        """One file; None when there is none of that name."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.file_size > FILE_BYTES:
            size, most = entry.file_size // MEGABYTE, FILE_BYTES // MEGABYTE
            raise UnreadableTranscript(f'"{name}" in it has {size} MB; {most} MB are allowed')
        try:
            return self._zip.read(entry)
        except (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
            raise UnreadableTranscript(f'"{name}" in it is damaged ({error})') from None

    def _admit(self, entry: ZipInfo) -> None:
        name = entry.orig_filename
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or UNSEEN.search(name) or "\\" in name or name[1:2] == ":":
            raise UnreadableTranscript(f'it holds a file with a dangerous name: "{name!r}"')
        if entry.filename in self._entries:
            raise UnreadableTranscript(f'it holds two files named "{name}"')
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise UnreadableTranscript(f'"{name}" in it is a link to another file')
        if entry.flag_bits & ENCRYPTED:
            raise UnreadableTranscript("it is encrypted; save it without a password")
        if entry.file_size > HARMLESS and entry.file_size > ZIP_RATIO * max(entry.compress_size, 1):
            raise UnreadableTranscript(f'"{name}" in it would unpack to more than {ZIP_RATIO} times its size')
        self._entries[entry.filename] = entry
