"""Which stretches of a recording the public copy must be silent in. Times are milliseconds, ends excluded."""

from collections.abc import Iterable
from typing import NamedTuple

from testimonies.access.redaction import joined

TO_THE_END = 10**12  # thirty years: longer than any recording lasts


class Stretch(NamedTuple):
    """From one moment to another."""

    start_ms: int
    end_ms: int


class HiddenPassage(NamedTuple):
    """A segment with hidden words: its times as far as they are known, and when the next one starts."""

    start_ms: int | None
    end_ms: int | None
    next_ms: int | None


def must_be_silent(sounds: Iterable[Stretch], passages: Iterable[HiddenPassage]) -> tuple[Stretch, ...] | None:
    """What may not be heard, joined and in order; None when hidden words are spoken nobody knows when.

    Words are hidden with the whole of their segment: nobody knows in which second of it they are spoken. A segment
    without an end ends where the next one of its transcript starts, or else with the recording.
    """
    spoken = [_spoken(passage) for passage in passages]
    if None in spoken:
        return None
    return tuple(Stretch(*stretch) for stretch in joined([*sounds, *filter(None, spoken)]))


def widened(stretches: Iterable[Stretch], *, by_ms: int) -> tuple[Stretch, ...]:
    """The same with a margin at both sides."""
    return tuple(Stretch(*wide) for wide in joined((max(0, start - by_ms), end + by_ms) for start, end in stretches))


def _spoken(passage: HiddenPassage) -> Stretch | None:
    start, end, following = passage
    if start is None:
        return None
    if end is not None and end > start:
        return Stretch(start, end)
    return Stretch(start, TO_THE_END if following is None else following)
