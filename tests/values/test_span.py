"""Spans of a recording."""

import pytest

from testimonies.values.span import Span


@pytest.mark.parametrize("span", [Span(0), Span(0, 0), Span(1_000, 2_000)])
def test_span_keeps_its_ends(span: Span) -> None:
    assert span == Span(span.start_ms, span.end_ms)


@pytest.mark.parametrize(("start_ms", "end_ms", "why"), [(-1, None, "before zero"), (2, 1, "before it starts")])
def test_impossible_span_is_refused(start_ms: int, end_ms: int | None, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Span(start_ms, end_ms)


def test_spans_are_in_the_order_of_their_starts() -> None:
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]
