"""Runs of cues as the specifications have them, which are read all at once; most files are little else.

A file is taken in stretches. One whose every block is canonical (a number or none, a time line, words without a blank
line) is a Run; of any other the halves are tried, and what is small and odd is left to be read with care, cue by cue.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, repeat
from operator import add, is_not, le
from typing import NamedTuple

from testimonies.transcripts.accounting import TIMES
from testimonies.transcripts.captions.cues import LONGEST_NUMBER, Cue, cues, is_number, last_number, time_lines
from testimonies.transcripts.captions.frames import Frames
from testimonies.transcripts.captions.times import canonical_times
from testimonies.transcripts.columns import built
from testimonies.transcripts.reading import Reading
from testimonies.values.span import Span

USUAL, SMALLEST = 64 * 1024, 512  # characters in a stretch
BETWEEN = "\n\n"
MORE_BETWEEN = re.compile(r"\n\n+")


class Run(NamedTuple):
    """Canonical cues, column by column: numbers (if any), where heads begin and end, spans, words and their places."""

    numbers: Sequence[str]
    named: "array[int]"  # a fifth of the memory of a list
    after: "array[int]"
    spans: list[Span]
    starts: "array[int]"
    words: list[str]

    def part(self, first: int, end: int) -> "Run":
        """The cues from the `first` up to, not including, `end`."""
        cut = slice(first, end)
        numbers, named, after, spans, starts, words = self
        return Run(numbers[cut], named[cut], after[cut], spans[cut], starts[cut], words[cut])


def cues_and_runs(reading: Reading, *, words_name_a_cue: bool = False) -> tuple[int, list[Cue | Run]]:
    """Where the opening of the file ends, and every cue in the file's order, as `cues` finds them one by one.

    The heads of all cues are booked.
    """
    found = list[Cue | Run]()
    number, opening, frames = 0, len(reading.text), Frames(reading)
    for taken in _taken(reading.text):
        if isinstance(taken, Run):
            opening = min(opening, taken.named[0])
            number = int(taken.numbers[-1]) if taken.numbers else number
            reading.ledger.book_each(taken.named, taken.after, TIMES)
            found.append(taken)
        else:
            lines = time_lines(reading, *taken, frames=frames)
            begin, odd = cues(reading, lines, within=taken, number=number, words_name_a_cue=words_name_a_cue)
            opening = min(opening, begin)
            number = last_number(odd, otherwise=number)
            found += odd
    return opening, found


def _taken(text: str) -> Iterator[Run | tuple[int, int]]:
    """The runs, and between them the stretches that are to be read with care.

    These begin with the last cue of the run before them, since a block without a time line belongs to the cue before.
    """
    run: Run | None = None
    odd: int | None = None
    for start, canonical in _stretches(text, 0, len(text)):
        if canonical:
            if run and run.words:
                yield run
            if odd is not None:
                yield odd, start
            run, odd = canonical, None
        elif odd is None:
            odd, run = (run.named[-1], run.part(0, -1)) if run else (start, None)
    if run and run.words:
        yield run
    if odd is not None:
        yield odd, len(text)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, Run | None]]:
    """Where each stretch of the text begins, and the run that it is, if it is one; each ends with a blank line."""
    while start < end:
        blank = MORE_BETWEEN.search(text, start + USUAL, end)
        stop = blank.end() if blank else end
        yield from _halved(text, start, stop)
        start = stop


def _halved(text: str, start: int, end: int) -> Iterator[tuple[int, Run | None]]:
    run = _run(text, start, end)
    middle = MORE_BETWEEN.search(text, (start + end) // 2, end)
    if run or end - start <= SMALLEST or not middle or middle.end() == end:
        yield start, run
    else:
        yield from _halved(text, start, middle.end())
        yield from _halved(text, middle.end(), end)


def _run(text: str, start: int, end: int) -> Run | None:
    """A stretch as a run, when every block in it is a canonical cue."""
    stretch = text[start:end].rstrip("\n")
    is_tight = BETWEEN + "\n" not in stretch
    blocks = stretch.split(BETWEEN) if is_tight else MORE_BETWEEN.split(stretch)
    if stretch.count("-->") != len(blocks) or "NOTE" in stretch or '"TextualBody"' in stretch:
        return None
    is_numbered = blocks[0][: LONGEST_NUMBER + 1].partition("\n")[0].isdecimal()
    try:
        *first, lines, bodies = zip(*(block.split("\n", 1 + is_numbered) for block in blocks), strict=True)
    except ValueError:  # a block has fewer lines
        return None
    numbers, times = first[0] if first else (), canonical_times(lines)
    words = [body.strip() for body in bodies]
    if times is None or not all(words) or not all(map(is_number, numbers)) or not all(map(le, *times)):
        return None
    gaps = repeat(len(BETWEEN)) if is_tight else map(len, MORE_BETWEEN.findall(stretch))
    named = list(accumulate(map(add, map(len, blocks[:-1]), gaps), initial=start))
    starts = [at + len(block) - len(body) for at, block, body in zip(named, blocks, bodies, strict=True)]
    after = [place - 1 for place in starts]
    if any(map(is_not, words, bodies)):  # white space stands around some
        starts = [place + len(body) - len(body.lstrip()) for place, body in zip(starts, bodies, strict=True)]
    return Run(numbers, array("Q", named), array("Q", after), built(Span, *times), array("Q", starts), words)
