"""Word documents, read with everything that Word hides in them accounted for."""

from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.docx.document import EXTENSIONS, read, sniff

__all__ = ["FORMAT"]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMAT = Format("docx", "Word document", EXTENSIONS, MEDIA_TYPE, sniff, read)
