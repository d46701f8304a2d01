"""AssemblyAI. A passage is one of its utterances; where it has none, its words are cut into turns. Times are in ms."""

from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines.hearing import Hearing, known_words
from testimonies.transcripts.formats.machines.words import Word, turns
from testimonies.transcripts.json_shape import LIKELY, has, shape
from testimonies.transcripts.json_tree import Branch

CERTAIN = 0.95
OWN = {"acoustic_model", "language_model", "audio_url", "utterances", "webhook_url", "audio_duration"}


def sniff(head: bytes, name: str) -> float:
    """Certain by two of its own fields with a text or words."""
    fields = shape(head).keys()
    if len(OWN & fields) >= 2 and fields & {"text", "words"}:
        return CERTAIN
    return LIKELY if has(head, "utterances[].text", "utterances[].words[].text") else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is broken or says nothing."""
    hearing = Hearing(content, language=language, unit=1)
    root = hearing.root
    if isinstance(named := root.get("language_code"), str):
        hearing.tells_language(named.replace("_", "-"))
    segments = [_utterance(hearing, part) for part in hearing.many(root, "utterances", "utterances")]
    words = [_word(hearing, part) for part in hearing.many(root, "words", "words")]
    if segments:
        known = known_words(segments)
        for word in words:
            hearing.repeat(word.text, known)
    else:
        segments = list(turns([hearing.kept(word) for word in words if word.text]))
    if segments:
        hearing.compare(root, "text", segments)
    else:
        segments = hearing.whole(root, "text")
    return hearing.finished("assemblyai", segments)


def _utterance(hearing: Hearing, part: Branch) -> Segment:
    words = [_word(hearing, word) for word in hearing.many(part, "words", "utterances[].words")]
    said = Segment(hearing.said(part, "text"), hearing.span(part), hearing.label(part, "speaker"))
    return hearing.timed(said, words)


def _word(hearing: Hearing, part: Branch) -> Word:
    return Word(hearing.take(part, "text"), hearing.span(part), hearing.label(part, "speaker"))


FORMAT = Format("assemblyai", "AssemblyAI (JSON)", (".json",), "application/json", sniff, read)
