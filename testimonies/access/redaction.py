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
    for start, end in _joined(stretches, length=len(text)):
        pieces += (text[reached:start], MASK)
        reached = end
    return "".join((*pieces, text[reached:]))


def _joined(stretches: Iterable[tuple[int, int]], *, length: int) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(end, length)) for start, end in stretches):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
