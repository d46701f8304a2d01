"""Times of a common timeline: given, estimated, or not known."""

import pytest

from testimonies.transcripts.speech.timeline import Timeline, seconds_ms, spanned
from testimonies.values.span import Span


@pytest.mark.parametrize(
    ("written", "ms"),
    [
        ("0", 0),
        (" 12.3456789012345678 ", 12_346),
        ("1.0E-4", 0),
        ("4717.857", 4_717_857),
        ("-1", None),
        ("nan", None),
        ("1e400", None),
        ("9999999", None),
        ("1:02", None),
        ("", None),
    ],
)
def test_seconds_are_milliseconds_or_nothing(written: str, ms: int | None) -> None:
    assert seconds_ms(written) == ms


def test_points_without_a_time_lie_evenly_between_their_neighbours() -> None:
    timeline = Timeline()
    for name, ms in (("a", None), ("b", 1000), ("c", None), ("d", None), ("e", 4000), ("f", None), ("g", 2000)):
        timeline.add(name, ms)

    estimated = timeline.estimate()

    assert estimated == 2  # before the first, and where times run backwards, there is no between
    assert [timeline.ms(name) for name in "abcdefgx"] == [None, 1000, 2000, 3000, 4000, None, 2000, None]
    assert [timeline.given(name) for name in "bc"] == [1000, None]
    assert timeline.span("b", "c") == Span(1000, 2000)
    assert timeline.given_span("b", "c") == Span(1000)


def test_end_before_the_beginning_is_no_end() -> None:
    assert spanned(2000, 1000) == Span(2000)
    assert spanned(None, 1000) is None
