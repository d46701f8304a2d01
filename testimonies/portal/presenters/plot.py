"""Figures and dates drawn to one scale, as percentages that a page's SVG takes. Knows numbers, not what they mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale; `anchor` keeps its words on the page."""

    at: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """From where to where something lies; a point where the two are one."""

    start: str
    end: str
    is_point: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of numbers laid out from 0 % to 100 %."""

    low: float
    high: float

    def percent(self, number: float) -> str:
        """Where the number lies; what is beyond the scale lies on its edge."""
        share = (number - self.low) / (self.high - self.low)
        return f"{100 * min(1, max(0, share)):.2f}%"

    def stretch(self, low: float, high: float) -> Stretch:
        """Both ends; too near to be told apart, they are one point."""
        apart = abs(high - low) / (self.high - self.low) > 0.004
        return Stretch(self.percent(low), self.percent(high if apart else low), is_point=not apart)

    def ticks(self, step: float, labels: Sequence[str]) -> tuple[Tick, ...]:
        """One tick at each step, from the lower end, with these words."""
        last = len(labels) - 1
        return tuple(
            Tick(
                self.percent(self.low + step * number),
                label,
                "start" if number == 0 else "end" if number == last else "middle",
            )
            for number, label in enumerate(labels)
        )


def step_for(width: float, *, most: int = 4) -> float:
    """A round step (1, 2 or 5 times a power of ten) that crosses the width at most so many times."""
    rough = width / most
    power = 10.0 ** floor(log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999_999)


def scale_from_zero(largest: float, *, most: int = 4) -> tuple[Scale, float, int]:
    """A scale from 0 that holds the largest number, its step, and how many steps it has."""
    step = step_for(largest, most=most)
    count = max(1, ceil(largest / step - 0.000_001))
    return Scale(0, step * count), step, count


def scale_of_years(first: int, last: int, *, most: int = 6) -> tuple[Scale, int, int]:
    """A scale of whole years around first and last, its step, and how many steps it has."""
    step = max(1, int(step_for(max(1, last + 1 - first), most=most)))
    low = first - first % step
    count = max(1, ceil((last + 1 - low) / step))
    return Scale(low, low + step * count), step, count
