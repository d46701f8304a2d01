"""Words on the lines of CHAT, and the names of those who say them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from testimonies.transcripts.accounting import BLANK, MARKUP
from testimonies.transcripts.document import Footnote, TranscriptDocument
from testimonies.transcripts.reading import Reading

CONTINUED = re.compile(r"(?<![^\S\n])[^\S\n]*\n\s*")  # a run of spaces is looked at once
UNSPOKEN = re.compile(r"[\x00-\x08\x0e-\x1f]+")  # underlining, and what is left of broken bullets


def verbatim(reading: Reading, start: int, end: int) -> str:
    """The words between two places as they stand, on one line; all of them are booked."""
    start, end = trimmed(reading.text, start, end)
    ledger, said = reading.ledger, reading.text[start:end]
    ledger.keep(start, end)
    if not said.isprintable():
        for joint in CONTINUED.finditer(said):
            ledger.book(start + joint.start() + 1, start + joint.end(), BLANK)
        for sign in UNSPOKEN.finditer(said):
            ledger.book(start + sign.start(), start + sign.end(), MARKUP)
        said = UNSPOKEN.sub("", CONTINUED.sub(" ", said)).strip()
    return said if said.isascii() else unicodedata.normalize("NFC", said)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of text without white space at its ends."""
    said = text[start:end]
    start += len(said) - len(said.lstrip())
    return start, start + len(said.strip())


def names_of(participants: str) -> dict[str, str]:
    """The name of each code in `@Participants: ANN Anna_K Participant, ...`; a code without a name is left out."""
    parts = [entry.split() for entry in participants.split(",")]
    names = {words[0]: " ".join(words[1:-1]).replace("_", " ") for words in parts if len(words) > 2}
    shared = Counter(names.values())
    return {code: name for code, name in names.items() if shared[name] == 1 and name.strip()}


def with_footnotes(document: TranscriptDocument, footnotes: Sequence[Footnote]) -> TranscriptDocument:
    """The document with its footnotes."""
    return replace(document, footnotes=tuple(footnotes)) if footnotes else document
