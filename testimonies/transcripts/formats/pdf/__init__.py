"""PDF files that hold their words as text: read page by page, without headers, page numbers and line ends."""

from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.pdf.document import read, sniff

__all__ = ["FORMAT"]

FORMAT = Format("pdf", "PDF with text", (".pdf",), "application/pdf", sniff, read)
