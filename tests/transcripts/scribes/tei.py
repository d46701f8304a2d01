"""TEI as EXMARaLDA exports it (ISO 24624, word by word) and as older corpora have it (`u` with `who`, no times)."""

import re
from html import escape

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.document import Segment, TranscriptDocument
from tests.transcripts.scribes import Scribe

TOKEN = re.compile(r"\w+|[^\w\s]")


def _iso(document: TranscriptDocument) -> bytes:
    times = sorted(
        {ms for said in document.segments if said.span for ms in (said.span.start_ms, said.span.end_ms) if ms}
    )
    points = "".join(f'<when xml:id="T{ms}" interval="{ms / 1000}" since="#T0"/>\n' for ms in times)
    blocks = "".join(map(_block, document.segments))
    timeline = f'<timeline unit="s" origin="#T0"><when xml:id="T0"/>\n{points}</timeline>'
    return _file(document, f"<text>\n{timeline}\n<body>\n{blocks}</body></text>")


def _block(segment: Segment) -> str:
    assert segment.span
    start, end = segment.span.start_ms, segment.span.end_ms
    return (
        f'<annotationBlock who="#S{segment.speaker}" start="#T{start}" end="#T{end}">\n<u>\n<seg type="utterance">\n'
        f"{_tokens(segment.text)}</seg>\n</u>\n</annotationBlock>\n"
    )


def _tokens(text: str) -> str:
    """Words and punctuation on lines of their own; a dash that stands by itself is a word."""
    lines = []
    for word in text.split():
        for token in TOKEN.findall(word):
            tag = "pc" if not token.isalnum() and word != token else "w"
            lines.append(f"<{tag}>{escape(token, quote=False)}</{tag}>\n")
    return "".join(lines)


def _plain(document: TranscriptDocument) -> bytes:
    said = "".join(f'<u who="S{said.speaker}">{escape(said.text, quote=False)}</u>\n' for said in document.segments)
    return _file(document, f"<text><body>\n{said}</body></text>")


def _file(document: TranscriptDocument, text: str) -> bytes:
    people = "".join(f'<person xml:id="S{name}"><persName>{name}</persName></person>' for name in document.speakers)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader><profileDesc>'
        f"<particDesc>{people}</particDesc></profileDesc></teiHeader>\n{text}\n</TEI>\n"
    ).encode()


SCRIBES = [
    Scribe("tei", "iso24624.xml", Carries.TIMES | Carries.ENDS | Carries.SPEAKERS, _iso),
    Scribe("tei", "plain.xml", Carries.SPEAKERS, _plain),
]
