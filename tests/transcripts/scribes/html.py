"""Web pages as word processors and editors export them."""

import html

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.values.timecode import format_vtt
from tests.transcripts.independently import said_in_html
from tests.transcripts.scribes import Scribe

HEAD = '<!DOCTYPE html>\n<html>\n<head><meta charset="utf-8"><title>A talk</title></head>\n<body>\n'


def _mark(said: Segment) -> str:
    return f"[{format_vtt(said.span.start_ms)}]" if said.span else ""


def write_paragraphs(document: TranscriptDocument) -> bytes:
    """Each turn a paragraph, the speaker in bold."""
    turns = (f"<p>{_mark(one)} <b>{one.speaker}:</b> {html.escape(one.text)}</p>\n" for one in document.segments)
    return f"{HEAD}{''.join(turns)}</body>\n</html>\n".encode()


def write_lines(document: TranscriptDocument) -> bytes:
    """Each turn a line, with an empty one after it, and no letter that is not ASCII."""
    turns = (f"{_mark(one)} <i>{one.speaker}</i>: {html.escape(one.text)}<BR><BR>\n" for one in document.segments)
    return f"{HEAD}<div>{''.join(turns)}</div></body></html>".encode("ascii", "xmlcharrefreplace")


def text_of(content: bytes) -> str:
    """The text of a page."""
    return said_in_html(glimpse(content))


CARRIES = Carries.TIMES | Carries.SPEAKERS
SCRIBES = [
    Scribe("html", "talk.html", CARRIES, write_paragraphs, text_of),
    Scribe("html", "lines.htm", CARRIES, write_lines, text_of),
]
