"""ZIP files from strangers: nothing is unpacked; what is hostile or beyond the limits is refused by its name."""

import stat
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from testimonies.ingest.errors import SourceRefused
from testimonies.transcripts.limits import ZIP_ENTRIES, ZIP_RATIO, ZIP_UNPACKED_BYTES
from testimonies.transcripts.zip_package import UNSEEN

ENCRYPTED = 0x1
NAMED_IN_UTF8 = 0x800
LITTLE = 1024  # so small when packed that no ratio can do harm
READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def opened_zip(place: Path) -> zipfile.ZipFile:
    """The ZIP, its limits checked before anything is read from it. Raises SourceRefused."""
    try:
        packed = zipfile.ZipFile(place)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise SourceRefused(f"{place.name} cannot be opened as a ZIP file: {error}") from error
    try:
        _refuse_bombs(packed, size=place.stat().st_size, name=place.name)
    except SourceRefused:
        packed.close()
        raise
    return packed


def entries(packed: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo, str]]:
    """Every file in the ZIP: its path, what the ZIP says of it, and why it must not be opened ("" when it may)."""
    infos = [info for info in packed.infolist() if not info.is_dir()]
    names = Counter(_name(info).casefold() for info in infos)
    for info in infos:
        why = _why_unsafe_name(info) or _why_unsafe_content(info)
        if not why and names[_name(info).casefold()] > 1:
            why = "more than one file of the ZIP has this name"
        yield UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", _name(info)), info, why


def _refuse_bombs(packed: zipfile.ZipFile, *, size: int, name: str) -> None:
    """Raises SourceRefused when the ZIP of that many bytes is beyond the limits as a whole."""
    infos = packed.infolist()
    unpacked = sum(info.file_size for info in infos)
    if len(infos) > ZIP_ENTRIES:
        raise SourceRefused(f"{name} holds {len(infos):,} files; a ZIP may hold {ZIP_ENTRIES:,}")
    if unpacked > ZIP_UNPACKED_BYTES:
        most = ZIP_UNPACKED_BYTES // 1024**2
        raise SourceRefused(f"{name} would unpack to {unpacked // 1024**2:,} MB; a ZIP may hold {most:,} MB")
    if unpacked > ZIP_RATIO * max(size, LITTLE):
        raise SourceRefused(f"{name} would unpack to more than {ZIP_RATIO} times its size, as ZIP bombs do")


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: macOS writes UTF-8 without saying so, and `zipfile` then reads it as code page 437."""
    name = info.orig_filename
    if not info.flag_bits & NAMED_IN_UTF8:
        try:
            return name.encode("cp437").decode("utf-8")
        except UnicodeError:
            return name
    return name


def _why_unsafe_name(info: zipfile.ZipInfo) -> str:
    name = _name(info)
    if "\0" in name:
        return "its name contains a NUL character"
    if UNSEEN.search(name):
        return "its name contains a sign that cannot be seen, such as a line end, or one that turns letters around"
    if "\\" in name:
        return "its name contains a backslash"
    if name.startswith("/") or name[1:2] == ":":
        return "its name is an absolute path"
    if ".." in PurePosixPath(name).parts:
        return 'its name leads out of the ZIP ("..")'
    return ""


def _why_unsafe_content(info: zipfile.ZipInfo) -> str:
    if stat.S_ISLNK(info.external_attr >> 16):
        return "it is a link; only real files are brought in"
    if info.flag_bits & ENCRYPTED:
        return "it is protected by a password"
    if info.compress_type not in READABLE:
        return "it is packed in a way that cannot be read here"
    if info.file_size > ZIP_RATIO * max(info.compress_size, LITTLE):
        return f"it would unpack to more than {ZIP_RATIO} times its size, as ZIP bombs do"
    if PurePosixPath(_name(info)).suffix.lower() == ".zip":
        return "it is a ZIP within a ZIP; unpack it first"
    return ""
