"""Tiers in order of time, and words found again in what is said."""

import pytest

from testimonies.transcripts.document import Segment, WordTime
from testimonies.transcripts.speech.tiers import Annotation, in_order, language_tag, placed
from testimonies.values.span import Span


def word(text: str, start_ms: int | None) -> Annotation:
    span = None if start_ms is None else Span(start_ms)
    return Annotation(text, span, span)


def test_segments_of_several_tiers_stand_by_time() -> None:
    early, timeless, late = Segment("a", Span(1)), Segment("b"), Segment("c", Span(9))

    assert in_order([late, early, timeless]) == (early, timeless, late)


def test_words_are_found_whole_and_in_their_order() -> None:
    times, found = placed("and a hand, a hat", [word("a", 1), word("a", 2), word("bee", 3), word("hat", None)])

    assert found == 3
    assert times == (WordTime(4, 5, Span(1)), WordTime(12, 13, Span(2)))


def test_words_far_away_are_not_looked_for() -> None:
    assert placed("a " * 1000 + "hive", [word("hive", 1)]) == ((), 0)


@pytest.mark.parametrize(("written", "tag"), [("eng", "en"), ("Russian", "ru"), ("xx-nonsense", ""), ("", "")])
def test_languages_are_tags_or_nothing(written: str, tag: str) -> None:
    assert language_tag(written) == tag
