"""Lists of captions as JSON: Ramp's `[{"spans": [{"begin", "end", "text"}]}]`. A passage is one of the list."""

from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines.hearing import Hearing
from testimonies.transcripts.json_shape import has
from testimonies.transcripts.json_tree import Branch


def sniff(head: bytes, name: str) -> float:
    """Certain by spans with a text that begins somewhere."""
    return has(head, "[].spans[].text", "[].spans[].begin")


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is broken or says nothing."""
    hearing = Hearing(content, language=language)
    segments = list[Segment]()
    for part in hearing.many(hearing.root, "", ""):
        speaker = hearing.label(part, "speaker")
        spans = hearing.many(part, "spans", "[].spans")
        segments += [_caption(hearing, span, speaker) for span in spans]
    return hearing.finished("spans", segments)


def _caption(hearing: Hearing, part: Branch, speaker: str | None) -> Segment:
    span = hearing.span(part, "begin", "end")
    return Segment(hearing.said(part, "text"), span, hearing.label(part, "speaker") or speaker)


FORMAT = Format("spans", "Ramp captions (JSON)", (".json",), "application/json", sniff, read)
