"""Words of an OHMS record as they are written: captions whose notes are called by `<c.1>words</c>`, or a text."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from testimonies.transcripts.document import Footnote, Segment, TranscriptDocument
from testimonies.transcripts.formats import webvtt

FIRST_CUE = re.compile(r"\n\n(?=(?:[^\n]+\n)?[\d:.]+ --> |NOTE (?:recording|without))")
LAST_WORD = re.compile(r"\S*\Z")
SET = "Annotation Set "


def captions(document: TranscriptDocument, metadata: Mapping[str, str]) -> str:
    """The document's words as captions, `metadata` in their header, its footnotes after them."""
    notes = sorted(document.footnotes, key=lambda note: (note.segment, note.offset))
    opening, middle, closing = _unused(document.segments)
    said = [_Called(segment.text) for segment in document.segments]
    for number, note in enumerate(notes, start=1):
        said[note.segment].call(note.offset, before=f"{opening}{number}{middle}", after=closing)
    segments = tuple(
        replace(segment, text=called.text()) for segment, called in zip(document.segments, said, strict=True)
    )
    header = {key: value for key, value in metadata.items() if not key.startswith(SET)}
    plain = replace(document, segments=segments, language="", metadata=header, index_points=(), footnotes=())
    whole = FIRST_CUE.sub("\n\nNOTE\nTRANSCRIPTION BEGIN\n\n", webvtt.write(plain), count=1)
    whole = re.sub(f"{opening}([0-9]+){middle}", r"<c.\1>", whole).replace(closing, "</c>")
    sets = [f"{key}: {value}" for key, value in metadata.items() if key.startswith(SET)]
    return f"{whole}\nNOTE\nTRANSCRIPTION END\n{_block(notes, sets)}"


def text(document: TranscriptDocument) -> str:
    """The document's words as a text: a paragraph for each passage, its footnotes called in it and set at its end."""
    notes = sorted(document.footnotes, key=lambda note: (note.segment, note.offset))
    said = [_Called(segment.text) for segment in document.segments]
    for number, note in enumerate(notes, start=1):
        said[note.segment].call(note.offset, before="", after=f"[[footnote]]{number}[[/footnote]]")
    paragraphs = [
        f"{segment.speaker}: {called.text()}" if segment.speaker else called.text()
        for segment, called in zip(document.segments, said, strict=True)
    ]
    if notes:
        inside = "\n".join(f"[[note]]{note.text}[[/note]]" for note in notes)
        paragraphs.append(f"[[footnotes]]\n{inside}\n[[/footnotes]]")
    return "\n\n".join(paragraphs) + "\n"


class _Called:
    """A text into which calls are put from its beginning on."""

    def __init__(self, text: str) -> None:
        self._text, self._pieces, self._done = text, list[str](), 0

    def call(self, offset: int, *, before: str, after: str) -> None:
        """Calls a note at the end of the word that stands before a place."""
        end = max(min(offset, len(self._text)), self._done)
        word = LAST_WORD.search(self._text, self._done, end)
        begin = word.start() if word else end
        self._pieces += [self._text[self._done : begin], before, self._text[begin:end], after]
        self._done = end

    def text(self) -> str:
        """The text with its calls."""
        return "".join([*self._pieces, self._text[self._done :]])


def _block(notes: Sequence[Footnote], sets: Sequence[str]) -> str:
    """The comments at the end in which the notes stand."""
    if not notes and not sets:
        return ""
    lines = ["", "NOTE", "ANNOTATIONS BEGIN", *sets, "", "NOTE"]
    for number, note in enumerate(notes, start=1):
        text = html.escape(note.text, quote=False).replace("\n", "&#10;")
        lines.append(f'<annotation ref="{number}">{text}</annotation>')
    return "\n".join([*lines, "", "NOTE", "ANNOTATIONS END", ""])


def _unused(segments: Sequence[Segment]) -> list[str]:
    """Three characters for private use that no segment has."""
    used = set().union(*(segment.text for segment in segments))
    return [chr(code) for code in range(0xE000, 0xF900) if chr(code) not in used][:3]
