"""TextGrids as Praat writes them: long, short and binary, a tier for each speaker, empty intervals between turns."""

import struct
from collections.abc import Iterator

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.document import TranscriptDocument
from tests.transcripts.scribes import Scribe

Interval = tuple[float, float, str]


def _intervals(document: TranscriptDocument, speaker: str) -> Iterator[Interval]:
    """The turns of one speaker, with what is silent between them."""
    until = 0.0
    for said in document.segments:
        if said.speaker == speaker and said.span and said.span.end_ms:
            start, end = said.span.start_ms / 1000, said.span.end_ms / 1000
            if start > until:
                yield until, start, ""
            yield start, end, said.text
            until = end


def _long(document: TranscriptDocument) -> str:
    lines = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "xmin = 0 ", "xmax = 100 "]
    lines += ["tiers? <exists> ", f"size = {len(document.speakers)} ", "item []: "]
    for number, speaker in enumerate(document.speakers, start=1):
        said = list(_intervals(document, speaker))
        lines += [f"    item [{number}]:", '        class = "IntervalTier" ', f'        name = "{speaker}" ']
        lines += ["        xmin = 0 ", "        xmax = 100 ", f"        intervals: size = {len(said)} "]
        for place, (start, end, text) in enumerate(said, start=1):
            lines += [f"        intervals [{place}]:", f"            xmin = {start} ", f"            xmax = {end} "]
            lines.append(f'            text = "{text}" ')
    return "\n".join([*lines, ""])


def _short(document: TranscriptDocument) -> str:
    lines = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "0", "100", "<exists>"]
    lines.append(str(len(document.speakers)))
    for speaker in document.speakers:
        said = list(_intervals(document, speaker))
        lines += ['"IntervalTier"', f'"{speaker}"', "0", "100", str(len(said))]
        for start, end, text in said:
            lines += [str(start), str(end), f'"{text}"']
    return "\n".join([*lines, ""])


def string(text: str) -> bytes:
    """A string as Praat packs it: in UTF-16 only where ASCII is not enough."""
    if text.isascii():
        return struct.pack(">h", len(text)) + text.encode()
    return struct.pack(">hH", -1, len(text)) + text.encode("utf-16-be")


def binary(document: TranscriptDocument) -> bytes:
    """The document as a binary TextGrid."""
    packed = b"ooBinaryFile\x08TextGrid" + struct.pack(">ddBi", 0, 100, 1, len(document.speakers))
    for speaker in document.speakers:
        said = list(_intervals(document, speaker))
        packed += b"\x0cIntervalTier" + string(speaker) + struct.pack(">ddi", 0, 100, len(said))
        packed += b"".join(struct.pack(">dd", start, end) + string(text) for start, end, text in said)
    return packed


CARRIES = Carries.TIMES | Carries.ENDS | Carries.SPEAKERS
SCRIBES = [
    Scribe("textgrid", "long.TextGrid", CARRIES, lambda document: _long(document).encode()),
    Scribe("textgrid", "wide.TextGrid", CARRIES, lambda document: _long(document).encode("utf-16")),
    Scribe("textgrid", "short.TextGrid", CARRIES, lambda document: _short(document).encode()),
    Scribe("textgrid", "binary.TextGrid", CARRIES, binary),
]
