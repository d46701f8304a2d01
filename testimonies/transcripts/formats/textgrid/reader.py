"""Reads Praat TextGrids: which tiers are speech and whose is told by their names, and noted where it was a choice."""

import re

from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import IndexPoint, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.textgrid import packed, written
from testimonies.transcripts.formats.textgrid.levels import SILENCES, Layer, Level, layers
from testimonies.transcripts.formats.textgrid.passages import Told, told
from testimonies.transcripts.reading import Reading

CERTAIN = re.compile(r'\ufeff?\s*(?:File type\s*=\s*)?"ooTextFile', re.IGNORECASE)
QUIET, ANALYSIS, TIMING, VOICES = "silences", "tiers of analysis", "words on tiers that time them", "turns of speakers"
LETTER = re.compile(r"[^\W\d_]")


def sniff(head: bytes, name: str) -> float:
    """Certain by its first words; likely where a damaged file still has the classes of tiers."""
    text = glimpse(head)
    if head.startswith(packed.SIGNATURE) or CERTAIN.match(text):
        return 1.0
    return 0.6 if '"IntervalTier"' in text else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript where it is broken, or has no tier with words."""
    if content.startswith(packed.SIGNATURE):
        reading, tiers = packed.tiers(content, language=language)
    else:
        reading = Reading.of(content, language=language)
        tiers = written.tiers(reading)
    found = layers(tiers)
    speech = told(found)
    points = [
        IndexPoint(label.text, label.start_ms)
        for layer in found
        if layer.level is Level.POINTS
        for label in layer.labels
        if LETTER.search(label.text)
    ]
    if not speech.passages and not points:
        names = ", ".join(f'"{tier.name}"' for tier in tiers) or "none"
        raise UnreadableTranscript(f"no tier of this TextGrid has words in it; its tiers are {names}")
    _book(reading, found, speech)
    _tell(reading, found)
    metadata = {"tiers": "\n".join(tier.name for tier in tiers)}
    segments = [passage.segment() for passage in speech.passages]
    return reading.document("textgrid", segments, metadata=metadata, index_points=sorted(points, key=_time))


def _time(point: IndexPoint) -> int:
    return point.start_ms or 0


def _book(reading: Reading, found: list[Layer], speech: Told) -> None:
    """Books the labels that do not stand in the document themselves."""
    ledger = reading.ledger
    for layer in found:
        for label in layer.tier.labels:
            if label.text in SILENCES:
                ledger.book(label.start, label.end, QUIET)
            elif layer.level is Level.ANALYSIS or (layer.level is Level.POINTS and not LETTER.search(label.text)):
                ledger.book(label.start, label.end, ANALYSIS)
            elif layer.level is Level.VOICES:
                ledger.book(label.start, label.end, VOICES)
    for label in speech.timing:
        ledger.book(label.start, label.end, TIMING)


def _tell(reading: Reading, found: list[Layer]) -> None:
    """Tells how the tiers were understood."""
    analyses = [layer for layer in found if layer.level is Level.ANALYSIS and layer.labels]
    if analyses:
        counted = ", ".join(f'"{layer.tier.name}" ({len(layer.labels):,} labels)' for layer in analyses)
        reading.note(f"not carried: tiers of analysis, which are no one's words: {counted}")
    speakers = dict.fromkeys(
        layer.tier.name for layer in found if layer.level is Level.PASSAGES and not layer.is_named and layer.labels
    )
    if speakers:
        names = ", ".join(f'"{name}"' for name in speakers)
        reading.note(f"each of these tiers was read as the words of a speaker of that name: {names}")
    points = [label for layer in found if layer.level is Level.POINTS for label in layer.labels]
    figures = [label.start for label in points if not LETTER.search(label.text)]
    reading.note_once("not carried: a point that has no words, only a figure", places=figures)
    turns = [label.start for layer in found if layer.level is Level.VOICES for label in layer.labels]
    reading.note_once("a tier of speakers was used only to name who speaks", places=turns[:1])


FORMAT = Format("textgrid", "Praat TextGrid", (".textgrid",), "text/x-praat-textgrid", sniff, read)
