"""Finds the segments and stretches of a former text in a new one, so that keys, annotations and redactions go along."""

from collections.abc import Sequence
from difflib import SequenceMatcher

ALIKE = 0.6  # a corrected sentence shares most of its letters with what it was; another sentence does not


def carried_keys(old: Sequence[tuple[str, str]], new: Sequence[str]) -> list[str | None]:
    """For each new text the key of the old segment (key, text) that it continues, or None.

    Equal words in the same order keep their key; between them a corrected segment keeps its own when it is still alike
    and the number of segments did not change. No key is given twice.
    """
    keys: list[str | None] = [None] * len(new)
    texts = [text for _key, text in old]
    for tag, i1, i2, j1, j2 in _opcodes(texts, new):
        if tag == "equal":
            keys[j1:j2] = [key for key, _text in old[i1:i2]]
        elif i2 - i1 == j2 - j1:
            for offset, (key, text) in enumerate(old[i1:i2]):
                if SequenceMatcher(None, text, new[j1 + offset], autojunk=False).ratio() >= ALIKE:
                    keys[j1 + offset] = key
    return keys


def _opcodes(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """As SequenceMatcher's; frequent lines ("Yes.") are anchors only inside the small gaps that the others leave."""
    found: list[tuple[str, int, int, int, int]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        if tag != "replace":
            found.append((tag, i1, i2, j1, j2))
            continue
        inner = SequenceMatcher(None, old[i1:i2], new[j1:j2], autojunk=(i2 - i1) * (j2 - j1) > 250_000)
        found += [(kind, a1 + i1, a2 + i1, b1 + j1, b2 + j1) for kind, a1, a2, b1, b2 in inner.get_opcodes()]
    return found


def carried_stretch(old: str, new: str, *, start: int, end: int) -> tuple[int, int] | None:
    """Where the characters `start` to `end` of the old text stand in the new one; None if they were touched."""
    if old == new:
        return start, end
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        if block.a <= start and end <= block.a + block.size:
            return start - block.a + block.b, end - block.a + block.b
    return None


def carried_place(old: str, new: str, *, place: int) -> int:
    """Where the place between two characters of the old text is in the new one: after the same letter, or before it."""
    for start, end, offset in ((place - 1, place, 1), (place, place + 1, 0)):
        if start >= 0 and end <= len(old) and (stretch := carried_stretch(old, new, start=start, end=end)):
            return stretch[0] + offset
    return min(place, len(new))
