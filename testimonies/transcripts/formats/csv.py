"""Tables as text (CSV, TSV): a row for each utterance, or each entry of a table of contents, in columns of any order.

A row without a speaker goes on with the speaker above it. Columns that have no place in a transcript become metadata.
"""

import re
from dataclasses import replace

from testimonies.transcripts import speakers, strangers
from testimonies.transcripts.accounting import HEADER
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import Account, IndexPoint, Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.format import Format
from testimonies.transcripts.reading import Reading
from testimonies.transcripts.sheets.cells import DELIMITERS
from testimonies.transcripts.sheets.columns import Column
from testimonies.transcripts.sheets.table import Layout, Table, layout
from testimonies.values.span import Span

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
    if found is None:
        first = reading.text.strip().partition("\n")[0][:80]
        why = f'the first row "{first}" names no column of words; name the columns, as in "time, speaker, text"'
        raise UnreadableTranscript(why, line=1)
    if reading.text.count("\n") > MOST_LINES:
        raise UnreadableTranscript(f"it has more than {MOST_LINES:,} lines, which no transcript needs")
    before = _before(reading, found)
    table = Table(reading, found)
    table.join_torn()
    table.numbers()
    spoken, translated, points = list[Segment](), list[Segment](), list[IndexPoint]()
    if table.has(Column.WORDS):
        words, other = table.words(Column.WORDS), table.words(Column.TRANSLATION)
        rows = _Rows(reading, table, characters=sum(map(len, words)))
        spoken = rows.segments(words)
        translated = rows.segments(other) if any(other) else []
        rows.tell(silent=[not said for said in words])
    else:
        points = _index_points(table)
    table.set_rest_aside()
    document = reading.document("csv", spoken, metadata={**before, **table.metadata}, index_points=points)
    if not translated:
        return document
    length = sum(len(segment.text) for segment in translated)
    return replace(document, translation=TranscriptDocument("csv", tuple(translated), account=Account(length, length)))


class _Rows:
    """When, by whom and on which recording each row is said."""

    def __init__(self, reading: Reading, table: Table, *, characters: int) -> None:
        self._reading, self._table = reading, table
        self._speakers = table.carried(Column.SPEAKER)
        tapes = list(dict.fromkeys(table.carried(Column.RECORDING)))
        self._recordings = [tapes.index(tape) for tape in table.carried(Column.RECORDING)]
        table.metadata.update({f"recording {number}": tape for number, tape in enumerate(tapes, start=1) if tape})
        self._starts, self._ends = table.times(characters=characters)
        self._backward: list[int] = []
        self._reversed: list[int] = []
        self._spans = [self._span(number) for number in range(len(table.rows))]

    def segments(self, words: list[str]) -> list[Segment]:
        """A segment for each row that says something."""
        return [
            Segment(said, self._spans[number], self._speakers[number] or None, self._recordings[number])
            for number, said in enumerate(words)
            if said
        ]

    def tell(self, *, silent: list[bool]) -> None:
        """Tells what was found in the rows."""
        starts = [row.start for row, is_silent in zip(self._table.rows, silent, strict=True) if is_silent]
        self._reading.warn_once("a row says nothing and was left out", places=starts)
        self._reading.warn_once("a row ends before it starts; its end was taken away", places=self._reversed)
        self._reading.warn_once("time goes back here; the order of the rows was kept", places=self._backward)
        for short, long in speakers.alike(set(self._speakers) - {""}):
            self._reading.note(
                f'the labels "{short}" and "{long}" may mean the same speaker; they were kept as they stand'
            )

    def _span(self, number: int) -> Span | None:
        """From a row's start to its end, or to the start of the next row where that goes on."""
        start_ms, end_ms = self._starts[number], self._ends[number]
        if start_ms is None:
            return None
        goes_on = number + 1 < len(self._starts) and self._recordings[number + 1] == self._recordings[number]
        next_ms = self._starts[number + 1] if goes_on else None
        if end_ms is None and next_ms is not None and next_ms >= start_ms:
            end_ms = next_ms
        place = self._table.rows[number].start
        if next_ms is not None and next_ms < start_ms:
            self._backward.append(self._table.rows[number + 1].start)
        if end_ms is not None and end_ms < start_ms:
            self._reversed.append(place)
            end_ms = None
        return Span(start_ms, end_ms)


def _index_points(table: Table) -> list[IndexPoint]:
    starts, _ = table.times(characters=0)
    fields = [table.words(column) for column in (Column.TITLE, Column.SYNOPSIS, Column.KEYWORDS, Column.SUBJECTS)]
    return [
        IndexPoint(
            title or keywords or subjects, start_ms, synopsis, keywords=_terms(keywords), subjects=_terms(subjects)
        )
        for start_ms, title, synopsis, keywords, subjects in zip(starts, *fields, strict=True)
        if title or synopsis or keywords or subjects
    ]


def _terms(written: str) -> tuple[str, ...]:
    return tuple(term.strip() for term in re.split("[;|]", written) if term.strip())


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


FORMAT = Format("csv", "table (CSV)", EXTENSIONS, "text/csv", sniff, read)
