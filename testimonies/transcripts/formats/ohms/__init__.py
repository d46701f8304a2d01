"""OHMS XML, as the Oral History Metadata Synchronizer exports it and many American archives keep it."""

from testimonies.transcripts.carrying import EVERYTHING, Carries
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.ohms.record import read, sniff
from testimonies.transcripts.formats.ohms.writer import write

CARRIES = EVERYTHING & ~(Carries.WORD_TIMES | Carries.OPEN_ENDS | Carries.OPEN_ENDS_BETWEEN)
FORMAT = Format("ohms", "OHMS XML", (".xml",), "application/xml", sniff, read, write, CARRIES)

__all__ = ["FORMAT", "read", "write"]
