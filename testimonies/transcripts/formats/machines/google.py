"""Google Speech-to-Text, versions 1 and 2. A passage is one of its results, cut where the speaker changes.

Version 1 says who speaks only in a last result, which holds all words once more; passages are then cut by speaker and
where nobody speaks for two seconds.
"""

from dataclasses import dataclass

from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines.hearing import Hearing, known_words
from testimonies.transcripts.formats.machines.words import CUT, Word, reach, turns
from testimonies.transcripts.json_shape import has
from testimonies.transcripts.json_tree import Branch

WRAPPERS = ("", "response.", "transcript.")


@dataclass(frozen=True, slots=True)
class Result:
    """One result: what it says, whole and word by word."""

    text: str
    words: list[Word]


def sniff(head: bytes, name: str) -> float:
    """Likely by results with alternatives that have a transcript, wherever they hang."""
    return max(has(head, f"{before}results[].alternatives[].transcript") for before in WRAPPERS)


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is broken or says nothing."""
    hearing = Hearing(content, language=language)
    part, path = _holder(hearing)
    results = [_result(hearing, result, f"{path}[]") for result in hearing.many(part, "results", path)]
    segments = list[Segment]()
    last = results[-1] if results else Result("", [])
    if len(results) > 1 and not last.text and any(word.speaker for word in last.words):
        segments = list(turns([hearing.kept(word) for word in last.words if word.text]))
        known = known_words(segments)
        for result in results[:-1]:
            hearing.repeat(result.text, known)
            for word in result.words:
                hearing.repeat(word.text, known)
        hearing.findings.note(CUT)
        return hearing.finished("google", segments)
    for result in results:
        segments += _passages(hearing, result)
    return hearing.finished("google", segments)


def _holder(hearing: Hearing) -> tuple[Branch, str]:
    for keys in ((), ("response",), ("transcript",)):
        part = hearing.inside(hearing.root, *keys)
        if isinstance(part.get("results"), list):
            return part, ".".join((*keys, "results"))
    return hearing.root, "results"


def _result(hearing: Hearing, part: Branch, path: str) -> Result:
    for key in ("languageCode", "language_code"):
        if isinstance(named := part.get(key), str):
            hearing.tells_language(named)
    channel = hearing.label(part, "channelTag")
    likeliest = hearing.first(part, "alternatives")
    text = hearing.take(likeliest, "transcript")
    words = [_word(hearing, word) for word in hearing.many(likeliest, "words", f"{path}.alternatives[].words")]
    if channel:
        words = [word._replace(speaker=word.speaker or channel) for word in words]
    return Result(text, words)


def _word(hearing: Hearing, part: Branch) -> Word:
    start_ms = _ms(hearing, part, "startTime", "startOffset", "start_time", "start_offset")
    end_ms = _ms(hearing, part, "endTime", "endOffset", "end_time", "end_offset")
    if start_ms is None and end_ms is not None:
        start_ms = 0  # a zero is not written
    speaker = hearing.label(part, "speakerLabel") or hearing.label(part, "speakerTag")
    speaker = speaker or hearing.label(part, "speaker_tag") or hearing.label(part, "speaker_label")
    return Word(hearing.take(part, "word"), hearing.between(start_ms, end_ms), None if speaker == "0" else speaker)


def _ms(hearing: Hearing, part: Branch, *keys: str) -> int | None:
    """A time "1.300s", or {"seconds": "1", "nanos": 300000000}."""
    for key in keys:
        if isinstance(time := part.get(key), dict):
            seconds, nanos = hearing.ms(time, "seconds") or 0, hearing.number(time, "nanos") or 0
            return seconds + round(nanos / 1_000_000)
        if (found := hearing.ms(part, key)) is not None:
            return found
    return None


def _passages(hearing: Hearing, result: Result) -> list[Segment]:
    said = hearing.keep(result.text)
    if not said:
        return list(turns([hearing.kept(word) for word in result.words if word.text]))
    segment = Segment(said, reach(word.span for word in result.words))
    return hearing.spoken(segment, result.words)


FORMAT = Format("google", "Google Speech-to-Text (JSON)", (".json",), "application/json", sniff, read)
