"""What an import refuses, in words for the one who runs it."""

from collections.abc import Sequence


class IngestError(Exception):
    """Base of every refusal of this package."""


class SourceRefused(IngestError):
    """A whole source (a folder, a ZIP) that cannot be brought in, or that is not there."""


class FileRefused(IngestError):
    """One file that is not brought in; the others are. `line` is 1-based, None when the whole file is meant."""

    def __init__(self, why: str, *, line: int | None = None) -> None:
        self.why, self.line = why, line
        super().__init__(f"line {line}: {why}" if line else why)


class OpenQuote(FileRefused):
    """A sheet whose last quotation mark is never closed; `rows` are those before the line in which it opens."""

    def __init__(self, *, line: int, rows: Sequence[tuple[int, list[str]]]) -> None:
        self.rows = rows
        super().__init__("a quotation mark in this line is not closed before the end of the sheet", line=line)


class NotAllowed(IngestError):
    """The person named as the one who runs the import may not run it."""


class NobodyReads(IngestError):
    """No process could be started to read files in."""


class AlreadyRunning(IngestError):
    """Another import is at work on this archive."""


class UndoRefused(IngestError):
    """A batch that cannot be taken back at all: unknown, or taken back already."""


class DeliveryRefused(IngestError):
    """Files that are not taken in, or a step that their delivery does not allow now."""
