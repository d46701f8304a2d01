"""A transcript written as a table, a row for each passage, that spreadsheet programs open and our reader reads back.

What such a program would take for a formula begins with an apostrophe, which the reader takes away again.
"""

import csv
import io

from testimonies.transcripts.cue_text import ENTITY
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.sheets.cells import FORMULA
from testimonies.transcripts.sheets.table import NOBODY, OUR_COLUMNS
from testimonies.values.timecode import format_vtt

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the encoding of old Windows


def write(document: TranscriptDocument) -> str:
    """The document as CSV (RFC 4180); a dash in the column of speakers says that nobody is named."""
    stream = io.StringIO(newline="")
    table = csv.writer(stream)
    table.writerow(OUR_COLUMNS)
    nobody = NOBODY if document.speakers else ""
    for said in document.segments:
        table.writerow(_cells(said, nobody=nobody))
    return BYTE_ORDER_MARK + stream.getvalue()


def _cells(said: Segment, *, nobody: str) -> tuple[str, ...]:
    start_ms, end_ms = (said.span.start_ms, said.span.end_ms) if said.span else (None, None)
    speaker = _safe(said.speaker) if said.speaker else nobody
    return str(said.recording + 1), _clock(start_ms), _clock(end_ms), speaker, _safe(said.text)


def _clock(ms: int | None) -> str:
    return "" if ms is None else format_vtt(ms)


def _safe(text: str) -> str:
    text = ENTITY.sub(lambda found: f"&amp;{found[0][1:]}", text.replace("\r", "\n"))
    return f"'{text}" if FORMULA.match(text) else text
