"""OpenDocument texts as LibreOffice packs them, and flat."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.values.timecode import format_vtt
from tests.transcripts.scribes import Scribe

KIND = "application/vnd.oasis.opendocument.text"
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "style", "manifest")
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _turn(said: Segment) -> str:
    mark = f"[{format_vtt(said.span.start_ms)}] " if said.span else ""
    speaker = f'<text:span text:style-name="T1">{said.speaker}</text:span>: '
    return f'<text:p text:style-name="P1">{mark}{speaker}{escape(said.text)}</text:p>\n'


def _body(document: TranscriptDocument) -> str:
    return f"<office:body><office:text>{''.join(map(_turn, document.segments))}</office:text></office:body>"


def write_flat(document: TranscriptDocument) -> bytes:
    """One XML file."""
    inside = _body(document)
    return f'{HEAD}<office:document {NAMES} office:mimetype="{KIND}">{inside}</office:document>'.encode()


def write_packed(document: TranscriptDocument) -> bytes:
    """A package, its kind in its first entry."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr("mimetype", KIND)
        content = f"{HEAD}<office:document-content {NAMES}>{_body(document)}</office:document-content>"
        package.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        package.writestr("META-INF/manifest.xml", f"{HEAD}<manifest:manifest {NAMES}/>", zipfile.ZIP_DEFLATED)
    return written.getvalue()


CARRIES = Carries.TIMES | Carries.SPEAKERS
SCRIBES = [
    Scribe("odt", "talk.odt", CARRIES, write_packed, lambda content: ""),  # a damaged package is refused
    Scribe("odt", "talk.fodt", CARRIES, write_flat, glimpse),
]
