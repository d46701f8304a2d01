"""Rev and Rev AI. A passage is one of its monologues, with every space and mark as the file has it."""

from testimonies.transcripts.accounting import BLANK
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines.hearing import Hearing
from testimonies.transcripts.formats.machines.words import Word, trimmed, uttered
from testimonies.transcripts.json_shape import has
from testimonies.transcripts.json_tree import Branch


def sniff(head: bytes, name: str) -> float:
    """Certain by its monologues."""
    return has(head, "monologues[].elements[].value")


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is broken or says nothing."""
    hearing = Hearing(content, language=language)
    if isinstance(named := hearing.root.get("language"), str):
        hearing.tells_language(named)
    names = hearing.names(hearing.root, "speakers", "id", "name")
    segments = [_monologue(hearing, part, names) for part in hearing.many(hearing.root, "monologues", "monologues")]
    return hearing.finished("rev", segments)


def _monologue(hearing: Hearing, part: Branch, names: dict[str, str]) -> Segment:
    speaker = hearing.called(part, "speaker", names)
    words = [_word(hearing, entry) for entry in hearing.many(part, "elements", "monologues[].elements")]
    spoken = trimmed(words)
    kept = sum(len(word.text) for word in spoken)
    hearing.tally.keep(kept)
    hearing.tally.book(sum(len(word.text) for word in words) - kept, BLANK)
    return uttered(spoken, speaker=speaker)


def _word(hearing: Hearing, part: Branch) -> Word:
    hearing.mark(part, "type", "text", "punct", "unknown")
    return Word(hearing.take(part, "value"), hearing.span(part, "ts", "end_ts"), glue="")


FORMAT = Format("rev", "Rev (JSON)", (".json",), "application/vnd.rev.transcript.v1.0+json", sniff, read)
