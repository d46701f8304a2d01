"""Events of one speaker's tier, and the passages that they make together."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from testimonies.transcripts.document import Segment, WordTime
from testimonies.transcripts.speech.timeline import Timeline, spanned

SENTENCE_END = re.compile(r"""[.?!…؟।。]["”“»'’)\]]*\Z""")
LONGEST_MS = 15_000


class Event(NamedTuple):
    """Words between two points of the timeline, and whether white space parts them from what stands beside them."""

    start: str
    end: str
    text: str
    is_apart: bool
    begins_apart: bool


def passages(events: Sequence[Event], speaker: str | None, timeline: Timeline) -> list[Segment]:
    """The events joined to segments; a word that is an event by itself keeps its time."""
    found, run = list[Segment](), list[Event]()
    for event, following in pairwise([*events, None]):
        if event is None:
            break
        run.append(event)
        if following is None or _ends(run, following, timeline):
            found += _joined(run, speaker, timeline)
            run = []
    return found


def _ends(run: list[Event], following: Event, timeline: Timeline) -> bool:
    """Whether a passage ends before the following event."""
    last = run[-1]
    if following.start != last.end or SENTENCE_END.search(last.text):
        return True
    start_ms, end_ms = timeline.ms(run[0].start), timeline.ms(last.end)
    apart = last.is_apart or following.begins_apart
    return apart and start_ms is not None and end_ms is not None and end_ms - start_ms >= LONGEST_MS


def _joined(run: list[Event], speaker: str | None, timeline: Timeline) -> list[Segment]:
    said = [event for event in run if event.text]
    if not said:
        return []
    pieces, times, length = list[str](), list[WordTime](), 0
    for before, event, after in zip([None, *said], said, [*said[1:], None], strict=False):
        begins = before is None or before.is_apart or event.begins_apart
        pieces.append(f" {event.text}" if before and begins else event.text)
        start = length + (1 if before and begins else 0)
        length = start + len(event.text)
        ends = after is None or event.is_apart or after.begins_apart
        span = timeline.given_span(event.start, event.end)
        if span and begins and ends and len(event.text.split()) == 1:
            times.append(WordTime(start, length, span))
    whole = spanned(timeline.ms(said[0].start), timeline.ms(said[-1].end))
    return [Segment("".join(pieces), whole, speaker, word_times=tuple(times))]
