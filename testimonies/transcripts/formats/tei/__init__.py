"""TEI transcriptions of speech, after ISO 24624:2016 and as tools really write them; read and written."""

from testimonies.transcripts.carrying import EVERYTHING
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.tei.reader import read, sniff
from testimonies.transcripts.formats.tei.writer import write

FORMAT = Format("tei", "TEI (ISO 24624)", (".tei", ".xml"), "application/tei+xml", sniff, read, write, EVERYTHING)

__all__ = ["FORMAT"]
