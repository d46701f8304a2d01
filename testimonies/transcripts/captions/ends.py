"""Ends for captions, which must have one each, where a transcript does not know them."""

from testimonies.transcripts.document import Segment

UNKNOWN_LENGTH_MS = 5_000


def with_ends(segments: tuple[Segment, ...]) -> list[tuple[Segment, int]]:
    """Each segment with an end for it: its own, or the next one's beginning on the same recording."""
    paired = []
    following: dict[int, int] = {}
    for segment in reversed(segments):
        end_ms = 0
        if segment.span:
            end_ms = segment.span.start_ms + UNKNOWN_LENGTH_MS if segment.span.end_ms is None else segment.span.end_ms
            later = following.get(segment.recording, 0)
            if segment.span.end_ms is None and later > segment.span.start_ms:
                end_ms = later
            following[segment.recording] = segment.span.start_ms
        paired.append((segment, end_ms))
    return paired[::-1]
