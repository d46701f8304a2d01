"""Reads again what the archive wrote as JSON: the same document, to the last word time.

Its account is that of this reading; the findings of the first reading stay with the document, as its words do.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from testimonies.transcripts.accounting import LEFT_OUT, TIMES
from testimonies.transcripts.document import (
    Finding,
    Footnote,
    IndexPoint,
    Level,
    Segment,
    TranscriptDocument,
    WordTime,
)
from testimonies.transcripts.formats.machines.hearing import AGAIN, Hearing
from testimonies.transcripts.formats.machines.taking import WHOLE
from testimonies.transcripts.json_shape import has
from testimonies.transcripts.json_tree import Branch
from testimonies.values.span import Span

EARLIER = "the account of an earlier reading"
MOST_RECORDINGS = 10_000
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def sniff(head: bytes, name: str) -> float:
    """Certain by the fields with which every such file begins."""
    return has(head, "format", "language", "metadata")


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is broken or says nothing."""
    hearing = Hearing(content, language=language, unit=1)
    document = _Document(hearing, hearing.root).whole()
    translation = hearing.inside(hearing.root, "translation")
    told = _Document(hearing, translation).whole() if translation else None
    if document.format not in {"", "json"}:
        hearing.findings.note(f'this archive wrote it, after it had read it as "{document.format}"')
    read = hearing.finished("json", document.segments, index_points=document.index_points)
    return replace(
        document,
        format="json",
        language=language or document.language,
        metadata={**document.metadata, **read.metadata},
        findings=(*document.findings, *read.findings),
        account=read.account,
        translation=told,
    )


