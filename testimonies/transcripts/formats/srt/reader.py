"""SubRip captions (SRT), with or without numbers, with commas or points, in whatever encoding they come."""

import re

from testimonies.transcripts.accounting import TIMES
from testimonies.transcripts.captions.cues import Cue, stretches
from testimonies.transcripts.captions.runs import Run, cues_and_runs
from testimonies.transcripts.captions.spoken import Spoken
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.reading import Reading
from testimonies.values.span import Span

TIMES_WITH_COMMA = re.compile(r"^[ \t]*[\d:]+,\d{1,3}[ \t]*-->[ \t]*\d", re.MULTILINE)
NUMBERED_TIMES = re.compile(r"^[ \t]*\d+[ \t]*\n[ \t]*\d+:[\d:.,;]+[ \t]*-->", re.MULTILINE)
NUMBER_AFTER_BLANK = re.compile(r"\n[ \t]*\n\s*(\d{1,9})[ \t]*\n\s*(?=\S)")


def sniff(head: bytes, name: str) -> float:
    """Likely by time lines with commas; less so by numbered cues, which a WebVTT without header has too."""
    text = glimpse(head)
    if "-->" not in text or text.lstrip("\ufeff \t\n").startswith("WEBVTT"):
        return 0.0
    return 0.8 if TIMES_WITH_COMMA.search(text) else 0.5 if NUMBERED_TIMES.search(text) else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is not text or has no cue."""
    reading = Reading.of(content, language=language)
    end, found = cues_and_runs(reading)
    if not found:
        raise UnreadableTranscript(
            "there is no caption in it: not one line with times like 00:00:01,000 --> 00:00:02,000", line=1
        )
    spoken = Spoken(reading, found)
    for start, stop in stretches(reading.text, 0, end):
        spoken.say_outside(start, stop)
    for cue in found:
        if isinstance(cue, Run):
            spoken.say_run(cue)
        elif "\n\n" in cue.words and cue.name:
            _missing_time_lines(reading, spoken, cue)
        else:
            spoken.say_cue(cue)
    spoken.continue_voices()
    return reading.document("srt", spoken.finished())


def _missing_time_lines(reading: Reading, spoken: Spoken, cue: Cue) -> None:
    """Reads a numbered caption with blank lines: after one may stand the number of a caption without a time line."""
    text, end, span, begin = reading.text, cue.start + len(cue.words), cue.span, cue.start
    for number in NUMBER_AFTER_BLANK.finditer(text, cue.start, end):
        _say(spoken, begin, text[begin : number.start()].rstrip(), span)
        begin, span = number.end(), None
        reading.ledger.book(number.start(1), number.end(), TIMES)
        message = f"caption {number[1]} has no time line; its words were kept without a time"
        reading.warn(message, at=number.start(1))
    _say(spoken, begin, text[begin:end], span)


def _say(spoken: Spoken, start: int, words: str, span: Span | None) -> None:
    if "\n\n" in words:
        spoken.say_torn(start, start + len(words), span)
    else:
        spoken.say(start, words, span)
