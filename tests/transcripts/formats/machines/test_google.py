"""Google's results are passages; its times come in several spellings."""

import pytest

from testimonies.transcripts.document import Segment, WordTime
from testimonies.values.span import Span
from tests.transcripts.formats.machines import heard, told


@pytest.mark.parametrize(
    "word",
    [
        {"startTime": "1.300s", "endTime": "1.9s", "word": "Yes"},
        {"startOffset": "1.3s", "endOffset": "1.900s", "word": "Yes"},
        {"start_time": "1.3s", "end_time": "1.9s", "word": "Yes"},
        {
            "startTime": {"seconds": "1", "nanos": 300000000},
            "endTime": {"seconds": 1, "nanos": 900000000},
            "word": "Yes",
        },
    ],
)
def test_times_in_every_spelling(word):
    document = heard(
        {"results": [{"alternatives": [{"transcript": " Yes.", "words": [word]}], "languageCode": "en-us"}]}
    )

    assert document.segments == (Segment("Yes.", Span(1300, 1900), word_times=(WordTime(0, 3, Span(1300, 1900)),)),)
    assert document.language == "en-US"


def test_start_at_zero_is_not_written():
    word = {"endOffset": "0.5s", "word": "Yes"}

    assert heard({"results": [{"alternatives": [{"transcript": "Yes", "words": [word]}]}]}).segments[0].span == Span(
        0, 500
    )


def test_last_result_says_who_speaks():
    bare = [
        {"startTime": "1s", "endTime": "1.4s", "word": "Yes."},
        {"startTime": "2s", "endTime": "2.4s", "word": "No."},
    ]
    tagged = [{**word, "speakerTag": number} for number, word in enumerate(bare, start=1)]
    heard_once = {"alternatives": [{"transcript": "Yes. No.", "words": bare}]}
    document = heard({"response": {"results": [heard_once, {"alternatives": [{"words": tagged}]}]}})

    assert [(said.text, said.speaker) for said in document.segments] == [("Yes.", "1"), ("No.", "2")]
    assert document.account.classes["the same words again"] == 2 * len("Yes.No.")


def test_result_without_words_has_no_time():
    document = heard({"results": [{"alternatives": [{"transcript": "Yes", "confidence": 0.9}]}, {"alternatives": []}]})

    assert document.segments == (Segment("Yes"),)
    assert told(document) == []
