"""What the numbers of time marks mean: minutes and seconds or hours and minutes, hundredths or frames."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_WRITTEN = re.compile(r"(\d{1,3}(?::\d\d){1,3})(?:([.,;-])(\d{1,3}))?")
_DOTTED = re.compile(r"\d{1,2}\.\d\d\.\d\d")
# Nobody speaks more characters in a second; and so many marks below 30 by chance alone are out of the question.
_FASTEST_SPEECH = 60
_FRAMES_ARE_CERTAIN = 12
_PAL, _NTSC = 25, 30
_PAL_IS_CERTAIN = 40


class Clock(NamedTuple):
    """A time as written: its two or three numbers, what follows them, and whether points stand between them."""

    parts: tuple[int, ...]
    fraction: str
    frames: int | None
    dotted: bool

    @classmethod
    def of(cls, written: str) -> "Clock | None":
        """The time that is written; None when no clock shows it."""
        if found := _WRITTEN.fullmatch(written):
            parts, fraction, separator = list(map(int, found[1].split(":"))), found[3] or "", found[2] or ""
        elif _DOTTED.fullmatch(written):
            parts, fraction, separator = list(map(int, written.split("."))), "", ""
        else:
            return None
        frames = None
        if separator == ";":
            frames, fraction = int(fraction), ""
        return cls.shown(parts, fraction, frames=frames, dotted="." in written and ":" not in written)

    @classmethod
    def shown(
        cls, parts: Sequence[int], fraction: str, *, frames: int | None = None, dotted: bool = False
    ) -> "Clock | None":
        """The time of two to four numbers, of which a fourth counts frames; None when no clock shows it."""
        if len(parts) == 4:
            parts, frames = parts[:3], parts[3]
        if parts[-1] >= 60 or (len(parts) == 3 and parts[1] >= 60):
            return None
        return cls(tuple(parts), fraction, frames, dotted)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How all times of one text are understood; `choices` says, in words, what had to be chosen."""

    pair_is_hours: bool = False
    frame_rate: int = 0
    choices: tuple[str, ...] = ()

    @classmethod
    def over(cls, clocks: Sequence[Clock], *, characters: int) -> "Reckoning":
        """Decides from all times of a text, in their order, and from how many characters are said between them."""
        choices = []
        pair_is_hours = _are_hours(clocks, characters)
        if pair_is_hours:
            choices.append("times like 01:30 were read as hours and minutes: as minutes nobody could speak so fast")
        frame_rate = _frame_rate(clocks)
        if frame_rate:
            choices.append(f"what follows the seconds was read as frames, {frame_rate} of them in a second")
        elif _may_be_frames(clocks):
            choices.append("what follows the seconds was read as hundredths; so few times may also mean frames")
        return cls(pair_is_hours, frame_rate, tuple(choices))

    def ms(self, clock: Clock) -> int:
        """The time in milliseconds."""
        hours, minutes, seconds = (0, 0, *clock.parts)[-3:]
        if len(clock.parts) == 2 and self.pair_is_hours:
            hours, minutes, seconds = minutes, seconds, 0
        whole = ((hours * 60 + minutes) * 60 + seconds) * 1000
        if clock.frames is not None:
            return whole + clock.frames * 1000 // (self.frame_rate or _NTSC)
        if self.frame_rate and clock.fraction:
            return whole + int(clock.fraction) * 1000 // self.frame_rate
        return whole + int((clock.fraction or "0").ljust(3, "0"))


def _are_hours(clocks: Sequence[Clock], characters: int) -> bool:
    """Whether two numbers are hours and minutes: when as minutes and seconds the speech would be too fast."""
    if len(clocks) < 2 or any(len(clock.parts) != 2 for clock in clocks):
        return False
    seconds = [clock.parts[0] * 60 + clock.parts[1] for clock in clocks]
    spent = sum(max(later - earlier, 0) for earlier, later in pairwise(seconds))
    return characters > _FASTEST_SPEECH * max(spent, 1)


def _may_be_frames(clocks: Sequence[Clock]) -> bool:
    """Whether hundredths would all be frames too, though there are too few of them to be sure."""
    fractions = {clock.fraction for clock in clocks if clock.fraction}
    return len(fractions) > 1 and all(len(each) == 2 and int(each) < _NTSC for each in fractions)


def _frame_rate(clocks: Sequence[Clock]) -> int:
    """Frames in a second, where frames are certain; 0 where what follows the seconds is a decimal fraction."""
    explicit = [clock.frames for clock in clocks if clock.frames is not None]
    fractions = [clock.fraction for clock in clocks if clock.fraction]
    if not explicit:
        all_below = all(len(fraction) == 2 and int(fraction) < _NTSC for fraction in fractions)
        if len(fractions) < _FRAMES_ARE_CERTAIN or not all_below:
            return 0
        explicit = [int(fraction) for fraction in fractions]
        if len(set(explicit)) * 4 < len(explicit):  # a few values again and again, such as .00, are no frames
            return 0
    return _PAL if max(explicit) < _PAL and len(explicit) >= _PAL_IS_CERTAIN else _NTSC
