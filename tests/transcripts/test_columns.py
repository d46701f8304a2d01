"""Instances that are built column by column are the same as those that are called into being."""

from dataclasses import FrozenInstanceError, replace

import pytest

from testimonies.transcripts.columns import built
from testimonies.transcripts.document import Segment
from testimonies.values.span import Span


def test_built_instances_equal_called_ones():
    spans = built(Span, [0, 5], [5, None])
    segments = built(Segment, ["one", "two"], spans, ["ANNA", None], [0, 1], [(), ()])

    assert spans == [Span(0, 5), Span(5)]
    assert segments == [Segment("one", Span(0, 5), "ANNA"), Segment("two", Span(5), None, 1)]
    assert [hash(segment) for segment in segments] == [
        hash(Segment("one", Span(0, 5), "ANNA")),
        hash(Segment("two", Span(5), None, 1)),
    ]
    assert replace(segments[0], text="three") == Segment("three", Span(0, 5), "ANNA")


def test_built_instances_are_frozen():
    (span,) = built(Span, [0], [5])

    with pytest.raises(FrozenInstanceError):
        span.start_ms = 1  # type: ignore[misc]


@pytest.mark.parametrize("columns", [([1, 2],), ([1, 2], [3])])
def test_missing_or_shorter_column_is_refused(columns: tuple[list[int], ...]):
    with pytest.raises(ValueError, match="Span has the fields start_ms, end_ms"):
        built(Span, *columns)