class _Document:
    """One document in its shape; the translation of a testimony is another in the same file."""

    def __init__(self, hearing: Hearing, part: Branch) -> None:
        self._hearing = hearing
        self._part = part
        self._lost: list[str] = []

    def whole(self) -> TranscriptDocument:
        """Everything but its account and its translation."""
        hearing, part = self._hearing, self._part
        format, language = self._verbatim(part, "format"), self._language(part)
        fields = hearing.inside(part, "metadata")
        metadata = {name: self._verbatim(fields, name) for name in list(fields) if isinstance(fields[name], str)}
        spoken, places = list[Segment](), list[int | None]()
        for entry in hearing.many(part, "segments", "segments"):
            segment = self._segment(entry)
            places.append(len(spoken) if segment.text.strip() else None)
            spoken += [segment] if segment.text.strip() else []
        self._speakers(spoken)
        points = [self._index_point(entry) for entry in hearing.many(part, "index_points", "index_points")]
        notes = tuple(self._footnotes(spoken, places))
        earlier = tuple(self._finding(entry) for entry in hearing.many(part, "findings", "findings"))
        self._account(hearing.inside(part, "account"))
        self._account(hearing.inside(part, "account", "classes"))
        if self._lost:
            hearing.findings.warn(f"{len(self._lost):,} things point nowhere and were left out: {self._lost[0]}")
        return TranscriptDocument(
            format,
            tuple(spoken),
            language,
            metadata,
            tuple(point for point in points if point.title or point.synopsis),
            notes,
            tuple(finding for finding in earlier if finding.message),
        )

    def _account(self, part: Branch) -> None:
        """The numbers of an account that was made of another file."""
        for key in list(part):
            if isinstance(part[key], str) and WHOLE.fullmatch(part[key]):
                self._hearing.tally.book(len(part.pop(key)), EARLIER)

    def _verbatim(self, part: Branch, key: str) -> str:
        text = self._hearing.take(part, key)
        self._hearing.tally.keep(len(text))
        return text if text.isascii() else unicodedata.normalize("NFC", text)

    def _language(self, part: Branch) -> str:
        written = self._verbatim(part, "language")
        if not written or LANGUAGE.fullmatch(written):
            return written
        self._hearing.findings.warn(f'"{written}" is no code of a language; the language was left open')
        return ""

    def _segment(self, part: Branch) -> Segment:
        hearing = self._hearing
        text, span = self._verbatim(part, "text"), hearing.span(part, "start_ms", "end_ms")
        speaker = self._verbatim(part, "speaker") or None
        recording = hearing.number(part, "recording")
        if recording is None or recording > MOST_RECORDINGS:
            recording = 0
        rows = hearing.rows(part, "word_times")
        times, place = list[WordTime](), 0
        for row in rows:
            hearing.tally.book(sum(map(len, row)), TIMES)
            time = _word_time(row, text, place)
            if time is None:
                self._lost.append(f"the time of a word, {', '.join(row)}")
            else:
                times.append(time)
                place = time.end
        return Segment(text, span, (speaker and speaker.strip()) or None, recording, tuple(times))

    def _speakers(self, spoken: Sequence[Segment]) -> None:
        """The list of speakers says nothing that the segments do not say."""
        known = {segment.speaker for segment in spoken}
        for name in self._hearing.row(self._part, "speakers"):
            self._hearing.tally.book(len(name), AGAIN if name in known else LEFT_OUT)
            if name not in known:
                self._hearing.findings.warn(f'not carried: the speaker "{name}", who says nothing')

    def _index_point(self, part: Branch) -> IndexPoint:
        links = [
            (self._verbatim(link, "address"), self._verbatim(link, "title"))
            for link in self._hearing.many(part, "hyperlinks", "index_points[].hyperlinks")
        ]
        return IndexPoint(
            self._verbatim(part, "title"),
            self._hearing.ms(part, "start_ms"),
            self._verbatim(part, "synopsis"),
            self._verbatim(part, "partial_transcript"),
            self._terms(part, "keywords"),
            self._terms(part, "subjects"),
            self._coordinates(part),
            self._verbatim(part, "place"),
            tuple(links),
            self._verbatim(part, "language"),
        )

    def _terms(self, part: Branch, key: str) -> tuple[str, ...]:
        terms = self._hearing.row(part, key)
        self._hearing.tally.keep(sum(map(len, terms)))
        return tuple(unicodedata.normalize("NFC", term) for term in terms)

    def _coordinates(self, part: Branch) -> tuple[float, float] | None:
        written = self._hearing.row(part, "coordinates")
        self._hearing.tally.keep(sum(map(len, written)))
        try:
            latitude, longitude = map(float, written)
        except ValueError:
            latitude = longitude = float("nan")
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            return latitude, longitude
        self._lost += [f"the coordinates {', '.join(written)}"] if written else []
        return None

    def _footnotes(self, spoken: Sequence[Segment], places: Sequence[int | None]) -> Iterator[Footnote]:
        for part in self._hearing.many(self._part, "footnotes", "footnotes"):
            number, offset = self._hearing.number(part, "segment"), self._hearing.number(part, "offset")
            text = self._verbatim(part, "text")
            place = places[number] if number is not None and number < len(places) else None
            if place is None or offset is None or offset > len(spoken[place].text):
                self._lost.append(f'the footnote "{text}"')
            else:
                yield Footnote(place, offset, text)

    def _finding(self, part: Branch) -> Finding:
        level = self._hearing.mark(part, "level", *Level)
        kept = Level.NOTE if level == Level.NOTE else Level.WARNING
        return Finding(kept, self._verbatim(part, "message"), self._hearing.number(part, "line") or None)


def _word_time(row: Sequence[str], text: str, after: int) -> WordTime | None:
    """A row [start, end, from ms, to ms or null]; None when it stands on no word after `after`."""
    if len(row) != 4 or not all(
        part.isascii() and part.isdigit() and len(part) < 12 for part in (*row[:3], row[3] or "0")
    ):
        return None
    start, end, start_ms = map(int, row[:3])
    end_ms = int(row[3]) if row[3] else None
    is_word = after <= start < end <= len(text) and text[start:end].strip()
    is_span = end_ms is None or end_ms >= start_ms
    return WordTime(start, end, Span(start_ms, end_ms)) if is_word and is_span else None
