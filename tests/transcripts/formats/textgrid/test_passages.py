"""Tiers of words time the passages in which they stand, or become passages themselves."""

from testimonies.transcripts.document import Segment, WordTime
from testimonies.transcripts.formats.textgrid.levels import layers
from testimonies.transcripts.formats.textgrid.passages import told
from testimonies.transcripts.formats.textgrid.tiers import Label, Tier
from testimonies.values.span import Span


def tier(name: str, *labels: tuple[str, int, int]) -> Tier:
    return Tier(name, 0, 0, has_points=False, labels=[Label(*label, 0, 0) for label in labels])


def segments(*tiers: Tier) -> list[Segment]:
    return [passage.segment() for passage in told(layers(tiers)).passages]


def test_words_time_the_passage_that_says_them():
    found = told(
        layers(
            [
                tier("Anna", ("one, two one", 0, 900)),
                tier("word - Anna", ("one", 0, 100), ("two", 200, 300), ("one", 500, 900)),
            ]
        )
    )

    times = (WordTime(0, 3, Span(0, 100)), WordTime(5, 8, Span(200, 300)), WordTime(9, 12, Span(500, 900)))
    assert [passage.segment() for passage in found.passages] == [
        Segment("one, two one", Span(0, 900), "Anna", 0, times)
    ]
    assert [label.text for label in found.timing] == ["one", "two", "one"]


def test_words_that_no_passage_says_are_joined_up_to_a_pause():
    found = segments(tier("words", ("so", 0, 100), ("it", 150, 300), ("was", 900, 1_000)))

    assert [(one.text, one.span, len(one.word_times)) for one in found] == [
        ("so it", Span(0, 300), 2),
        ("was", Span(900, 1_000), 1),
    ]


def test_words_are_found_though_no_tier_has_their_speakers_name():
    found = segments(
        tier("s14", ("so it was", 0, 900)), tier("words", ("so", 0, 100), ("it", 150, 300), ("er", 950, 990))
    )

    assert [(one.text, one.speaker, len(one.word_times)) for one in found] == [("so it was", "s14", 2), ("er", None, 1)]


def test_turns_name_who_speaks_where_tiers_do_not():
    found = segments(
        tier("text", ("so it was", 0, 900), ("and then", 900, 2_000), ("yes", 5_000, 5_000)),
        tier("spk", ("Anna", 0, 900), ("Boris", 900, 2_000), ("Anna", 2_000, 2_100)),
    )

    assert [(one.text, one.speaker, one.span) for one in found] == [
        ("so it was", "Anna", Span(0, 900)),
        ("and then", "Boris", Span(900, 2_000)),
        ("yes", None, Span(5_000)),
    ]
