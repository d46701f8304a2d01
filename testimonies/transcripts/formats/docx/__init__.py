"""Word documents, read with everything that Word hides in them accounted for."""

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.docx.document import EXTENSIONS, read, sniff
from testimonies.transcripts.formats.docx.writer import write

__all__ = ["FORMAT", "read"]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CARRIES = (
    Carries.TIMES
    | Carries.ENDS
    | Carries.SPEAKERS
    | Carries.RECORDINGS
    | Carries.LANGUAGE
    | Carries.METADATA
    | Carries.FOOTNOTES
)
FORMAT = Format("docx", "Word document", EXTENSIONS, MEDIA_TYPE, sniff, read, write, CARRIES)
