"""ELAN annotation documents (.eaf), as the Max Planck Institute's annotator and its friends write them."""

from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.elan.reader import read, sniff

FORMAT = Format("elan", "ELAN annotations", (".eaf",), "application/xml", sniff, read)

__all__ = ["FORMAT"]
