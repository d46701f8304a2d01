"""Looks at one file of an import, and takes from it the small facts that a plan needs."""

from testimonies.ingest import description, media
from testimonies.ingest.border import file_border
from testimonies.ingest.errors import FileRefused
from testimonies.ingest.planned import Part, PlannedFile
from testimonies.ingest.readers import Readers
from testimonies.ingest.turns import voices_of


def examine(file: PlannedFile, *, readers: Readers) -> None:
    """Fill in what the file is and says; a file that cannot be read is refused. Its words are not kept."""
    try:
        if file.arrived.refusal:
            raise FileRefused(file.arrived.refusal)
        with file_border():
            media_type = media.media_type_of(file.arrived)
            if media_type:
                file.part, file.format, file.sha256 = Part.RECORDING, media_type, file.arrived.sha256()
                return
        _examine_transcript(file, readers)
    except FileRefused as refusal:
        file.refuse(refusal)


def _examine_transcript(file: PlannedFile, readers: Readers) -> None:
    read = readers.read(file)
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
