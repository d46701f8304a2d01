"""Deepgram. A passage is one of its utterances or paragraphs; where it has neither, the words are cut into turns.

Two channels that were recorded apart are two speakers, where nobody else is named.
"""

from dataclasses import replace

from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines.hearing import Hearing, known_words
from testimonies.transcripts.formats.machines.words import Word, turns
from testimonies.transcripts.json_shape import has
from testimonies.transcripts.json_tree import Branch

CHANNELS = "results.channels"


def sniff(head: bytes, name: str) -> float:
    """Certain by its channels."""
    return has(head, f"{CHANNELS}[].alternatives[].transcript")


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is broken or says nothing."""
    hearing = Hearing(content, language=language)
    results = hearing.inside(hearing.root, "results")
    channels = results.get("channels")
    several = isinstance(channels, list) and len(channels) > 1
    segments = [
        _utterance(hearing, part, several=several) for part in hearing.many(results, "utterances", "results.utterances")
    ]
    known = known_words(segments)
    for number, channel in enumerate(hearing.many(results, "channels", CHANNELS)):
        if isinstance(named := channel.get("detected_language"), str):
            hearing.tells_language(named)
        spoken = _channel(hearing, channel, str(number) if several else None, known)
        segments += spoken
    return hearing.finished("deepgram", sorted(segments, key=_starts))


def _channel(hearing: Hearing, channel: Branch, number: str | None, known: frozenset[str]) -> list[Segment]:
    """What was heard on a channel; where it stands in the utterances already, it is only booked."""
    part = hearing.first(channel, "alternatives")
    path = f"{CHANNELS}[].alternatives[]"
    words = [_word(hearing, word, number) for word in hearing.many(part, "words", f"{path}.words")]
    sentences = list[Segment]()
    for paragraph in hearing.many(hearing.inside(part, "paragraphs"), "paragraphs", f"{path}.paragraphs.paragraphs"):
        speaker = hearing.label(paragraph, "speaker") or number
        hearing.span(paragraph)
        for sentence in hearing.many(paragraph, "sentences", f"{path}.paragraphs.paragraphs[].sentences"):
            sentences.append(Segment(hearing.take(sentence, "text"), hearing.span(sentence), speaker))
    if known:
        for text in (*(word.text for word in words), *(said.text for said in sentences)):
            hearing.repeat(text, known)
        spoken = list[Segment]()
    elif sentences:
        spoken = _timed(hearing, sentences, words)
    else:
        spoken = list(turns([hearing.kept(word) for word in words if word.text]))
    if not spoken and not known:
        spoken = hearing.whole(part, "transcript") or hearing.whole(hearing.inside(part, "paragraphs"), "transcript")
        spoken = [replace(said, speaker=number) for said in spoken]
    everything = known or known_words(spoken)
    hearing.repeat(hearing.take(part, "transcript"), everything)
    hearing.repeat(hearing.take(hearing.inside(part, "paragraphs"), "transcript"), everything)
    return spoken


def _timed(hearing: Hearing, sentences: list[Segment], words: list[Word]) -> list[Segment]:
    """The sentences, each with the words that start before the next one does."""
    spoken, first = list[Segment](), 0
    for place, sentence in enumerate(sentences):
        ends = len(words)
        if place + 1 < len(sentences) and (after := sentences[place + 1].span):
            begun = (number for number in range(first, ends) if _begins(words[number]) >= after.start_ms)
            ends = next(begun, ends)
        said = Segment(hearing.keep(sentence.text), sentence.span, sentence.speaker)
        spoken.append(hearing.timed(said, words[first:ends]))
        first = ends
    return spoken


def _utterance(hearing: Hearing, part: Branch, *, several: bool) -> Segment:
    channel, speaker = hearing.label(part, "channel"), hearing.label(part, "speaker")
    words = [_word(hearing, word, None) for word in hearing.many(part, "words", "results.utterances[].words")]
    said = Segment(hearing.said(part, "transcript"), hearing.span(part), speaker or (channel if several else None))
    return hearing.timed(said, words)


def _word(hearing: Hearing, part: Branch, channel: str | None) -> Word:
    """A word as it is printed, or bare where the machine printed nothing else."""
    bare, printed = hearing.take(part, "word"), hearing.take(part, "punctuated_word")
    if printed:
        hearing.compare_word(bare, printed)
    return Word(printed or bare, hearing.span(part), hearing.label(part, "speaker") or channel)


def _begins(word: Word) -> int:
    return word.span.start_ms if word.span else 0


def _starts(segment: Segment) -> int:
    return segment.span.start_ms if segment.span else 0


FORMAT = Format("deepgram", "Deepgram (JSON)", (".json",), "application/json", sniff, read)
