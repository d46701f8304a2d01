"""Whisper as OpenAI, WhisperX, Hugging Face and others write it: segments or chunks, most of them with words.

A passage is Whisper's own segment, cut where WhisperX hears another speaker. Where there are chunks of single words
only, a passage ends where nobody speaks for two seconds.
"""

from collections.abc import Mapping
from itertools import zip_longest

from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines.hearing import Hearing, known_words
from testimonies.transcripts.formats.machines.words import CUT, Word, turns, uttered
from testimonies.transcripts.json_shape import LIKELY, has, shape
from testimonies.transcripts.json_tree import Branch

PERHAPS = 0.6
LISTS = ("segments", "chunks")


def sniff(head: bytes, name: str) -> float:
    """Certain by segments or chunks with a text; likely by a whole text that comes first, or stands by empty lists."""
    if has(head, "segments[].text", "segments[].start") or has(head, "chunks[].text", "chunks[].timestamp"):
        return LIKELY
    if has(head, "word_segments[].word", "word_segments[].start"):
        return LIKELY
    found = shape(head)
    if "text" in found and any(found.get(key) in {"", "null"} for key in LISTS) and not _are_filled(found):
        return PERHAPS
    begins_with_text = next((path for path in found if path), "") in {"text", "task"} and "text" in found
    others = {path for path in found if "." not in path and "[]" not in path} - {"", "text", "task", "language"}
    return PERHAPS if begins_with_text and not others - {"duration"} and not _is_markup(found["text"]) else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is broken or says nothing."""
    hearing = Hearing(content, language=language)
    root = hearing.root
    if isinstance(named := root.get("language"), str):
        hearing.tells_language(named)
    segments = [passage for part in hearing.many(root, "segments", "segments") for passage in _passages(hearing, part)]
    if not segments:
        segments = _chunks(hearing)
    loose = [_word(hearing, part) for part in hearing.many(root, "words", "words")]
    if any(segment.text for segment in segments) or (segments and loose):
        segments = _with_loose_words(hearing, segments, loose)
        hearing.compare(root, "text", segments)
    elif loose:
        segments = [hearing.timed(Segment(hearing.said(root, "text")), loose)]
    else:
        segments = hearing.whole(root, "text")
    if not segments:
        segments = _only_words(hearing)
    _again(hearing, segments)
    return hearing.finished("whisper", segments)


def _passages(hearing: Hearing, part: Branch) -> list[Segment]:
    segment = Segment(hearing.said(part, "text"), hearing.span(part), hearing.label(part, "speaker"))
    words = [_word(hearing, word) for word in hearing.many(part, "words", "segments[].words")]
    return hearing.spoken(segment, words)


def _word(hearing: Hearing, part: Branch) -> Word:
    text = hearing.take(part, "word") or hearing.take(part, "text")
    return Word(text, hearing.span(part), hearing.label(part, "speaker"))


def _chunks(hearing: Hearing) -> list[Segment]:
    """Hugging Face: each chunk a sentence or a single word, by how it was asked."""
    words = list[Word]()
    for part in hearing.many(hearing.root, "chunks", "chunks"):
        raw = hearing.take(part, "text")
        said = hearing.keep(raw)
        times = hearing.row(part, "timestamp")
        known = [hearing.ms_of(time) if time else None for time in times[:2]]
        span = hearing.between(known[0], known[1]) if len(known) == 2 else None
        words.append(Word(said, span, hearing.label(part, "speaker"), " " if raw != raw.lstrip() else ""))
    words = [word for word in words if word.text]
    if sum(" " in word.text.removeprefix("- ") for word in words) * 2 > len(words):
        return [uttered([word._replace(span=None)], speaker=word.speaker, span=word.span) for word in words]
    if words:
        hearing.findings.note(CUT)
    return list(turns(words))


def _with_loose_words(hearing: Hearing, segments: list[Segment], words: list[Word]) -> list[Segment]:
    """OpenAI's interface gives the words of all segments in one list, without their punctuation."""
    if not words:
        return segments
    timed, first = list[Segment](), 0
    for segment, following in zip_longest(segments, segments[1:]):
        ends = len(words)
        if following is not None and following.span is not None:
            until = following.span.start_ms
            ends = next((place for place in range(first, ends) if _starts(words[place]) >= until), ends)
        timed.append(hearing.timed(segment, words[first:ends]))
        first = ends
    return timed


def _starts(word: Word) -> int:
    return word.span.start_ms if word.span else 0


def _only_words(hearing: Hearing) -> list[Segment]:
    """WhisperX's list of all words, where its segments say nothing."""
    words = [_word(hearing, part) for part in hearing.many(hearing.root, "word_segments", "word_segments")]
    if words:
        hearing.findings.note(CUT)
    return list(turns([kept for kept in map(hearing.kept, words) if kept.text]))


def _again(hearing: Hearing, segments: list[Segment]) -> None:
    """WhisperX gives all words once more, outside their segments."""
    known = known_words(segments) | {word for segment in segments for word in (segment.speaker or "").split()}
    for part in hearing.many(hearing.root, "word_segments", "word_segments"):
        hearing.repeat(hearing.take(part, "word"), known)
        hearing.span(part)
        hearing.repeat(hearing.take(part, "speaker"), known)


def _are_filled(found: Mapping[str, str]) -> bool:
    """Whether one of the lists has anything in it, which then says of what kind the file is."""
    return any(path.startswith((f"{key}[].", f"{key}.")) for key in LISTS for path in found)


def _is_markup(text: str) -> bool:
    return text.lstrip().startswith("<")


FORMAT = Format("whisper", "Whisper (JSON)", (".json",), "application/json", sniff, read)
