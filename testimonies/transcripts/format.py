"""What one transcript format offers the registry: how to recognise it, to read it, and perhaps to write it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.document import TranscriptDocument

Sniff = Callable[[bytes, str], float]
Write = Callable[[TranscriptDocument], str | bytes]


class Read(Protocol):
    """Reads a whole file; raises UnreadableTranscript, and nothing else, where it cannot."""

    def __call__(self, content: bytes, /, *, language: str) -> TranscriptDocument: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file. `sniff(head, name)` says from 0 (no) to 1 (certain) whether a file is of this kind.

    `head` is the beginning of the file and `name` its name or ""; `extensions` are lower case with their dot.
    `read` is None where the format is only written, `write` is None where it is only read; what is written as str is
    text, in UTF-8. `carries` is what the format has a place for: read(write(d)) is d, but for what it cannot carry.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    media_type: str
    sniff: Sniff
    read: Read | None = None
    write: Write | None = None
    carries: Carries = Carries.NOTHING

    def claims(self, name: str) -> bool:
        """Whether the file's name ends as this format's files do."""
        return name.lower().endswith(self.extensions)
