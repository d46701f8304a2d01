"""Words are put together, found again and cut, with the offsets of each."""

from testimonies.transcripts.document import Segment, WordTime
from testimonies.transcripts.formats.machines.words import Word, cut, found_in, reach, trimmed, turns, uttered
from testimonies.values.span import Span


def test_text_is_composed_and_its_words_stay_in_place():
    words = [Word("e\u0301te\u0301", Span(0, 1)), Word("bon", Span(1, 2))]

    assert uttered(words, speaker=None) == Segment(
        "été bon", Span(0, 2), word_times=(WordTime(0, 3, Span(0, 1)), WordTime(4, 7, Span(1, 2)))
    )


def test_words_are_found_in_their_order():
    words = [Word("the", Span(0)), Word("12"), Word("the", Span(5)), Word("gone", Span(6)), Word("bee", Span(7))]
    found, missed = found_in("the 12 the bee", words)

    assert [(time.start, time.end) for time, _ in found] == [(0, 3), (7, 10), (11, 14)]
    assert missed == [Word("gone", Span(6))]


def test_turns_end_with_the_speaker_a_pause_or_a_long_sentence():
    words = [
        Word("a", Span(0, 500), "A"),
        Word("b", Span(600, 900), "B"),
        Word("c", Span(2_900, 3_000)),
        Word(".", glue=""),
        *(Word(f"w{second}.", Span(second * 1_000, second * 1_000 + 900)) for second in range(4, 36)),
    ]
    spoken = list(turns(words))

    assert [(said.speaker, said.text[:6]) for said in spoken] == [
        ("A", "a"),
        ("B", "b"),
        ("B", "c. w4."),
        ("B", "w33. w"),
    ]


def test_segment_is_cut_where_another_voice_speaks():
    times = (WordTime(0, 2, Span(0, 1)), WordTime(3, 5, Span(1, 2)), WordTime(6, 8, Span(2, 3)))
    segment = Segment("aa bb cc", Span(0, 3), "A", word_times=times)

    assert cut(segment, ["A", "B", None]) == [
        Segment("aa", Span(0, 1), "A", word_times=times[:1]),
        Segment("bb cc", Span(1, 3), "B", word_times=(WordTime(0, 2, Span(1, 2)), WordTime(3, 5, Span(2, 3)))),
    ]
    assert cut(segment, ["A", None, "A"]) == [segment]


def test_white_space_at_the_ends_is_trimmed():
    assert trimmed([Word(" "), Word(" a "), Word(" "), Word("\n")]) == [Word("a")]


def test_reach_is_from_the_first_start_to_the_last_end():
    assert reach([None, Span(5, 9), Span(1, 3), Span(7)]) == Span(1, 9)
    assert reach([None]) is None
