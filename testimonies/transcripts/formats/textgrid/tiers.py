"""Tiers and labels of a TextGrid, as far as the file alone tells what they are."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Label:
    """What stands in one interval, or at one point (its times are the same), and where in the text it is written."""

    text: str
    start_ms: int
    end_ms: int
    start: int
    end: int


@dataclass(slots=True)
class Tier:
    """A tier: its name, where that is written, whether it has points instead of intervals, its labels."""

    name: str
    start: int
    end: int
    has_points: bool
    labels: list[Label] = field(default_factory=list)
