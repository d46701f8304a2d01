"""The rows of a table as a transcript: a segment for each utterance, or a point for each entry of a table of contents.

A row without a speaker goes on with the speaker above it. Columns that have no place in a transcript become metadata.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from testimonies.transcripts import speakers
from testimonies.transcripts.document import Account, IndexPoint, Segment, TranscriptDocument
from testimonies.transcripts.reading import Reading
from testimonies.transcripts.sheets.columns import Column
from testimonies.transcripts.sheets.table import Layout, Table
from testimonies.values.span import Span


def transcript(reading: Reading, found: Layout, *, format: str, before: Mapping[str, str]) -> TranscriptDocument:
    """Reads every row below the header; `before` is what stands above it, as metadata."""
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
    document = reading.document(format, spoken, metadata={**before, **table.metadata}, index_points=points)
    if not translated:
        return document
    length = sum(len(segment.text) for segment in translated)
    other_account = Account(length, length)
    return replace(document, translation=TranscriptDocument(format, tuple(translated), account=other_account))


class _Rows:
    """When, by whom and on which recording each row is said."""

    def __init__(self, reading: Reading, table: Table, *, characters: int) -> None:
        self._reading, self._table = reading, table
        self._speakers = table.speakers()
        self._recordings = table.recordings()
        self._starts, self._ends = table.times(characters=characters)
        self._has_ends = any(end_ms is not None for end_ms in self._ends) or table.is_ours
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
        if not self._has_ends and end_ms is None and next_ms is not None and next_ms >= start_ms:
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
