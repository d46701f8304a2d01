"""WebVTT, as the specification has it and as tools really write it."""

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.webvtt.reader import read, sniff
from testimonies.transcripts.formats.webvtt.writer import write

CARRIES = (
    Carries.TIMES
    | Carries.ENDS
    | Carries.SPEAKERS
    | Carries.RECORDINGS
    | Carries.LANGUAGE
    | Carries.METADATA
    | Carries.INDEX_POINTS
    | Carries.UNTIMED
    | Carries.UNTIMED_BETWEEN
    | Carries.UNNAMED
)
FORMAT = Format("webvtt", "WebVTT captions", (".vtt", ".webvtt"), "text/vtt", sniff, read, write, CARRIES)

__all__ = ["FORMAT", "read", "write"]
