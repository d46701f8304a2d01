"""A transcript written as TEI after ISO 24624:2016, so that reading it again gives the same document.

White space that counts is marked by `xml:space`; times of words by `synch`; what XML has no character for by `g`.
"""

from collections.abc import Iterator, Sequence

from testimonies.transcripts.document import Footnote, IndexPoint, Segment, TranscriptDocument, WordTime
from testimonies.transcripts.formats.tei.contents import CONTENTS
from testimonies.transcripts.formats.tei.header import FIELD, TITLE
from testimonies.transcripts.formats.tei.tags import escaped, is_plain, tag, tagged
from testimonies.values.span import Span

NAMESPACE = "http://www.tei-c.org/ns/1.0"


def write(document: TranscriptDocument) -> str:
    """The document as a TEI file; times are seconds since the beginning of each recording."""
    return "\n".join(_Tei(document).lines()) + "\n"


class _Tei:
    def __init__(self, document: TranscriptDocument) -> None:
        self._document = document
        self._parts = [document, *([document.translation] if document.translation else [])]
        speakers = dict.fromkeys(name for part in self._parts for name in part.speakers)
        self._speakers = {name: f"speaker{number}" for number, name in enumerate(speakers, start=1)}
        self._recordings = sorted({segment.recording for part in self._parts for segment in part.segments})

    def lines(self) -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield tag("TEI", xmlns=NAMESPACE)
        yield from self._header()
        if len(self._parts) > 1:
            yield "<text>\n<group>"
        for place, part in enumerate(self._parts):
            yield from self._text(part, prefix="x" * place)
        if len(self._parts) > 1:
            yield "</group>\n</text>"
        yield "</TEI>"

    def _header(self) -> Iterator[str]:
        metadata = dict(self._document.metadata)
        yield "<teiHeader>\n<fileDesc>"
        yield f"<titleStmt>{tagged('title', metadata.pop(TITLE, ''))}</titleStmt>"
        yield "<publicationStmt><p/></publicationStmt>"
        if metadata:
            yield "<notesStmt>"
            for name, value in metadata.items():
                yield tag("note", type=FIELD) + f"{tagged('label', name)}{tagged('ab', value)}</note>"
            yield "</notesStmt>"
        recordings = (tag("recording", id=_recording(number), n=number + 1, empty=True) for number in self._recordings)
        yield f"<sourceDesc><recordingStmt>{''.join(recordings)}</recordingStmt></sourceDesc>"
        yield "</fileDesc>\n<profileDesc>"
        if language := self._document.language:
            yield f"<langUsage>{tag('language', ident=language, empty=True)}</langUsage>"
        if self._speakers:
            yield "<particDesc><listPerson>"
            for name, who in self._speakers.items():
                yield f"{tag('person', id=who)}{tagged('persName', name)}</person>"
            yield "</listPerson></particDesc>"
        yield "</profileDesc>\n</teiHeader>"

    def _text(self, part: TranscriptDocument, *, prefix: str) -> Iterator[str]:
        kind = "translation" if prefix else ""
        yield tag("text", type=kind, lang=part.language)
        yield from self._timelines(part, prefix)
        if part.index_points:
            yield tag("front") + tag("div", type=CONTENTS) + "<list>"
            for point in part.index_points:
                yield from _entry(point, prefix)
            yield "</list></div></front>"
        yield "<body>"
        notes: dict[int, list[tuple[int, Footnote]]] = {}
        for number, note in enumerate(part.footnotes, start=1):
            notes.setdefault(note.segment, []).append((number, note))
        for number, segment in enumerate(part.segments):
            yield self._block(segment, notes.get(number, []), prefix)
        yield "</body>\n</text>"

    def _timelines(self, part: TranscriptDocument, prefix: str) -> Iterator[str]:
        """One timeline for each recording, with every point that anything in the text is at."""
        times = {(0, point.start_ms) for point in part.index_points if point.start_ms is not None}
        for segment in part.segments:
            for span in (segment.span, *(word.span for word in segment.word_times)):
                if span is not None:
                    times |= {(segment.recording, ms) for ms in (span.start_ms, span.end_ms) if ms is not None}
        for number in sorted({number for number, _ in times}):
            origin = f"{prefix}origin{number + 1}"
            yield tag("timeline", unit="s", origin=f"#{origin}", corresp=f"#{_recording(number)}")
            yield tag("when", id=origin, empty=True)
            for ms in sorted(ms for of, ms in times if of == number):
                interval = f"{ms // 1000}.{ms % 1000:03}"
                yield tag("when", id=_point(number, ms, prefix), interval=interval, since=f"#{origin}", empty=True)
            yield "</timeline>"

    def _block(self, segment: Segment, notes: list[tuple[int, Footnote]], prefix: str) -> str:
        start, end = _pointers(segment.span, segment.recording, prefix)
        who = f"#{self._speakers[segment.speaker]}" if segment.speaker else ""
        corresp = f"#{_recording(segment.recording)}" if segment.recording else ""
        opening = tag("annotationBlock", who=who, start=start, end=end, corresp=corresp)
        is_exact = bool(notes or segment.word_times or not is_plain(segment.text))
        said = _said(segment, notes, prefix) if is_exact else escaped(segment.text)
        return f"{opening}<u>{tag('seg', space='preserve' if is_exact else '')}{said}</seg></u></annotationBlock>"


