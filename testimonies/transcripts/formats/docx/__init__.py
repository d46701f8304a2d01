"""Word documents, read with everything that Word hides in them accounted for."""

from testimonies.transcripts.formats.docx.document import FORMAT

__all__ = ["FORMAT"]
