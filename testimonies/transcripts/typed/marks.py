"""Time marks in plain text: [00:01:02.3], [62:03], [0.01.02], {00:01:02}, #00:01:02-3#, and times at line starts.

What a mark means is decided over the whole text, never for one mark alone: `clocks` knows how.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from testimonies.transcripts import speakers
from testimonies.transcripts.clocks import Clock, Reckoning
from testimonies.transcripts.reading import Reading

_TIME = r"\d{1,3}[:.]\d\d(?:[:.]\d\d){0,2}(?:[.,;-]\d{1,3})?"
_LABEL = r"[^\W\d_][\w.'’ -]{0,30}?"
_MARK = re.compile(
    rf"""
      ^[ \t]*(?P<namer>{_LABEL})[ \t]*\((?P<named>{_TIME})\)[ \t]*(?::|$)      # Amina (00:12):
    | (?P<open>[\[{{<(\#])[ \t]?(?P<framed>{_TIME})                       # [00:12], #00:00:12-3#
      (?:[ \t]?(?:-->|[-–—])[ \t]?(?P<until>{_TIME}))?[ \t]?[\]}}>)\#]     # [00:12 - 00:15]
    | ^[ \t]*(?:(?P<teller>{_LABEL})[ \t]+)?                              # 00:00:12 and S1 00:00:12
      (?P<bare>\d{{1,2}}:\d\d:\d\d(?:[.,]\d{{1,3}})?)(?=[ \t\n]|\Z)
    | ^[ \t]*(?:(?P<owner>{_LABEL})[ \t]{{1,5}})?(?P<alone>\d{{1,3}}:\d\d)[ \t]*$    # 0:12 alone on its line
    """,
    re.MULTILINE | re.VERBOSE,
)
_PAIRS = {"[": "]", "{": "}", "<": ">", "(": ")", "#": "#"}
_RISING = 0.6  # of the steps from mark to mark, or of the marks begin their lines
INDENT = 40


class Mark(NamedTuple):
    """A time mark: its place, its time, the time up to which it reaches where it says so, and the label inside it."""

    start: int
    end: int
    at_ms: int
    until_ms: int | None
    label: tuple[int, int] | None


class _Candidate(NamedTuple):
    start: int
    end: int
    style: str
    clock: Clock
    until: Clock | None
    label: tuple[int, int] | None


def find(reading: Reading) -> list[Mark]:
    """Every time mark of the text, in its order. How the marks were understood is noted where there was a choice."""
    styles: dict[str, list[_Candidate]] = defaultdict(list)
    for candidate in _candidates(reading.text):
        styles[candidate.style].append(candidate)
    chosen = [made for style, alike in styles.items() if _is_plausible(reading.text, style, alike) for made in alike]
    chosen.sort()
    reckoning = Reckoning.over([made.clock for made in chosen], characters=_reach(chosen))
    for message in reckoning.choices:
        reading.note(message, at=chosen[0].start)
    return [
        Mark(
            made.start,
            made.end,
            reckoning.ms(made.clock),
            reckoning.ms(made.until) if made.until else None,
            made.label,
        )
        for made in chosen
    ]


def _candidates(text: str) -> Iterator[_Candidate]:
    for found in _MARK.finditer(text):
        kind = found.lastgroup if found.lastgroup != "until" else "framed"
        if found["open"] and found[0][-1] != _PAIRS[found["open"]]:
            continue
        written = found["named"] or found["framed"] or found["bare"] or found["alone"]
        clock = Clock.of(written)
        if clock is None:
            continue
        label = next((found.span(group) for group in ("namer", "teller", "owner") if found[group]), None)
        until = Clock.of(found["until"]) if found["until"] else None
        style = f"{kind}{found['open'] or ''}{'label' if label else ''}{'.' if clock.dotted else ''}"
        yield _Candidate(found.start(), found.end(), style, clock, until, label)


def _is_plausible(text: str, style: str, made: Sequence[_Candidate]) -> bool:
    """Whether all marks of one style together are marks, and not clock times, dates or verses in what is said."""
    if not all(speakers.is_name(text[slice(*candidate.label)]) for candidate in made if candidate.label):
        return False
    if len(made) == 1:
        return not made[0].clock.dotted and (style.startswith("framed#") or _begins_line(text, made[0].start))
    if "(" in style and not all(_begins_line(text, each.start) or _ends_line(text, each.end) for each in made):
        return False
    if sum(_begins_line(text, each.start) for each in made) >= _RISING * len(made) and not made[0].clock.dotted:
        return True
    times = [(0, *candidate.clock.parts)[-3:] for candidate in made]
    rising = sum(later >= earlier for earlier, later in pairwise(times))
    return rising >= _RISING * (len(times) - 1)


def _begins_line(text: str, place: int) -> bool:
    before, line_end, after = text[max(place - INDENT, 0) : place].rpartition("\n")
    return not after.strip() and bool(line_end or not before)


def _ends_line(text: str, place: int) -> bool:
    before, line_end, _ = text[place : place + INDENT].partition("\n")
    return not before.strip() and bool(line_end or len(text) <= place + INDENT)


def _reach(chosen: Sequence[_Candidate]) -> int:
    """How many characters are said between the first mark and the last."""
    return chosen[-1].start - chosen[0].end if chosen else 0
