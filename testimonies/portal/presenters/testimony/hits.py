"""What a search within a testimony found, as a list that leads to each place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from testimonies.interchange.copies import Copy
from testimonies.models import SeenSegment
from testimonies.portal.presenters.passages import Piece, pieces
from testimonies.portal.presenters.testimony.lines import Tapes
from testimonies.portal.presenters.testimony.texts import Shown, part_of
from testimonies.portal.presenters.testimony.within import Matches, matches_in
from testimonies.portal.reading import Reading
from testimonies.values.language import direction
from testimonies.values.timecode import format_ms

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """One place: its address, its key, its time, its words with the sought ones marked."""

    url: str
    key: str
    time: str
    tag: str
    direction: str
    pieces: tuple[Piece, ...]
    spans: str


@dataclass(frozen=True, slots=True)
class Hits:
    """The first places, how many there are, and what is to be marked in the text."""

    hits: tuple[Hit, ...]
    total: int
    marks: dict[str, Sequence[tuple[int, int]]]


def hits_in(copies: Sequence[Copy], shown: Shown, *, reading: Reading, tapes: Tapes) -> Hits:
    """Searches the whole of what is shown, all its parts."""
    hits: list[Hit] = []
    total, marks = 0, dict[str, Sequence[tuple[int, int]]]()
    for copy in copies:
        found = matches_in(copy.segments, reading.within, language=copy.transcript.language)
        total += len(found.segments)
        marks |= found.marks
        room = MOST_SHOWN - len(hits)
        hits += [_hit(one, copy, found, shown, reading, tapes) for one in found.segments[:room]]
    return Hits(tuple(hits), total, marks)


def _hit(segment: SeenSegment, copy: Copy, found: Matches, shown: Shown, reading: Reading, tapes: Tapes) -> Hit:
    marks = found.marks[segment.key]
    tag = copy.transcript.language
    part = part_of(copy.transcript, segment.position, of=shown.parts)
    tape = tapes.number_of(segment.recording_id)
    place = replace(reading.unplaced(), part=part, at_ms=segment.start_ms, tape=tape)
    return Hit(
        url=f"{place.query()}#s-{segment.key}",
        key=segment.key,
        time="" if segment.start_ms is None else format_ms(segment.start_ms),
        tag=tag,
        direction=direction(tag) if tag else "auto",
        pieces=pieces(segment.text, marks),
        spans=" ".join(f"{start}-{end}" for start, end in marks),
    )
