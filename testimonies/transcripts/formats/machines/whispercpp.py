"""whisper.cpp. A passage is one of its segments; tokens that begin with a space begin a word. Times are in ms."""

import re

from testimonies.transcripts.accounting import TIMES
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines.hearing import Hearing
from testimonies.transcripts.formats.machines.taking import MARKS
from testimonies.transcripts.formats.machines.words import Word, reach
from testimonies.transcripts.json_shape import has
from testimonies.transcripts.json_tree import Branch
from testimonies.values.span import Span

MARK = re.compile(r"\[_[A-Z]+_(?:\d+)?\]?|<\|[^|]{0,20}\|>")  # [_BEG_], [_TT_150]
CLOCK = re.compile(r"\d\d:\d\d:\d\d[,.]\d\d\d")


def sniff(head: bytes, name: str) -> float:
    """Certain by its transcription with offsets."""
    return has(head, "transcription[].text", "transcription[].offsets.from")


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is broken or says nothing."""
    hearing = Hearing(content, language=language, unit=1)
    if isinstance(named := hearing.inside(hearing.root, "result").get("language"), str):
        hearing.tells_language(named)
    segments = [_segment(hearing, part) for part in hearing.many(hearing.root, "transcription", "transcription")]
    return hearing.finished("whispercpp", segments)


def _segment(hearing: Hearing, part: Branch) -> Segment:
    span, speaker = _span(hearing, part), hearing.label(part, "speaker")
    words = list[Word]()
    for token in hearing.many(part, "tokens", "transcription[].tokens"):
        text, spoken = hearing.take(token, "text"), _span(hearing, token)
        if MARK.fullmatch(text):
            hearing.tally.book(len(text), MARKS)
        elif words and not text.startswith(" "):
            words[-1] = Word(words[-1].text + text, reach((words[-1].span, spoken)))
        elif text:
            words.append(Word(text, spoken))
    return hearing.timed(Segment(hearing.said(part, "text"), span, speaker), words)


def _span(hearing: Hearing, part: Branch) -> Span | None:
    """The offsets; the same times stand there as clocks once more."""
    clocks = hearing.inside(part, "timestamps")
    for key in ("from", "to"):
        if isinstance(clock := clocks.get(key), str) and CLOCK.fullmatch(clock):
            hearing.tally.book(len(hearing.take(clocks, key)), TIMES)
    return hearing.span(hearing.inside(part, "offsets"), "from", "to")


FORMAT = Format("whispercpp", "whisper.cpp (JSON)", (".json",), "application/json", sniff, read)
