"""Whether the times of a transcript go forward, told where they do not."""

from collections.abc import Iterable

from testimonies.transcripts.document import Segment
from testimonies.transcripts.reading import Reading


def tell_backward(reading: Reading, timed: Iterable[tuple[int, Segment]], *, among: str) -> None:
    """Names segments, given with their places, that start before the one before them; `among` is a word for them."""
    backward, latest = list[int](), dict[int, int]()
    for place, segment in timed:
        if segment.span is None:
            continue
        if segment.span.start_ms < latest.get(segment.recording, 0):
            backward.append(place)
        latest[segment.recording] = segment.span.start_ms
    reading.warn_once(f"time goes back from one {among} to the next; the order of the file was kept", places=backward)
