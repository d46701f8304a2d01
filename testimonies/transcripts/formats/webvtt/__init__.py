"""WebVTT, as the specification has it and as tools really write it."""

from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.webvtt.reader import read, sniff
from testimonies.transcripts.formats.webvtt.writer import write

FORMAT = Format("webvtt", "WebVTT captions", (".vtt", ".webvtt"), "text/vtt", sniff, read, write)

__all__ = ["FORMAT", "read", "write"]
