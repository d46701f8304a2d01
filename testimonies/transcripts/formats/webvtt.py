"""WebVTT, as the specification has it and as tools really write it."""

import html
import re
import unicodedata

from testimonies.transcripts.accounting import HEADER, MARKUP
from testimonies.transcripts.captions import book_head, time_lines
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.reading import Reading

VOICE = re.compile(r"<v[.\s]([^>]*)>")


def sniff(head: bytes, name: str) -> float:
    """Certain by its first word."""
    text = glimpse(head)
    return 1.0 if text.lstrip().startswith("WEBVTT") else 0.3 if "-->" in text else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is not text."""
    reading = Reading.of(content, language=language)
    lines = list(time_lines(reading))
    segments = []
    if lines:
        reading.ledger.book(0, lines[0].start, HEADER)
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        book_head(reading, line, since=line.start)
        end = following.start if following else len(reading.text)
        body = reading.text[line.end : end]
        reading.ledger.keep(line.end, end)
        voice = VOICE.search(body)
        if voice:
            reading.ledger.book(line.end + voice.start(), line.end + voice.end(), MARKUP)
        words = unicodedata.normalize("NFC", html.unescape(VOICE.sub("", body)).strip())
        if words:
            segments.append(Segment(words, line.span, voice[1].strip() if voice else None))
    return reading.document("webvtt", segments)


FORMAT = Format("webvtt", "WebVTT captions", (".vtt", ".webvtt"), "text/vtt", sniff, read)
