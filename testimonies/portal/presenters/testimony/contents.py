"""The table of contents beside the words: each entry leads to its moment, and to its line where that is on the page."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from testimonies.models import IndexPoint, SeenSegment
from testimonies.portal.presenters.testimony.lines import Tapes
from testimonies.portal.reading import Reading, seconds
from testimonies.values.language import direction
from testimonies.values.timecode import format_ms


@dataclass(frozen=True, slots=True)
class Heading:
    """One entry. `moment` and `tape` are for the player; empty where nothing can be heard."""

    title: str
    time: str
    url: str
    moment: str
    tape: int | None
    synopsis: str
    keywords: tuple[str, ...]
    tag: str
    direction: str


def contents_of(
    points: Iterable[IndexPoint], *, segments: Sequence[SeenSegment], tapes: Tapes, reading: Reading, language: str
) -> list[Heading]:
    """The entries in the language of the text, or all if there are none in it. First words are left to the text."""
    known = sorted(points, key=lambda point: (point.position, point.pk))
    fitting = [point for point in known if point.language in ("", language)] or known
    moments = _moments(segments)
    return [_heading(point, moments=moments, tapes=tapes, reading=reading) for point in fitting]


def _moments(segments: Sequence[SeenSegment]) -> Mapping[int | None, list[tuple[int, str]]]:
    found: dict[int | None, list[tuple[int, str]]] = {}
    for segment in segments:
        if segment.start_ms is not None:
            found.setdefault(segment.recording_id, []).append((segment.start_ms, segment.key))
    return {recording: sorted(lines) for recording, lines in found.items()}


def _heading(
    point: IndexPoint, *, moments: Mapping[int | None, list[tuple[int, str]]], tapes: Tapes, reading: Reading
) -> Heading:
    tape = tapes.number_of(point.recording_id)
    start = point.start_ms
    key = "" if start is None else _line_at(moments, point.recording_id, start)
    place = replace(reading.unplaced(), at_ms=start, tape=tape, part=reading.part if key else None)
    return Heading(
        title=point.title,
        time="" if start is None else format_ms(start),
        url="" if start is None else (place.query() or "?") + (f"#s-{key}" if key else ""),
        moment=seconds(start) if start is not None and tape else "",
        tape=tape,
        synopsis=point.synopsis,
        keywords=tuple(map(str, point.keywords)),
        tag=point.language,
        direction=direction(point.language) if point.language else "auto",
    )


def _line_at(moments: Mapping[int | None, list[tuple[int, str]]], recording: int | None, start_ms: int) -> str:
    """The first line from that moment on; none before the first or after the last line of this page."""
    lines = moments.get(recording) or (next(iter(moments.values())) if len(moments) == 1 else [])
    place = bisect_left(lines, (start_ms, ""))
    is_here = bool(lines) and start_ms >= lines[0][0] - 60_000 and place < len(lines)
    return lines[place][1] if is_here else ""
