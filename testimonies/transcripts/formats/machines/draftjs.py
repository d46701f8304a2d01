"""Draft.js, as react-transcript-editor and subtitle editors save it. A passage is a block; its entities time its words.

Offsets in Draft.js count UTF-16 units, so that a letter beyond U+FFFF counts twice. Where there are no entities, the
words that a block's data lists are looked for in its text.
"""

import re
from dataclasses import replace
from typing import Any

from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines.hearing import Hearing, known_words
from testimonies.transcripts.formats.machines.taking import MARKS
from testimonies.transcripts.formats.machines.words import Word, reach
from testimonies.transcripts.json_shape import has
from testimonies.transcripts.json_tree import Branch
from testimonies.values.span import Span

KEY = re.compile(r"[0-9a-z]{7}")


def sniff(head: bytes, name: str) -> float:
    """Certain by blocks with ranges of entities."""
    return has(head, "blocks[].text", "blocks[].entityRanges")


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is broken or says nothing."""
    hearing = Hearing(content, language=language)
    spans, entities = _entities(hearing)
    segments = [_block(hearing, part, spans) for part in hearing.many(hearing.root, "blocks", "blocks")]
    known = known_words(segments)
    hearing.root["entityMap"] = entities
    for entity in hearing.many(hearing.root, "entityMap", "entityMap"):
        details = hearing.inside(entity, "data")
        hearing.repeat(hearing.take(details, "text") or hearing.take(details, "word"), known)
        if isinstance(name := details.get("key"), str) and KEY.fullmatch(name):
            hearing.tally.book(len(hearing.take(details, "key")), MARKS)
    return hearing.finished("draftjs", segments)


def _entities(hearing: Hearing) -> tuple[dict[str, Span], list[Any]]:
    """The times of the entities by their keys, and the entities themselves."""
    found = hearing.root.pop("entityMap", None)
    if isinstance(found, list):
        found = {str(number): entity for number, entity in enumerate(found)}
    if not isinstance(found, dict):
        return {}, [found]
    spans = dict[str, Span]()
    for key, entity in found.items():
        if isinstance(entity, dict) and (span := hearing.span(hearing.inside(entity, "data"))):
            spans[key] = span
    return spans, list(found.values())


def _block(hearing: Hearing, part: Branch, spans: dict[str, Span]) -> Segment:
    units = _Units(hearing.take(part, "text"))
    text = hearing.keep(units.text)
    details = hearing.inside(part, "data")
    span, speaker = hearing.span(details), hearing.label(details, "speaker")
    ranges = hearing.many(part, "entityRanges", "blocks[].entityRanges")
    words = [_ranged(hearing, entry, units, spans) for entry in ranges]
    listed = [_word(hearing, word) for word in hearing.many(details, "words", "blocks[].data.words")]
    segment = hearing.timed(Segment(text, None, speaker), [word for word in listed if word.text])
    if any(word.span for word in words):
        segment = hearing.timed_in_place(segment, [word for word in words if word.text])
    return replace(segment, span=_longest(span, reach(time.span for time in segment.word_times)))


def _longest(span: Span | None, words: Span | None) -> Span | None:
    """A block says when it starts, and not always when it ends."""
    if span is None or words is None or span.end_ms is not None:
        return span or words
    return Span(span.start_ms, words.end_ms if words.end_ms and words.end_ms >= span.start_ms else None)


def _ranged(hearing: Hearing, part: Branch, units: "_Units", spans: dict[str, Span]) -> Word:
    offset, length = hearing.number(part, "offset"), hearing.number(part, "length")
    key = part.get("key")
    if not isinstance(key, str) or key not in spans:
        return Word("")
    hearing.tally.book(len(hearing.take(part, "key")), MARKS)
    return Word(units.between(offset, length), spans[key])


def _word(hearing: Hearing, part: Branch) -> Word:
    return Word(hearing.take(part, "text") or hearing.take(part, "word"), hearing.span(part))


class _Units:
    """A text by offsets in UTF-16 units."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._wide = text.encode("utf-16-le") if max(text, default="") > "\uffff" else None

    def between(self, offset: int | None, length: int | None) -> str:
        """What stands there; "" where the numbers are none."""
        if offset is None or length is None:
            return ""
        start, end = offset, offset + length
        if self._wide is None:
            return self.text[start:end]
        return self._wide[2 * start : 2 * end].decode("utf-16-le", "replace")


FORMAT = Format("draftjs", "Draft.js (JSON)", (".json",), "application/json", sniff, read)
