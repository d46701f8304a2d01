"""Those who read the files of one run, in this process or ahead of it in others; each text once while there is room.

A run asks for each transcript twice, to plan and to write, and thousands do not fit into memory as they are.
"""

import hashlib
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from testimonies.ingest import media
from testimonies.ingest.border import file_border
from testimonies.ingest.errors import FileRefused
from testimonies.ingest.planned import PlannedFile
from testimonies.ingest.reading import Read, require_storable
from testimonies.transcripts import registry
from testimonies.transcripts.apart import Apart, document_in
from testimonies.transcripts.apart.inside import packed, unpacked
from testimonies.transcripts.document import TranscriptDocument

SHELF_BYTES = 128 * 1024**2  # packed, a third of the files' size
AHEAD_BYTES = 32 * 1024**2  # of files that are being read, or were and wait for their turn
AHEAD_OF_EACH = 3  # so many files for each process: one is read, and none waits for the next


class _Asked(NamedTuple):
    content: bytes
    sha256: str
    document: "Future[bytes]"


class Readers:
    """Used as a context; `jobs` is the number of processes that read beside this one, 1 for none."""

    def __init__(self, *, jobs: int = 1) -> None:
        self._apart = Apart(jobs=jobs) if jobs > 1 else None
        self._most = AHEAD_OF_EACH * jobs
        self._shelf = _Shelf()
        self._coming: deque[PlannedFile] = deque()
        self._asked: dict[str, _Asked] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._apart:
            self._apart.close()

    def expect(self, files: Iterable[PlannedFile]) -> None:
        """These will be asked for, in this order."""
        self._coming = deque(files)

    def read(self, file: PlannedFile) -> Read:
        """The whole transcript. Raises FileRefused for what is wrong with the file."""
        with file_border():
            self._ask_ahead()
            asked = self._asked.pop(file.arrived.path, None)
            content = asked.content if asked else file.arrived.content()
            sha256 = asked.sha256 if asked else hashlib.sha256(content).hexdigest()
            document = self._shelf.take(sha256, file) or self._document(content, sha256, file, asked)
            require_storable(document)
            return Read(content, sha256, document)

    def _document(self, content: bytes, sha256: str, file: PlannedFile, asked: _Asked | None) -> TranscriptDocument:
        if self._apart:
            answer = asked.document if asked else self._ask(content, file)
            document = document_in(answer)
            self._shelf.keep(sha256, file, answer.result())
        else:
            document = registry.read(content, name=file.arrived.name, language=file.language)
            self._shelf.keep(sha256, file, packed(document))
        return document

    def _ask_ahead(self) -> None:
        while self._coming and self._has_room():
            file = self._coming.popleft()
            with suppress(FileRefused), file_border():  # what is wrong with it is told when it is asked for
                if self._is_to_be_read(file):
                    content = file.arrived.content()
                    sha256 = hashlib.sha256(content).hexdigest()
                    self._asked[file.arrived.path] = _Asked(content, sha256, self._ask(content, file))

    def _has_room(self) -> bool:
        if self._apart is None or len(self._asked) >= self._most:
            return False
        return sum(len(asked.content) for asked in self._asked.values()) < AHEAD_BYTES

    def _is_to_be_read(self, file: PlannedFile) -> bool:
        if file.arrived.refusal or not file.is_text or self._shelf.has(file.sha256, file):
            return False
        return bool(file.sha256) or not media.media_type_of(file.arrived)

    def _ask(self, content: bytes, file: PlannedFile) -> "Future[bytes]":
        if self._apart is None:
            raise ValueError("nobody reads beside this process")
        return self._apart.read(content, name=file.arrived.name, language=file.language)


@dataclass(slots=True)
class _Shelf:
    """Texts that were read, packed, until there is no more room."""

    room: int = SHELF_BYTES
    texts: dict[tuple[str, str, str], bytes] = field(default_factory=dict)

    def has(self, sha256: str, file: PlannedFile) -> bool:
        return _label(sha256, file) in self.texts

    def keep(self, sha256: str, file: PlannedFile, text: bytes) -> None:
        if len(text) <= self.room and not self.has(sha256, file):
            self.texts[_label(sha256, file)] = text
            self.room -= len(text)

    def take(self, sha256: str, file: PlannedFile) -> TranscriptDocument | None:
        text = self.texts.get(_label(sha256, file))
        return unpacked(text) if text else None


def _label(sha256: str, file: PlannedFile) -> tuple[str, str, str]:
    """The same bytes may be read otherwise under another name, or in another language."""
    return sha256, file.arrived.name, file.language
