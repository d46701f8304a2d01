"""Reads tables as text (CSV, TSV): a row for each utterance or entry of a table of contents, columns in any order."""

import re

from testimonies.transcripts import strangers
from testimonies.transcripts.accounting import HEADER
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.reading import Reading
from testimonies.transcripts.sheets.cells import DELIMITERS
from testimonies.transcripts.sheets.described import refuse_description
from testimonies.transcripts.sheets.table import Layout, layout
from testimonies.transcripts.sheets.utterances import transcript

EXTENSIONS = (".csv", ".tsv", ".tab")
DECLARED = re.compile(r'"?sep=([,;|\t])"?[ \t]*\n')  # Excel's own first line
CERTAIN, BY_NAME = 0.8, 0.11
FEWEST_COLUMNS = 2
MOST_LINES = 250_000


def sniff(head: bytes, name: str) -> float:
    """Likely by a header that names at least two columns we know; by its name else, if only to say what is missing."""
    if strangers.is_stranger(head):
        return 0.0
    found = _layout(glimpse(head))
    if found and len(found.columns) >= FEWEST_COLUMNS:
        return CERTAIN
    return BY_NAME if name.lower().endswith(EXTENSIONS) else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when no row names a column of words."""
    reading = Reading.of(content, language=language)
    found = _layout(reading.text)
    refuse_description(reading.text, delimiters=(found.delimiter,) if found else DELIMITERS)
    if found is None:
        first = reading.text.strip().partition("\n")[0][:80]
        why = f'the first row "{first}" names no column of words; name the columns, as in "time, speaker, text"'
        raise UnreadableTranscript(why, line=1)
    if reading.text.count("\n") > MOST_LINES:
        raise UnreadableTranscript(f"it has more than {MOST_LINES:,} lines, which no transcript needs")
    return transcript(reading, found, format="csv", before=_before(reading, found))


def _before(reading: Reading, found: Layout) -> dict[str, str]:
    """What stands above the header, as metadata."""
    declared = DECLARED.match(reading.text)
    start = declared.end() if declared else 0
    reading.ledger.book(0, start, HEADER)
    reading.ledger.keep(start, found.header.start)
    said = reading.text[start : found.header.start].strip()
    return {"above the table": said} if said else {}


def _layout(text: str) -> Layout | None:
    declared = DECLARED.match(text)
    delimiters = (declared[1],) if declared else DELIMITERS
    return layout(text, delimiters=delimiters, start=declared.end() if declared else 0)
