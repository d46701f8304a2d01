"""Amberscript. A passage is one of its segments; speakers bear the names that the file gives them."""

from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines.hearing import Hearing
from testimonies.transcripts.formats.machines.words import Word, uttered
from testimonies.transcripts.json_shape import has
from testimonies.transcripts.json_tree import Branch

CERTAIN = 0.95


def sniff(head: bytes, name: str) -> float:
    """Certain by segments that have words with a text, but no text of their own."""
    whisper = has(head, "segments[].text", "segments[].start") or has(head, "segments[].words[].word")
    return CERTAIN if has(head, "segments[].words[].text", "segments[].words[].start") and not whisper else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is broken or says nothing."""
    hearing = Hearing(content, language=language)
    if isinstance(named := hearing.root.get("language"), str):
        hearing.tells_language(named)
    names = hearing.names(hearing.root, "speakers", "spkid", "name")
    segments = [_segment(hearing, part, names) for part in hearing.many(hearing.root, "segments", "segments")]
    return hearing.finished("amberscript", segments)


def _segment(hearing: Hearing, part: Branch, names: dict[str, str]) -> Segment:
    speaker = hearing.called(part, "speaker", names)
    words = [_word(hearing, word) for word in hearing.many(part, "words", "segments[].words")]
    segment = uttered([word for word in words if word.text], speaker=speaker)
    if segment.text:
        hearing.compare(part, "text", [segment])
        return segment
    return Segment(hearing.said(part, "text"), speaker=speaker)


def _word(hearing: Hearing, part: Branch) -> Word:
    return Word(hearing.said(part, "text"), hearing.span(part))


FORMAT = Format("amberscript", "Amberscript (JSON)", (".json",), "application/json", sniff, read)
