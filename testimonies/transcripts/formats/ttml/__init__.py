"""TTML captions (also called DFXP, IMSC, EBU-TT), as broadcasters and streaming services write them."""

from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.ttml.reader import read, sniff

FORMAT = Format("ttml", "TTML captions", (".ttml", ".dfxp"), "application/ttml+xml", sniff, read)

__all__ = ["FORMAT"]
