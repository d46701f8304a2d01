"""Reads one file of an import within the border, and takes from it the small facts that a plan needs."""

import hashlib
from dataclasses import dataclass

from testimonies.ingest import description, media
from testimonies.ingest.border import file_border
from testimonies.ingest.bundle import ArrivedFile
from testimonies.ingest.errors import FileRefused
from testimonies.ingest.planned import Part, PlannedFile
from testimonies.ingest.turns import voices_of
from testimonies.transcripts import registry
from testimonies.transcripts.document import TranscriptDocument

LONGEST_SPEAKER = 255


@dataclass(frozen=True, slots=True)
class Read:
    """A transcript with the bytes that it was read from."""

    content: bytes
    sha256: str
    document: TranscriptDocument


def documents_of(read: Read) -> list[TranscriptDocument]:
    """The texts of one file: the transcript, and the translation that some formats carry beside it."""
    translation = read.document.translation
    return [read.document, *([translation] if translation and translation.segments else [])]


def read_transcript(arrived: ArrivedFile, *, language: str) -> Read:
    """The whole transcript. Raises FileRefused, and nothing else."""
    with file_border():
        content = arrived.content()
        document = registry.read(content, name=arrived.name, language=language)
        _require_storable(document)
        return Read(content, hashlib.sha256(content).hexdigest(), document)


def examine(file: PlannedFile) -> None:
    """Fill in what the file is and says; a file that cannot be read is refused. Its words are not kept."""
    try:
        if file.arrived.refusal:
            raise FileRefused(file.arrived.refusal)
        with file_border():
            media_type = media.media_type_of(file.arrived)
            if media_type:
                file.part, file.format, file.sha256 = Part.RECORDING, media_type, file.arrived.sha256()
                return
        _examine_transcript(file)
    except FileRefused as refusal:
        file.refuse(refusal)


def _examine_transcript(file: PlannedFile) -> None:
    read = read_transcript(file.arrived, language=file.language)
    document = read.document
    file.format, file.sha256, file.account = document.format, read.sha256, document.account
    file.segments = len(document.segments) + (len(document.translation.segments) if document.translation else 0)
    file.findings += document.findings
    file.numbers = description.numbers_of(document)
    file.description = description.of_document(document)
    file.description.summary = ""  # a plan of ten thousand files holds no texts; the doing reads them again
    file.voices = voices_of(document)
    if not document.segments:
        file.note("it has a table of contents and no words of a transcript")


def _require_storable(document: TranscriptDocument) -> None:
    account = document.account
    if not account.balances:
        lost = account.read - account.kept - account.accounted
        raise FileRefused(f"its reader cannot account for {lost} characters: a fault of the archive, please report it")
    translated = document.translation.speakers if document.translation else ()
    if any(len(label) > LONGEST_SPEAKER for label in (*document.speakers, *translated)):
        raise FileRefused(f"the name of a speaker is longer than {LONGEST_SPEAKER} characters")
