"""What arrived: the files of a folder, a ZIP or a single file, each with a path for the report and a way to open it."""

import hashlib
import os
import stat
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import IO, NoReturn

from testimonies.ingest.errors import FileRefused, SourceRefused
from testimonies.ingest.zips import entries, opened_zip
from testimonies.transcripts import registry
from testimonies.transcripts.limits import FILE_BYTES

LONGEST_PATH = 1000
PASSED_OVER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})  # and whatever begins with a dot
ENDINGS = frozenset(ending for known in registry.formats() for ending in known.extensions)
Opens = Callable[[], IO[bytes]]


@dataclass(frozen=True, slots=True)
class ArrivedFile:
    """One file that arrived; `path` as the report names it, `refusal` why it must not be opened ("" when it may)."""

    path: str
    opens: Opens
    byte_size: int = 0
    refusal: str = ""

    @property
    def name(self) -> str:
        """Without its folder."""
        return PurePosixPath(self.path).name

    @property
    def stem(self) -> str:
        """The name without its ending, as names are compared."""
        return stem_of(self.path)

    @property
    def folder(self) -> str:
        """Where it lay."""
        return PurePosixPath(self.path).parent.as_posix()

    def content(self) -> bytes:
        """All of it. Raises FileRefused when it is larger than a transcript may be."""
        if self.byte_size > FILE_BYTES:
            raise FileRefused(
                f"the file has {self.byte_size // 1024**2} MB; a transcript may have {FILE_BYTES // 1024**2} MB"
            )
        with self.opens() as arriving:
            return arriving.read(FILE_BYTES + 1)

    def head(self, count: int) -> bytes:
        """Its first bytes."""
        with self.opens() as arriving:
            return arriving.read(count)

    def sha256(self) -> str:
        """Its sum, read piece by piece."""
        with self.opens() as arriving:
            digest = hashlib.sha256()
            while piece := arriving.read(1024 * 1024):
                digest.update(piece)
        return digest.hexdigest()


def name_of(path: str) -> str:
    """The name of a file, as names are compared: in one Unicode form and without regard to capitals."""
    return unicodedata.normalize("NFC", PurePosixPath(path).name).casefold()


def stem_of(name: str) -> str:
    """The same without its ending."""
    return PurePosixPath(name_of(name)).stem


@dataclass
class Bundle:
    """The files of one source; `folder` is where a single file lies, so that a sheet may name what lies beside it."""

    label: str
    files: dict[str, ArrivedFile] = field(default_factory=dict)
    passed_over: int = 0
    folder: Path | None = None
    root: str = "."

    def add(self, path: str, arrived: ArrivedFile) -> None:
        """Takes a file in, or counts it among what operating systems leave behind."""
        if not arrived.refusal and any(map(_is_left_behind, PurePosixPath(path).parts)):
            self.passed_over += 1
            return
        self.take(path, arrived)

    def take(self, path: str, arrived: ArrivedFile) -> None:
        """Takes a file in under a path that the report has room for and no other file bears."""
        if len(path) > LONGEST_PATH:
            arrived = replace(arrived, refusal=f"its path is longer than {LONGEST_PATH} characters")
        path = self._free(path)
        self.files[path] = replace(arrived, path=path)

    def _free(self, path: str) -> str:
        """The path, short enough for the report; numbered where another file bears it already."""
        number, free = 0, path[:LONGEST_PATH]
        while free in self.files:
            number += 1
            ending = f" ({number})"
            free = path[: LONGEST_PATH - len(ending)] + ending
        return free

    def beside(self, folder: str, name: str) -> ArrivedFile:
        """The file that a sheet in the folder calls `name`. Raises FileRefused where there is none within it."""
        wanted = PurePosixPath(name.replace("\\", "/"))
        if wanted.is_absolute() or ".." in wanted.parts or name[1:2] == ":":
            raise FileRefused("a sheet can only name files in its own folder or below it")
        path = (PurePosixPath(folder) / wanted).as_posix()
        if known := self._by_path.get(unicodedata.normalize("NFC", path)):
            return known
        if self.folder and (place := _place_of(self.folder, wanted)):
            return _on_disk(place, path)
        raise FileRefused("the sheet names it, but it is not there")

    @cached_property
    def _by_path(self) -> dict[str, ArrivedFile]:
        """The files by path in one Unicode form: a Mac writes "é" as two characters."""
        return {unicodedata.normalize("NFC", path): arrived for path, arrived in self.files.items()}


