"""Lets words run on as in a book: short captions of one voice become paragraphs, a translation stands beside them.

Knows positions, voices and times only; how a paragraph looks is for `lines`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from testimonies.models import SeenSegment

ENOUGH, TOO_MUCH = 420, 900  # characters after which a paragraph ends with a sentence, and with any segment
STANDS_ALONE = 240
SILENCE_MS = 4000
ANY_LINE = re.compile(r"\n")
CAPTION_LINES = re.compile(r"\n\s*(?:\n|[-–—•])")
SENTENCE_ENDS = re.compile(r"[.!?…։።။།۔؟。！？][\"'»”’)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Segments of one voice on one recording; `speaks_anew` where the voice was another before.

    `keeps_lines` where line ends mean something, and were not put there to fit a caption onto a screen.
    """

    segments: tuple[SeenSegment, ...]
    speaks_anew: bool = True
    begins_tape: bool = False
    keeps_lines: bool = False

    @property
    def speaker_id(self) -> int | None:
        """Whose words they are."""
        return self.segments[0].speaker_id

    @property
    def recording_id(self) -> int | None:
        """On which recording."""
        return self.segments[0].recording_id


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side: usually one paragraph and its translation."""

    text: tuple[Paragraph, ...]
    beside: tuple[Paragraph, ...] = ()


def paragraphs_of(segments: Sequence[SeenSegment], *, are_captions: bool = False) -> list[Paragraph]:
    """Every segment once, in order."""
    meaning = CAPTION_LINES if are_captions else ANY_LINE
    made: list[Paragraph] = []
    for group in _groups(segments, meaning):
        before = made[-1] if made else None
        made.append(
            Paragraph(
                tuple(group),
                speaks_anew=before is None or before.speaker_id != group[0].speaker_id,
                begins_tape=before is None or before.recording_id != group[0].recording_id,
                keeps_lines=bool(meaning.search(group[0].text)),
            )
        )
    return made


def rows_of(
    text: Sequence[SeenSegment], beside: Sequence[SeenSegment] = (), *, are_captions: tuple[bool, bool] = (False, False)
) -> list[Row]:
    """Paragraphs with what corresponds beside them, by time or segment by segment; else two whole columns."""
    made = paragraphs_of(text, are_captions=are_captions[0])
    if not beside:
        return [Row((paragraph,)) for paragraph in made]
    places = _places(made, text, beside)
    if places is None:
        return [Row(tuple(made), tuple(paragraphs_of(beside, are_captions=are_captions[1])))]
    belonging: list[list[SeenSegment]] = [[] for _ in made]
    for place, segment in zip(places, beside, strict=True):
        belonging[place].append(segment)
    return [
        Row((one,), tuple(paragraphs_of(other, are_captions=are_captions[1])))
        for one, other in zip(made, belonging, strict=True)
    ]


def _groups(segments: Sequence[SeenSegment], meaning: re.Pattern[str]) -> Iterator[list[SeenSegment]]:
    group: list[SeenSegment] = []
    for segment in segments:
        if group and _ends(group, segment, meaning):
            yield group
            group = []
        group.append(segment)
    if group:
        yield group


def _ends(group: Sequence[SeenSegment], following: SeenSegment, meaning: re.Pattern[str]) -> bool:
    last = group[-1]
    if (last.speaker_id, last.recording_id) != (following.speaker_id, following.recording_id):
        return True
    if any(len(one.text) >= STANDS_ALONE or meaning.search(one.text) for one in (last, following)):
        return True
    if last.end_ms is not None and following.start_ms is not None and following.start_ms - last.end_ms >= SILENCE_MS:
        return True
    length = sum(len(segment.text) for segment in group)
    return length >= TOO_MUCH or (length >= ENOUGH and bool(SENTENCE_ENDS.search(last.text)))


def _places(made: Sequence[Paragraph], text: Sequence[SeenSegment], beside: Sequence[SeenSegment]) -> list[int] | None:
    """For each segment of the second text its paragraph of the first; None where that cannot be told."""
    if not made:
        return None
    tapes = list(dict.fromkeys(segment.recording_id for segment in text))
    if all(segment.start_ms is not None and segment.recording_id in tapes for segment in beside) and _is_timed(made):
        begins = [(tapes.index(one.recording_id), one.segments[0].start_ms or 0) for one in made]
        moments = [(tapes.index(segment.recording_id), segment.start_ms or 0) for segment in beside]
        return _rising([max(0, bisect_right(begins, moment) - 1) for moment in moments])
    if len(text) == len(beside):
        return [place for place, one in enumerate(made) for _ in one.segments]
    return None


def _is_timed(made: Sequence[Paragraph]) -> bool:
    return all(paragraph.segments[0].start_ms is not None for paragraph in made)


def _rising(places: Sequence[int]) -> list[int]:
    """Without steps back, so that a caption with an odd time does not leave its neighbours."""
    reached, steady = 0, []
    for place in places:
        reached = max(reached, place)
        steady.append(reached)
    return steady
