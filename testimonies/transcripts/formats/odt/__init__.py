"""OpenDocument texts, packed (.odt) or flat (.fodt), read with everything that is hidden in them accounted for."""

from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.odt.document import EXTENSIONS, read, sniff

__all__ = ["FORMAT"]

FORMAT = Format("odt", "OpenDocument text", EXTENSIONS, "application/vnd.oasis.opendocument.text", sniff, read)
