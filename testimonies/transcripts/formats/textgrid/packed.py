"""TextGrids as Praat writes them in binary: its strings become the text of a reading, one on each line.

Praat's source, melder/abcio.cpp: numbers are big-endian; a string begins with its length, or -1 where it is UTF-16.
"""

import struct

from testimonies.transcripts.accounting import Ledger
from testimonies.transcripts.cue_text import plain
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.textgrid.tiers import Label, Tier
from testimonies.transcripts.formats.textgrid.written import CLASSES, MOST_MS, MOST_TIERS
from testimonies.transcripts.reading import Reading

SIGNATURE = b"ooBinaryFile"
UTF_16 = -1


def tiers(content: bytes, *, language: str) -> tuple[Reading, list[Tier]]:
    """Every tier of the file; raises UnreadableTranscript where it is broken."""
    packed = _Packed(content)
    try:
        found = packed.tiers()
    except (struct.error, UnicodeDecodeError):
        why = f"the binary TextGrid is broken at byte {packed.place:,}; open it in Praat and save it as a text file"
        raise UnreadableTranscript(why) from None
    text = "\n".join(packed.strings)
    reading = Reading(text, language, Ledger(text))
    for tier in found:
        reading.ledger.keep(tier.start, tier.end)
        for label in tier.labels:
            reading.ledger.keep(label.start, label.end)
    return reading, found


class _Packed:
    """Reads on from a place in the bytes."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.place = len(SIGNATURE)
        self.strings: list[str] = []
        self._length = 0

    def tiers(self) -> list[Tier]:
        """Reads the whole file."""
        kind = self._short_string()
        if not kind.startswith("TextGrid"):
            raise UnreadableTranscript(f'this Praat file is a "{kind}", and no TextGrid')
        self._take(">dd?")
        count = int(self._take(">i")[0])
        if not 0 <= count <= MOST_TIERS:
            raise UnreadableTranscript(f"it says that it has {count:,} tiers")
        return [self._tier() for _ in range(count)]

    def _tier(self) -> Tier:
        kind = self._short_string()
        if kind not in CLASSES:
            raise UnreadableTranscript(f'"{kind}" is no class of a tier, as "IntervalTier" and "TextTier" are')
        name, start, end = self._string()
        found = Tier(name, start, end, CLASSES[kind])
        self._take(">dd")
        for _ in range(int(self._take(">i")[0])):
            times = self._take(">d" if found.has_points else ">dd")
            start_ms, end_ms = self._ms(times[0]), self._ms(times[-1])
            text, start, end = self._string()
            found.labels.append(Label(text, start_ms, max(start_ms, end_ms), start, end))
        return found

    def _ms(self, seconds: float) -> int:
        if not -1 <= seconds * 1000 <= MOST_MS:  # which "not a number" is not either
            raise UnreadableTranscript(f"no recording has a place at {seconds} seconds (byte {self.place:,})")
        return max(round(seconds * 1000), 0)

    def _take(self, shape: str) -> tuple[float, ...]:
        found: tuple[float, ...] = struct.unpack_from(shape, self._content, self.place)
        self.place += struct.calcsize(shape)
        return found

    def _bytes(self, count: int) -> bytes:
        found = self._content[self.place : self.place + count]
        if count < 0 or len(found) < count:
            raise struct.error
        self.place += count
        return found

    def _short_string(self) -> str:
        return self._bytes(int(self._take(">B")[0])).decode("ascii")

    def _string(self) -> tuple[str, int, int]:
        """A string, and where it will stand in the text."""
        length = int(self._take(">h")[0])
        if length == UTF_16:
            text = self._bytes(2 * int(self._take(">H")[0])).decode("utf-16-be")
        else:
            text = self._bytes(length).decode("latin-1")
        if "\0" in text:
            raise UnreadableTranscript(f"a label contains NUL characters (byte {self.place:,})")
        start = self._length
        self.strings.append(text)
        self._length += len(text) + 1
        return plain(text), start, start + len(text)
