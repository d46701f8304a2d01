"""Speechmatics (json-v2). It has no passages: its words are cut into turns.

A turn ends where the speaker changes, where nobody speaks for two seconds, or after half a minute with its sentence.
Punctuation is attached to the word that the file says, or else to the word before.
"""

from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines.hearing import Hearing
from testimonies.transcripts.formats.machines.words import CUT, Word, turns
from testimonies.transcripts.json_shape import has
from testimonies.transcripts.json_tree import Branch

KINDS = ("word", "punctuation", "entity", "speaker_change")
SIDES = ("previous", "next", "both", "none")


def sniff(head: bytes, name: str) -> float:
    """Certain by results that have a type and alternatives with a content."""
    return has(head, "results[].alternatives[].content", "results[].type")


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is broken or says nothing."""
    hearing = Hearing(content, language=language)
    metadata = hearing.inside(hearing.root, "metadata")
    if isinstance(named := hearing.inside(metadata, "transcription_config").get("language"), str) and named != "auto":
        hearing.tells_language(named)
    space = hearing.inside(metadata, "language_pack_info").get("word_delimiter", " ")
    words, attached = list[Word](), False
    for part in hearing.many(hearing.root, "results", "results"):
        word, side = _word(hearing, part)
        if word.text:
            glue = "" if attached or side in {"previous", "both"} or not isinstance(space, str) else space
            words.append(hearing.kept(word)._replace(glue=glue))
            attached = side in {"next", "both"}
    if words:
        hearing.findings.note(CUT)
    return hearing.finished("speechmatics", turns(words))


def _word(hearing: Hearing, part: Branch) -> tuple[Word, str]:
    """A word or mark, and the side on which it is attached."""
    span = hearing.span(part, "start_time", "end_time")
    kind = hearing.mark(part, "type", *KINDS)
    side = hearing.mark(part, "attaches_to", *SIDES)
    likeliest = hearing.first(part, "alternatives")
    text = hearing.take(likeliest, "content")
    speaker = hearing.label(likeliest, "speaker") or hearing.label(part, "channel")
    if kind == "punctuation":
        return Word(text, None, speaker), side or "previous"
    return Word(text, span, speaker), side


FORMAT = Format("speechmatics", "Speechmatics (JSON)", (".json",), "application/json", sniff, read)
