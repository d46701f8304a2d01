"""Rich Text Format, read with everything that it hides accounted for; many files named .doc are RTF inside."""

from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.rtf.document import read, sniff

__all__ = ["FORMAT"]

FORMAT = Format("rtf", "Rich Text Format", (".rtf",), "application/rtf", sniff, read)
