"""TTML: paragraphs with clock times and agents, and prefixed with frames, as broadcasters write it."""

from html import escape

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.document import TranscriptDocument
from testimonies.values.timecode import format_vtt
from tests.transcripts.scribes import Scribe

NAMESPACES = 'xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"'


def _written(document: TranscriptDocument, *, prefix: str = "") -> bytes:
    xmlns = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    agents = "".join(
        f'<ttm:agent xml:id="{name}" type="person"><ttm:name type="full">{name}</ttm:name></ttm:agent>'
        for name in document.speakers
    )
    lines = []
    for segment in document.segments:
        assert segment.span
        begin, end = format_vtt(segment.span.start_ms), format_vtt(segment.span.end_ms or 0)
        said = escape(segment.text, quote=False)
        lines.append(f'<{prefix}p begin="{begin}" end="{end}" ttm:agent="{segment.speaker}">\n  {said}\n</{prefix}p>\n')
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{prefix}tt {xmlns}="http://www.w3.org/ns/ttml" {NAMESPACES}>\n'
        f"<{prefix}head><{prefix}metadata>{agents}</{prefix}metadata></{prefix}head>\n<{prefix}body><{prefix}div>\n"
        f"{''.join(lines)}</{prefix}div></{prefix}body>\n</{prefix}tt>\n"
    ).encode()


def _prefixed(document: TranscriptDocument) -> bytes:
    return _written(document, prefix="tt:")


CARRIED = Carries.TIMES | Carries.ENDS | Carries.SPEAKERS
SCRIBES = [Scribe("ttml", "captions.ttml", CARRIED, _written), Scribe("ttml", "prefixed.xml", CARRIED, _prefixed)]
