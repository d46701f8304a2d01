"""Slate, as slate-transcript-editor saves it: a list of passages, each with a speaker and children that hold words."""

from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines.hearing import Hearing
from testimonies.transcripts.formats.machines.words import Word, reach
from testimonies.transcripts.json_shape import has
from testimonies.transcripts.json_tree import Branch
from testimonies.values.span import Span


def sniff(head: bytes, name: str) -> float:
    """Certain by a list of passages with children and a start."""
    return has(head, "[].children[].text", "[].start") or has(head, "[].children[].words[].text")


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is broken or says nothing."""
    hearing = Hearing(content, language=language)
    segments = [said for part in hearing.many(hearing.root, "", "") for said in _passage(hearing, part)]
    return hearing.finished("slate", segments)


def _passage(hearing: Hearing, part: Branch) -> list[Segment]:
    speaker, span = hearing.label(part, "speaker"), hearing.span(part)
    hearing.mark(part, "type", "timedText")
    said = list[Segment]()
    for child in hearing.many(part, "children", "[].children"):
        text = hearing.said(child, "text")
        words = [_word(hearing, word) for word in hearing.many(child, "words", "[].children[].words")]
        segment = hearing.timed(Segment(text, None, speaker), words)
        reached = reach(word.span for word in segment.word_times)
        said.append(
            Segment(segment.text, _ended(span, reached) if not said else reached, speaker, 0, segment.word_times)
        )
    return said


def _ended(span: Span | None, reached: Span | None) -> Span | None:
    """A passage says when it starts; when it ends, its words say."""
    if span is None or reached is None or span.end_ms is not None or (reached.end_ms or 0) < span.start_ms:
        return span or reached
    return Span(span.start_ms, reached.end_ms)


def _word(hearing: Hearing, part: Branch) -> Word:
    return Word(hearing.take(part, "text"), hearing.span(part))


FORMAT = Format("slate", "slate-transcript-editor (JSON)", (".json",), "application/json", sniff, read)
