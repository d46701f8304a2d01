"""Web pages that hold a transcript: paragraphs, tables, lists of definitions, lines."""

from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.html.document import EXTENSIONS, read, sniff

__all__ = ["FORMAT"]

FORMAT = Format("html", "web page", EXTENSIONS, "text/html", sniff, read)
