"""Plain text: with time marks, with speakers' labels, with both or with neither."""

import re
from itertools import zip_longest

from testimonies.transcripts import strangers
from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import Segment, TranscriptDocument
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
    """The document as text: `[hh:mm:ss.mmm] SPEAKER: words`, with its end in the mark where the next is not that end.

    Words that look like a mark or a label are not kept apart from real ones: text has no way to say so.
    Which would be read otherwise is told.
    """
    blocks: list[str] = []
    recording = 0
    for said, following in zip_longest(document.segments, document.segments[1:]):
        if said.recording != recording:
            recording = said.recording
            blocks.append(f"Recording {recording + 1}")
        label = f"{said.speaker}: " if said.speaker else ""
        blocks.append(f"{_mark(said, following)}{label}{said.text}")
    return "\n\n".join(blocks) + "\n"


def _mark(said: Segment, following: Segment | None) -> str:
    if said.span is None:
        return ""
    start_ms, end_ms = said.span.start_ms, said.span.end_ms
    goes_on = following and following.span and following.recording == said.recording
    if end_ms is None or (goes_on and following and following.span and following.span.start_ms == end_ms):
        return f"[{format_vtt(start_ms)}] "
    return f"[{format_vtt(start_ms)} - {format_vtt(end_ms)}] "


CARRIES = Carries.TIMES | Carries.ENDS | Carries.SPEAKERS | Carries.RECORDINGS | Carries.UNTIMED | Carries.OPEN_ENDS
FORMAT = Format("text", "plain text", (".txt", ".text"), "text/plain", sniff, read, write, CARRIES)