@contextmanager
def opened(sources: Sequence[str]) -> Iterator[list[Bundle]]:
    """A bundle for each source, to be read while the context is open. Raises SourceRefused."""
    with ExitStack() as stack:
        bundles = [_bundle(Path(source), stack) for source in sources]
        yield _told_apart(bundles) if len(bundles) > 1 else bundles


def _bundle(source: Path, stack: ExitStack) -> Bundle:
    if source.is_dir():
        return _of_folder(source)
    if not source.exists():
        raise SourceRefused(f"{source} is not there")
    if source.suffix.lower() == ".zip":
        return _of_zip(source, stack.enter_context(opened_zip(source)))
    return Bundle(source.name, {source.name: _on_disk(source.resolve(), source.name)}, folder=source.parent)


def _of_folder(folder: Path) -> Bundle:
    bundle = Bundle(folder.resolve().name)

    def refuse(error: OSError) -> None:
        path = _readable(Path(error.filename).relative_to(folder).as_posix())
        bundle.add(path, ArrivedFile(path, _closed, refusal=f"the folder cannot be opened ({error.strerror})"))

    for at, folders, names in os.walk(folder, onerror=refuse):
        folders.sort()
        for name in sorted([*names, *(inner for inner in folders if Path(at, inner).is_symlink())]):
            place = Path(at, name)
            path = _readable(place.relative_to(folder).as_posix())
            arrived = _on_disk(place, path)
            if place.suffix.lower() == ".zip" and not arrived.refusal:
                arrived = replace(arrived, refusal="a ZIP in a folder is not opened; name it as a source of its own")
            bundle.add(path, arrived)
    return bundle


def _of_zip(place: Path, packed: zipfile.ZipFile) -> Bundle:
    bundle = Bundle(place.name)
    for path, info, why in sorted(entries(packed), key=lambda entry: entry[0]):
        opens: Opens = partial(packed.open, info)
        bundle.add(path, ArrivedFile(path, opens, info.file_size, why))
    return bundle


def _closed() -> NoReturn:
    raise FileRefused("it cannot be opened")


def _on_disk(place: Path, path: str) -> ArrivedFile:
    try:
        found = place.lstat()
    except OSError as error:
        return ArrivedFile(path, lambda: place.open("rb"), refusal=f"it cannot be opened ({error.strerror})")
    why = "" if stat.S_ISREG(found.st_mode) else "it is a link or a device; only real files are brought in"
    return ArrivedFile(path, lambda: place.open("rb"), found.st_size, why)


def _place_of(folder: Path, wanted: PurePosixPath) -> Path | None:
    """A file in the folder or below it, no link leading out of it; None where there is none."""
    inside, name = folder.resolve(), wanted.as_posix()
    for form in (name, unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)):
        place = inside / form
        if place.is_file() and place.resolve().is_relative_to(inside):
            return place
    return None


def _is_left_behind(part: str) -> bool:
    """Not, however, a transcript of which only the name was forgotten: ".vtt"."""
    return (part.startswith(".") and part.casefold() not in ENDINGS) or part.casefold() in PASSED_OVER


def _readable(path: str) -> str:
    """A path that can be written down, also where its bytes are no UTF-8."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _told_apart(bundles: list[Bundle]) -> list[Bundle]:
    """Several sources in one report: each path begins with its source's name, and no two sources share one."""
    labels: set[str] = set()
    for bundle in bundles:
        number, label = 1, bundle.label
        while label in labels:
            number += 1
            label = f"{bundle.label} ({number})"
        labels.add(label)
        if bundle.folder is None or label != bundle.label:
            bundle.root = label
            arrived, bundle.files = bundle.files, {}
            for path, file in arrived.items():
                bundle.take(f"{label}/{path}", file)
    return bundles
