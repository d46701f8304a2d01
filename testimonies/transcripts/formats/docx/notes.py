"""Footnotes and endnotes of a Word file, hung on the segments in which they are called."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from testimonies.transcripts.document import Footnote
from testimonies.transcripts.formats.docx.package import Parts
from testimonies.transcripts.formats.docx.words import Paragraph, Words
from testimonies.transcripts.reading import Reading
from testimonies.transcripts.typed.turns import Turns

KINDS = {"footnotes": "footnote", "endnotes": "endnote"}


class Notes:
    """The notes of one file, and all their `paragraphs`; Word's own, the lines above the others, say nothing."""

    def __init__(self, parts: Parts, words: Words) -> None:
        self._notes: dict[tuple[str, str], str] = {}
        self.paragraphs: list[Paragraph] = []
        for part, kind in KINDS.items():
            for note in (note for root in parts.of(part) for note in root if note.tag == kind):
                paragraphs = words.paragraphs(note)
                self.paragraphs += paragraphs
                said = "\n".join(one.text.strip() for one in paragraphs if one.text.strip())
                if said:
                    self._notes[kind, note.get("id", "")] = unicodedata.normalize("NFC", said)

    def hang(self, calls: Sequence[tuple[int, str, str]], reading: Reading, found: Turns) -> list[Footnote]:
        """The notes at the places of the page where they are called; those that nothing calls on its end."""
        hung: list[Footnote] = []
        uncalled = dict(self._notes)
        for place, kind, name in calls:
            note = uncalled.pop((kind, name), "")
            if note and found.segments:
                hung.append(_hung(note, place, reading, found))
        for (kind, name), note in uncalled.items():
            reading.warn(f'{kind} {name} is not called in the text; it was hung on its end: "{note}"')
            if found.segments:
                hung.append(_hung(note, len(reading.text), reading, found))
        return hung


def _hung(note: str, place: int, reading: Reading, found: Turns) -> Footnote:
    segment = max(bisect_right(found.places, place) - 1, 0)
    said = unicodedata.normalize("NFC", reading.text[found.places[segment] : place])
    return Footnote(segment, min(len(said), len(found.segments[segment].text)), note)
