"""Oyez, the arguments of the Supreme Court of the United States. A passage is a block of a speaker's turn."""

from collections.abc import Iterator

from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines.hearing import Hearing
from testimonies.transcripts.json_shape import has
from testimonies.transcripts.json_tree import Branch

TURNS = "transcript.sections[].turns"


def sniff(head: bytes, name: str) -> float:
    """Certain by sections of turns."""
    return has(head, f"{TURNS}[].start") or has(head, f"{TURNS}[].text_blocks[].text")


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is broken or says nothing."""
    hearing = Hearing(content, language=language)
    segments = list[Segment]()
    transcript = hearing.inside(hearing.root, "transcript")
    for section in hearing.many(transcript, "sections", "transcript.sections"):
        hearing.span(section, "start", "stop")
        for turn in hearing.many(section, "turns", TURNS):
            segments += _turn(hearing, turn)
    return hearing.finished("oyez", segments)


def _turn(hearing: Hearing, part: Branch) -> Iterator[Segment]:
    hearing.span(part, "start", "stop")
    speaker = hearing.label(hearing.inside(part, "speaker"), "name")
    for block in hearing.many(part, "text_blocks", f"{TURNS}[].text_blocks"):
        yield Segment(hearing.said(block, "text"), hearing.span(block, "start", "stop"), speaker)


FORMAT = Format("oyez", "Oyez (JSON)", (".json",), "application/json", sniff, read)
