"""Whisper's segments are passages; words that have no time keep their place among those that have one."""

from testimonies.transcripts import registry
from testimonies.transcripts.document import Segment, WordTime
from testimonies.values.span import Span
from tests.transcripts.formats.machines import heard, told


def test_numerals_without_times_keep_their_place():
    words = [{"word": "In", "start": 1.0, "end": 1.1}, {"word": "1944"}, {"word": "we", "start": 1.5, "end": 1.6}]
    document = heard({"segments": [{"start": 1.0, "end": 2, "text": " In 1944 we", "words": words}], "language": "ru"})

    times = (WordTime(0, 2, Span(1000, 1100)), WordTime(8, 10, Span(1500, 1600)))
    assert document.segments == (Segment("In 1944 we", Span(1000, 2000), word_times=times),)
    assert document.language == "ru"
    assert told(document) == []


def test_passage_is_cut_where_another_speaker_is_heard():
    words = [
        {"word": "Okay,", "start": 2.8, "end": 3, "speaker": "SPEAKER_01"},
        {"word": "go.", "start": 3.7, "end": 3.9, "speaker": "SPEAKER_00"},
    ]
    part = {"start": 2.8, "end": 3.9, "text": " Okay, go.", "speaker": "SPEAKER_01", "words": words}

    assert heard({"segments": [part]}).segments == (
        Segment("Okay,", Span(2800, 3000), "SPEAKER_01", word_times=(WordTime(0, 5, Span(2800, 3000)),)),
        Segment("go.", Span(3700, 3900), "SPEAKER_00", word_times=(WordTime(0, 3, Span(3700, 3900)),)),
    )


def test_chunks_of_single_words_are_cut_into_turns():
    chunks = [{"text": " Eleven", "timestamp": [0, 0.5]}, {"text": " hives.", "timestamp": [0.5, None]}]
    late = {"text": " Twelve", "timestamp": [9, 9.5]}
    document = heard({"text": " Eleven hives. Twelve", "chunks": [*chunks, late]})

    assert [(segment.text, segment.span) for segment in document.segments] == [
        ("Eleven hives.", Span(0, 500)),
        ("Twelve", Span(9000, 9500)),
    ]


def test_chunks_of_sentences_are_passages():
    document = heard({"chunks": [{"text": " The winter was hard.", "timestamp": [0, 2.5]}]})

    assert document.segments == (Segment("The winter was hard.", Span(0, 2500)),)


def test_words_outside_segments_are_found_in_them():
    words = [{"word": word, "start": time, "end": time + 0.5} for word, time in (("one", 0), ("two", 1), ("three", 5))]
    segments = [{"start": 0, "end": 4, "text": " One, two."}, {"start": 5, "end": 6, "text": " Three!"}]
    document = heard({"task": "transcribe", "text": "one", "segments": segments, "words": [*words[1:2]]})

    assert document.segments[0].word_times == (WordTime(5, 8, Span(1000, 1500)),)
    assert told(document) == [
        'not carried: the field "text", which says other words than the passages; it begins "one"'
    ]


def test_long_text_before_the_segments_is_recognised():
    head = b'{"text": " ' + b"so it was " * 2000

    assert registry.recognise(head, name="").name == "whisper"
    assert registry.recognise(b'{"text": "<p>' + b"so it was " * 2000, name="").name == "otr"


def test_text_alone_is_a_passage_without_a_time():
    assert heard({"text": " So it was."}).segments == (Segment("So it was."),)


def test_words_of_another_passage_are_told():
    part = {"start": 0, "end": 2, "text": " one", "words": [{"word": "other", "start": 0, "end": 1}]}

    assert told(heard({"segments": [part]})) == [
        '1 words with times do not stand in their passages and were left out: "other"'
    ]


def test_times_that_cannot_be_are_told():
    parts = [{"start": 5, "end": 2, "text": "one"}, {"start": "NaN", "end": None, "text": "two"}]
    document = heard({"segments": parts})

    assert [segment.span for segment in document.segments] == [Span(5000), None]
    why = "2 times cannot be times of this recording and were left out"
    assert told(document) == [f"{why}: an end at 2000 ms before the start at 5000 ms, NaN"]
