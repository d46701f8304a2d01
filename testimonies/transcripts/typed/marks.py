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
_FULL = r"\d{1,2}:\d\d:\d\d(?:[.,]\d{1,3})?"
_LABEL = r"[^\W\d_][\w.'’ -]{0,30}?"
_MARK = re.compile(
    rf"""
      ^[ \t]*+(?P<namer>{_LABEL})[ \t]*\((?P<named>{_TIME})\)[ \t]*(?::|$)      # Amina (00:12):
    | (?P<open>[\[{{<(\#])[ \t]?(?P<framed>{_TIME})                       # [00:12], #00:00:12-3#
      (?:[ \t]?(?:-->|[-–—])[ \t]?(?P<until>{_TIME}))?[ \t]?[\]}}>)\#]     # [00:12 - 00:15]
    | ^[ \t]*+(?:(?P<teller>{_LABEL})[ \t]+)?                              # 00:00:12 and S1 00:00:12
      (?P<bare>{_FULL})(?:[ \t]?(?:-->|[-–—])[ \t]?(?P<up_to>{_FULL}))?(?=[ \t\n]|\Z)
    | ^[ \t]*+(?P<above>[^\W\d_][\w.'’ -]{{0,30}}+)\n[ \t]*(?P<below>\d{{1,3}}:\d\d(?::\d\d)?)[ \t]*$   # below a name
    | ^[ \t]*+(?:(?P<owner>{_LABEL})[ \t]{{1,5}})?(?P<alone>\d{{1,3}}:\d\d)[ \t]*$    # 0:12 alone on its line
    | ^[ \t]*+(?P<leading>\d{{1,3}}:\d\d)(?=[ \t]+\S)                    # 0:12 before what is said
    """,
    re.MULTILINE | re.VERBOSE,
)
_PAIRS = {"[": "]", "{": "}", "<": ">", "(": ")", "#": "#"}
_KINDS = {"until": "framed", "up_to": "bare"}
_TIMES = ("named", "framed", "bare", "below", "alone", "leading")
_LABELS = ("namer", "teller", "above", "owner")
_NO_TIME = Clock((0, 0), "", None, dotted=False)
_PARAGRAPH = re.compile(r"(?:\A|\n)[ \t]*(?=\S)")
_LIKE_TIME = re.compile(r"\d[:.]\d\d")
_PAIR = re.compile(r"\d{1,3}\.\d\d")
_ALWAYS = 0.95
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
    if not _LIKE_TIME.search(reading.text):
        return []
    styles: dict[str, list[_Candidate]] = defaultdict(list)
    for candidate in _candidates(reading.text):
        styles[candidate.style].append(candidate)
    impossible = styles.pop("", [])
    leading = styles.pop("leading", [])
    chosen = [made for style, alike in styles.items() if _is_plausible(reading.text, style, alike) for made in alike]
    chosen.sort()
    if _lead_lines(reading.text, leading, chosen):
        why = "times at the beginnings of lines were read as times of the recording"
        reading.note_once(why, places=[made.start for made in leading])
        chosen = sorted([*chosen, *leading])
    opening = {reading.text[made.start : made.end].lstrip()[:1] for made in chosen}
    places = [made.start for made in impossible if reading.text[made.start] in opening]
    reading.warn_once("this stands like a time, but no clock shows it; it was left in the text", places=places)
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
        kind = _KINDS.get(found.lastgroup or "", found.lastgroup)
        if found["open"] and found[0][-1] != _PAIRS[found["open"]]:
            continue
        written = next(filter(None, found.group(*_TIMES)))
        clock = Clock.of(written) or (_dotted_pair(written) if found["open"] else None)
        if clock is None:
            if found["open"]:
                yield _Candidate(found.start(), found.end(), "", _NO_TIME, None, None)
            continue
        start, kind = found.start(), "alone" if kind == "below" else kind
        label = next((found.span(group) for group in _LABELS if found[group]), None)
        if found["below"] and label and not speakers.is_name(found["above"]):
            start, label = found.start("below"), None
        until = Clock.of(found["until"] or found["up_to"] or "")
        style = f"{kind}{found['open'] or ''}{'label' if label else ''}{'.' if clock.dotted else ''}"
        yield _Candidate(start, found.end(), style, clock, until, label)


def _dotted_pair(written: str) -> Clock | None:
    """Minutes and seconds with a point between them, as QualCoder takes them in brackets: [01.12]."""
    clock = Clock.of(written.replace(".", ":")) if _PAIR.fullmatch(written) else None
    return clock._replace(dotted=True) if clock else None


def _lead_lines(text: str, leading: Sequence[_Candidate], others: Sequence[_Candidate]) -> bool:
    """Whether times before what is said are marks: they rise nearly always, and begin most paragraphs."""
    made = sorted([*leading, *others])
    times = [(0, *candidate.clock.parts)[-3:] for candidate in made]
    rising = sum(later >= earlier for earlier, later in pairwise(times))
    paragraphs = len(_PARAGRAPH.findall(text)) or 1
    return len(leading) > 1 and rising >= _ALWAYS * (len(times) - 1) and len(made) * 2 >= paragraphs


def _is_plausible(text: str, style: str, made: Sequence[_Candidate]) -> bool:
    """Whether all marks of one style together are marks, and not clock times, dates or verses in what is said."""
    if not all(speakers.is_name(text[slice(*candidate.label)]) for candidate in made if candidate.label):
        return False
    if len(made) == 1:
        return not made[0].clock.dotted and (style.startswith("framed#") or _begins_line(text, made[0].start))
    if "(" in style and not all(_begins_line(text, each.start) or _ends_line(text, each.end) for each in made):
        return False
    is_doubtful = made[0].clock.dotted and len(made[0].clock.parts) == 2  # [01.12] may be a sum of money or a chapter
    if is_doubtful and ("[" not in style or not all(_begins_line(text, each.start) for each in made)):
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