def _said(segment: Segment, notes: Sequence[tuple[int, Footnote]], prefix: str) -> str:
    """The words with the tags of those that have times, and with the notes where they hang."""
    length = len(segment.text)
    marks = [(min(note.offset, length), 1, _note(number, note)) for number, note in notes]
    for word in segment.word_times:
        marks += _word(word, segment.recording, prefix)
    pieces, done = [], 0
    for place, _, mark in sorted(marks, key=lambda mark: mark[:2]):
        pieces += [escaped(segment.text[done:place]), mark]
        done = place
    return "".join(pieces) + escaped(segment.text[done:])


def _word(word: WordTime, recording: int, prefix: str) -> list[tuple[int, int, str]]:
    synch = " ".join(filter(None, _pointers(word.span, recording, prefix)))
    return [(word.start, 2, tag("w", synch=synch)), (word.end, 0, "</w>")]


def _note(number: int, note: Footnote) -> str:
    return f"{tag('note', n=number, space='preserve')}{escaped(note.text)}</note>"


def _entry(point: IndexPoint, prefix: str) -> Iterator[str]:
    synch = "" if point.start_ms is None else f"#{_point(0, point.start_ms, prefix)}"
    yield tag("item", synch=synch, lang=point.language)
    yield tagged("title", point.title)
    for field, kind, said in (("note", "synopsis", point.synopsis), ("quote", "beginning", point.partial_transcript)):
        if said:
            yield tagged(field, said, type=kind)
    for kind, terms in (("keyword", point.keywords), ("subject", point.subjects)):
        yield from (tagged("term", term, type=kind) for term in terms)
    if point.place:
        yield tagged("placeName", point.place)
    if point.coordinates:
        yield tagged("geo", " ".join(repr(degrees) for degrees in point.coordinates))
    yield from (tagged("ref", title, target=address) for address, title in point.hyperlinks)
    yield "</item>"


def _pointers(span: Span | None, recording: int, prefix: str) -> tuple[str, str]:
    if span is None:
        return "", ""
    end = "" if span.end_ms is None else f"#{_point(recording, span.end_ms, prefix)}"
    return f"#{_point(recording, span.start_ms, prefix)}", end


def _point(recording: int, ms: int, prefix: str) -> str:
    return f"{prefix}T{ms}" if recording == 0 else f"{prefix}R{recording + 1}T{ms}"


def _recording(number: int) -> str:
    return f"recording{number + 1}"
