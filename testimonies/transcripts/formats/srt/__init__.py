"""SubRip captions (SRT), which every player and every tool of subtitling knows."""

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.srt.reader import read, sniff
from testimonies.transcripts.formats.srt.writer import write

CARRIES = Carries.TIMES | Carries.ENDS | Carries.SPEAKERS | Carries.UNNAMED
FORMAT = Format("srt", "SubRip captions", (".srt",), "application/x-subrip", sniff, read, write, CARRIES)

__all__ = ["FORMAT", "read", "write"]
