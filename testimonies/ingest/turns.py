"""How often each speaker of a transcript has a turn, and a few of the words, so that a curator can tell who it is."""

from itertools import groupby

from testimonies.ingest.planned import Voice
from testimonies.transcripts.document import TranscriptDocument

SAMPLE = 120  # characters
TELLING = 3  # words, so that a sample is more than "Yes."


def voices_of(document: TranscriptDocument) -> dict[str, Voice]:
    """Each label of a transcript and of the translation beside it; a turn is a run of segments."""
    voices: dict[str, Voice] = {}
    for text in (document, document.translation):
        for label, run in groupby(text.segments if text else (), key=lambda said: said.speaker):
            if label:
                voice = voices.setdefault(label, Voice())
                voice.turns += 1
                if len(voice.words.split()) < TELLING:
                    voice.words = max(voice.words, next(run).text[:SAMPLE], key=lambda words: len(words.split()))
    return voices
