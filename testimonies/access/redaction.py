"""The public copy of a text: every redacted stretch becomes one mask of constant length."""

from collections.abc import Iterable

MASK = "█████"


def masked(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """The text with each stretch (start, end; characters, end excluded) replaced by `MASK`.

    Overlapping and touching stretches make one mask, so that nothing shows how many there were. A stretch that reaches
    beyond the text is cut to it; an empty one masks nothing.
    """
    pieces: list[str] = []
    reached = 0
    for start, end in joined((max(0, start), min(end, len(text))) for start, end in stretches):
        pieces += (text[reached:start], MASK)
        reached = end
    return "".join((*pieces, text[reached:]))


def joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order, overlapping and touching ones made one, empty ones left out."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
