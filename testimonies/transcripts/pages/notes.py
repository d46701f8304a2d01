"""Footnotes and endnotes, hung on the segments in which they are called."""

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from testimonies.transcripts.document import Footnote
from testimonies.transcripts.pages.paragraphs import Paragraph
from testimonies.transcripts.reading import Reading
from testimonies.transcripts.typed.turns import Turns

Notes = Mapping[tuple[str, str], list[Paragraph]]  # by their kind, such as "footnote", and their name


def hang(notes: Notes, calls: Sequence[tuple[int, str, str]], reading: Reading, found: Turns) -> list[Footnote]:
    """The notes at the places of the page where they are called; those that nothing calls on its end."""
    uncalled = {called: words for called, paragraphs in notes.items() if (words := _words(paragraphs))}
    hung: list[Footnote] = []
    for place, kind, name in calls:
        note = uncalled.pop((kind, name), "")
        if note and found.segments:
            hung.append(_hung(note, place, reading, found))
    for (kind, name), note in uncalled.items():
        reading.warn(f'{kind} {name} is not called in the text; it was hung on its end: "{note}"')
        if found.segments:
            hung.append(_hung(note, len(reading.text), reading, found))
    return hung


def _words(paragraphs: Sequence[Paragraph]) -> str:
    said = "\n".join(one.text.strip() for one in paragraphs if one.text.strip())
    return unicodedata.normalize("NFC", said)


def _hung(note: str, place: int, reading: Reading, found: Turns) -> Footnote:
    segment = max(bisect_right(found.places, place) - 1, 0)
    said = unicodedata.normalize("NFC", reading.text[found.places[segment] : place])
    return Footnote(segment, min(len(said), len(found.segments[segment].text)), note)
