"""What was read from one file of an import, and what of it may be kept."""

from dataclasses import dataclass

from testimonies.ingest.errors import FileRefused
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


def require_storable(document: TranscriptDocument) -> None:
    """Raises FileRefused for what no table of the archive has room for, and where characters are missing."""
    account = document.account
    if not account.balances:
        lost = account.read - account.kept - account.accounted
        raise FileRefused(f"its reader cannot account for {lost} characters: a fault of the archive, please report it")
    translated = document.translation.speakers if document.translation else ()
    if any(len(label) > LONGEST_SPEAKER for label in (*document.speakers, *translated)):
        raise FileRefused(f"the name of a speaker is longer than {LONGEST_SPEAKER} characters")
