"""Plain text: with time marks, with speakers' labels, with both or with neither."""

import re

from testimonies.transcripts import strangers
from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.reading import Reading
from testimonies.transcripts.typed import turns
from testimonies.values.timecode import format_vtt

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
DATA = (".csv", ".tsv", ".json", ".jsonl", ".xml", ".htm", ".html", ".yaml")  # tables and trees are not typed speech
PERHAPS = 0.1


def sniff(head: bytes, name: str) -> float:
    """Possible for all that is text, and no table, markup or package."""
    text = glimpse(head)
    if name.lower().endswith(DATA) or strangers.is_stranger(head) or len(CONTROL.findall(text)) * 100 > len(text):
        return 0.0
    return PERHAPS


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is not text."""
    reading = Reading.of(content, language=language)
    found = turns.read(reading)
    return reading.document("text", found.segments, metadata=found.metadata)


def write(document: TranscriptDocument) -> str:
    """The document as text: `[hh:mm:ss.mmm] SPEAKER: words`; a mark with no words ends what no other mark ends."""
    blocks: list[str] = []
    recording, ends_ms = 0, None
    for segment in document.segments:
        span = segment.span
        if segment.recording != recording:
            recording, ends_ms = segment.recording, None
            blocks.append(f"Recording {recording + 1}")
        if ends_ms is not None and (span is None or span.start_ms > ends_ms):
            blocks.append(f"[{format_vtt(ends_ms)}]")
        mark = f"[{format_vtt(span.start_ms)}] " if span else ""
        label = f"{segment.speaker}: " if segment.speaker else ""
        blocks.append(f"{mark}{label}{segment.text}")
        ends_ms = span.end_ms if span else None
    if ends_ms is not None:
        blocks.append(f"[{format_vtt(ends_ms)}]")
    return "\n\n".join(blocks) + "\n"


CARRIES = Carries.TIMES | Carries.ENDS | Carries.SPEAKERS | Carries.RECORDINGS
FORMAT = Format("text", "plain text", (".txt", ".text"), "text/plain", sniff, read, write, CARRIES)
