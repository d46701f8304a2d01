"""Bullets make segments, and tiers of words time the words in them."""

from testimonies.transcripts.accounting import Ledger
from testimonies.transcripts.document import Segment, WordTime
from testimonies.transcripts.formats.chat.said import Said
from testimonies.transcripts.reading import Reading
from testimonies.values.span import Span


def said(*lines: str, wor: str = "") -> tuple[Said, Reading]:
    text = "\n".join([*lines, wor])
    reading = Reading(text, "", Ledger(text))
    found, place = Said(reading), 0
    for line in lines:
        found.utter("A", place, place + len(line))
        place += len(line) + 1
    found.time_words(place, len(text))
    return found, reading


def messages(reading: Reading) -> list[str]:
    return [finding.message.partition(";")[0].partition(" (lines")[0] for finding in reading.findings.sorted()]


def test_every_bullet_ends_a_segment():
    found, reading = said("one \x155_9\x15 two \x159_12\x15 .", 'three \x15%snd:"a.wav"_20_30\x15')

    assert found.segments({"A": "Anna"}) == [
        Segment("one", Span(5, 9), "Anna"),
        Segment("two .", Span(9, 12), "Anna"),
        Segment("three", Span(20, 30), "Anna"),
    ]
    assert messages(reading) == []


def test_bullets_without_signs_backward_or_without_times_are_told():
    found, reading = said("one . 5_9", "two \x159_8\x15", 'three \x15%pic:"bee.jpg"\x15', "\x152_3\x15")

    assert [one.span for one in found.segments({})] == [Span(5, 9), Span(9), None]
    assert messages(reading) == [
        "a bullet has lost its signs",
        "an utterance ends before it starts",
        'this is no time and was left out: "%pic:"bee.jpg""',
        "an utterance has no words and was left out",
    ]


def test_words_are_timed_where_they_stand():
    found, reading = said("hm one <one> two .", wor="one \x151_2\x15 one \x152_3\x15 six \x153_4\x15 two \x154_5\x15 .")

    assert [one.word_times for one in found.segments({})] == [
        (WordTime(3, 6, Span(1, 2)), WordTime(8, 11, Span(2, 3)), WordTime(13, 16, Span(4, 5)))
    ]
    assert messages(reading) == ["a timed word was not found in its utterance"]


def test_next_start_is_that_of_the_first_timed_utterance():
    found, _ = said("one .", "two \x157_9\x15")

    assert [found.next_start_ms(number) for number in (0, 1, 2)] == [7, 7, None]
