"""YouTube's captions (SBV): a line `0:00:01.000,0:00:02.500`, then what is said."""

import re
from collections.abc import Iterator

from testimonies.transcripts.captions.cues import TimeLine, cues, span_between, stretches
from testimonies.transcripts.captions.spoken import Spoken
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.reading import Reading

LINE = re.compile(r"^\d{1,3}:\d[^\s,]{0,20},\d{1,3}:\d[^\s,]{0,20}[ \t]*$", re.MULTILINE)
TIME_LINE = re.compile(r"^(\d{1,3}:\d\d:\d\d\.\d{1,3}),(\d{1,3}:\d\d:\d\d\.\d{1,3})[ \t]*$", re.MULTILINE)


def sniff(head: bytes, name: str) -> float:
    """Certain by its time lines, which no other format has."""
    return 0.9 if TIME_LINE.search(glimpse(head)) else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is not text."""
    reading = Reading.of(content, language=language)
    end, found = cues(reading, _time_lines(reading))
    spoken = Spoken(reading, found)
    for start, stop in stretches(reading.text, 0, end):
        spoken.say_outside(start, stop)
    for cue in found:
        spoken.say_cue(cue)
    spoken.continue_voices()
    return reading.document("sbv", spoken.finished())


def _time_lines(reading: Reading) -> Iterator[TimeLine]:
    for line in LINE.finditer(reading.text):
        span = None
        if found := TIME_LINE.match(reading.text, line.start()):
            span = span_between(reading, found)
        else:
            reading.warn(
                f'this time line cannot be read: "{line[0]}"; its words were kept without a time', at=line.start()
            )
        yield TimeLine(line.start(), line.end(), span)


FORMAT = Format("sbv", "YouTube captions", (".sbv",), "text/plain", sniff, read)
