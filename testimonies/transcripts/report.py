"""What was found in a file, as lines that an editor can jump to: `FILE:line: level: message`."""

from collections.abc import Iterator

from testimonies.transcripts.document import Level, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript


def findings(document: TranscriptDocument, *, name: str) -> Iterator[str]:
    """One line for each finding of a document and of its translation."""
    for finding in document.findings:
        yield _line(name, finding.line, finding.level, finding.message)
    if document.translation:
        yield from findings(document.translation, name=name)


def refusal(refused: UnreadableTranscript, *, name: str) -> str:
    """The line for a file that was refused."""
    return _line(name, refused.line, Level.ERROR, refused.why)


def _line(name: str, line: int | None, level: Level, message: str) -> str:
    place = name if line is None else f"{name}:{line}"
    return f"{place}: {level}: {message.replace(chr(10), ' / ')}"
