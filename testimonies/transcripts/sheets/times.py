"""Times in the cells of a table: `[0:00]`, `0:17`, `:0:17`, `[1:2:3:4]` with frames, `0;17`, `13.02` seconds.

What two numbers mean, or a fourth, is decided over the whole column, as it is for time marks in text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from testimonies.transcripts.clocks import Clock, Reckoning

_CLOCK = re.compile(r"[\[({<#]?:?(\d{1,3}(?:[:;]\d{1,2}){1,3})(?:[.,](\d{1,9}))?[\])}>#]?")
_NUMBER = re.compile(r"(\d{1,12})(?:[.,](\d{1,9}))?(?: ?s(?:ec)?)?", re.IGNORECASE)
_LONGEST_SECONDS = 360_000  # a hundred hours; a greater whole number counts milliseconds


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of every cell, None where it holds no time; `choices` says how they were understood."""

    ms: list[int | None]
    choices: tuple[str, ...]


def read_times(written: Sequence[str], *, characters: int, milliseconds: bool) -> Times:
    """Reads the cells of a column in their order; `characters` is how many are said between the first and the last."""
    cells = [cell.strip() for cell in written]
    clocks = [_clock(cell) for cell in cells]
    numbers = [None if clock else _NUMBER.fullmatch(cell) for cell, clock in zip(cells, clocks, strict=True)]
    reckoning = Reckoning.over([clock for clock in clocks if clock], characters=characters)
    choices = reckoning.choices
    whole = [int(number[1]) for number in numbers if number and not number[2]]
    if not milliseconds and whole and max(whole) > _LONGEST_SECONDS:
        milliseconds = True
        choices = (*choices, "whole numbers were read as milliseconds: as seconds they would be days")
    found: list[int | None] = []
    for clock, number in zip(clocks, numbers, strict=True):
        if clock:
            found.append(reckoning.ms(clock))
        elif number:
            found.append(int(number[1]) if milliseconds else int(number[1]) * 1000 + _thousandths(number[2]))
        else:
            found.append(None)
    return Times(found, choices)


def _clock(cell: str) -> Clock | None:
    found = _CLOCK.fullmatch(cell)
    if found is None:
        return None
    digits, fraction = found.groups()
    return Clock.shown([int(number) for number in digits.replace(";", ":").split(":")], (fraction or "")[:3])


def _thousandths(fraction: str | None) -> int:
    return int((fraction or "0").ljust(3, "0")[:3])
