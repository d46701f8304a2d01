"""A transcript written as SubRip, so that reading it again gives the same words, voices and times.

Who speaks stands before the words as `NAME: `. Where that would not be read as a name again, empty tags that players
do not show keep words from being taken for names, or voice tags as in WebVTT name the speakers instead.
"""

import html
import re
from collections.abc import Iterator
from enum import Enum, auto

from testimonies.transcripts.captions.ends import with_ends
from testimonies.transcripts.cue_text import ENTITY, TAG
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.srt.reader import read
from testimonies.values.timecode import format_vtt

UNSEEN = "<i></i>"
NAMELESS = "</v>"
MARKUP = re.compile(TAG)
LIKE_A_NAME = re.compile(r"[ \t]*(?:[-–—>]+[ \t]*)?(?:[^\W\d_][^:：\n]{0,60}[:：]|\[)")


class _Naming(Enum):
    """How speakers are named, from the plainest way to the one that is never misread."""

    PLAIN = auto()
    GUARDED = auto()
    VOICES = auto()


def write(document: TranscriptDocument) -> str:
    """The document as SubRip; a cue without an end lasts until the next, words without a time stand beside others."""
    written = "\n"
    for naming in _Naming:
        written = "\n".join(_cues(document, naming)) or "\n"
        if _is_read_as(document, written):
            break
    return written


def _is_read_as(document: TranscriptDocument, written: str) -> bool:
    """Whether our own reader finds the same words and voices in it."""
    try:
        again = read(written.encode(), language="")
    except UnreadableTranscript:
        return not document.segments
    return [(said.text, said.speaker) for said in again.segments] == [
        (said.text, said.speaker) for said in document.segments
    ]


def _cues(document: TranscriptDocument, naming: _Naming) -> Iterator[str]:
    has_speakers = bool(document.speakers)
    start_ms = until_ms = 0
    for number, (said, end_ms) in enumerate(with_ends(document.segments), start=1):
        if said.span:
            start_ms, until_ms = said.span.start_ms, end_ms
        times = f"{_clock(start_ms)} --> {_clock(until_ms)}"
        yield f"{number}\n{times}\n{_words(said, naming, has_speakers=has_speakers)}\n"


def _words(said: Segment, naming: _Naming, *, has_speakers: bool) -> str:
    lines = [line if line.strip() else f"{line}{UNSEEN}" for line in _safe(said.text).split("\n")]
    if naming is _Naming.GUARDED:
        first = 1 if said.speaker else 0
        guarded = [f"{UNSEEN}{line}" if LIKE_A_NAME.match(line) else line for line in lines[first:]]
        lines = lines[:first] + guarded
    words = "\n".join(lines)
    if naming is _Naming.VOICES:
        return f"<v {html.escape(said.speaker, quote=False)}>{words}" if said.speaker else f"<v>{words}"
    if said.speaker:
        return f"{said.speaker}: {words}"
    return f"{NAMELESS}{words}" if has_speakers else words


def _safe(text: str) -> str:
    """Text in which nothing is taken for a tag, an entity or an arrow; what cannot be is left as players show it."""
    text = ENTITY.sub(lambda found: f"&amp;{found[0][1:]}", text).replace("-->", "--&gt;").replace("{\\", "&#123;\\")
    text = MARKUP.sub(lambda found: f"&lt;{found[0][1:]}", text)
    return text.replace("\r", "&#13;").replace("\ufeff", "&#65279;")


def _clock(ms: int) -> str:
    return format_vtt(ms).replace(".", ",")
