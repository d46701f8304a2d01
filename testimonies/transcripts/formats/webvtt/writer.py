"""A transcript written as WebVTT, so that reading it again gives the same words, voices and times.

What WebVTT has no word for stands in comments that players pass over: `NOTE recording 2` before the cues of the
second recording, `NOTE without time` above words that have no time, `NOTE contents` where names of cues are titles.
"""

import re
from collections.abc import Iterator

from testimonies.transcripts import speakers
from testimonies.transcripts.captions.ends import with_ends
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.values.timecode import format_vtt

RECORDING = re.compile(r"NOTE recording (\d{1,4})\s*")
CONTENTS_FOLLOW = "NOTE contents in the names of cues"
CONTENTS = re.compile(rf"^{CONTENTS_FOLLOW}[ \t]*$", re.MULTILINE)
UNTIMED = re.compile(r"NOTE without time[ \t]*\n")
HEADER_KEY = re.compile(r"[^\W\d_][\w .()/-]{0,39}")


def write(document: TranscriptDocument) -> str:
    """The document as WebVTT. A cue whose end is unknown lasts until the next begins."""
    blocks = ["\n".join(_header(document))]
    blocks += [f"NOTE\n{_no_blank_lines(document.metadata['NOTE'])}"] if document.metadata.get("NOTE") else []
    names = {point.start_ms: point.title for point in reversed(document.index_points) if point.start_ms is not None}
    blocks += [CONTENTS_FOLLOW] if names else []
    voices = bool(document.speakers or speakers.labels_in("\n".join(segment.text for segment in document.segments)))
    recording = 0
    for segment, end_ms in with_ends(document.segments):
        if segment.recording != recording:
            recording = segment.recording
            blocks.append(f"NOTE recording {recording + 1}")
        words = _words(segment, voices=voices)
        if segment.span is None:
            blocks.append(f"NOTE without time\n{words}")
            continue
        name = names.pop(segment.span.start_ms, "")
        times = f"{format_vtt(segment.span.start_ms)} --> {format_vtt(end_ms)}"
        blocks.append("\n".join(filter(None, (_one_line(name), times, words))))
    return "\n\n".join(blocks) + "\n"


def _header(document: TranscriptDocument) -> Iterator[str]:
    title = document.metadata.get("WEBVTT", "").split("\n")[0]
    yield f"WEBVTT {title}".strip()
    if document.language and "Language" not in document.metadata:
        yield f"Language: {document.language}"
    for key, value in document.metadata.items():
        if key not in ("WEBVTT", "NOTE") and HEADER_KEY.fullmatch(key):
            yield from (f"{key}: {_safe(line.strip())}" for line in value.split("\n"))


def _words(segment: Segment, *, voices: bool) -> str:
    lines = (line if line.strip() else f"{line}<c></c>" for line in _safe(segment.text).split("\n"))
    voice = f"<v {_safe(_one_line(segment.speaker))}>" if segment.speaker else "<v>" if voices else ""
    return voice + "\n".join(lines)


def _safe(text: str) -> str:
    """Text in which nothing can be taken for a tag, an entity, an arrow, a line end or a mark of byte order."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("{\\", "&#123;\\")
    return text.replace("\r", "&#13;").replace("\ufeff", "&#65279;")


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("-->", "->")


def _no_blank_lines(text: str) -> str:
    return re.sub(r"\n\s*\n", "\n", text).replace("-->", "->").strip()
