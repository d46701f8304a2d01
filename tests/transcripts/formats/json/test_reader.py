"""What the archive wrote as JSON is the same document when it is read again."""

import json
from dataclasses import replace

import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.document import Account, Finding, Footnote, IndexPoint, Level, Segment, WordTime
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.json import read, sniff, write
from testimonies.values.span import Span
from tests.transcripts.formats.json.test_writer import DOCUMENT
from tests.transcripts.test_formats import assert_sound

WHOLE = replace(
    DOCUMENT,
    format="json",
    segments=(
        Segment(" слово\tand  more\n", Span(0, 1), "Anna", 1, (WordTime(1, 6, Span(0, 1)), WordTime(7, 10, Span(5)))),
        Segment("two"),
    ),
    metadata={"DATE": "1994\n1995", "empty": "", "a.b[]": " kept as it is "},
    index_points=(
        IndexPoint(
            "The mill", 0, "Bees", "slowly", ("a", "b"), ("c",), (44.123456789, -34.0), "Yalta", (("h", ""),), "ru"
        ),
        IndexPoint("No time"),
    ),
    footnotes=(Footnote(1, 3, "at the end"), Footnote(0, 0, "at the beginning")),
    findings=(Finding(Level.WARNING, "odd", 3), Finding(Level.NOTE, "whole file")),
)


def test_everything_is_read_again():
    document = replace(WHOLE, translation=replace(WHOLE, format="ohms", language="en", account=Account(0, 0)))

    again = read(write(document).encode(), language="")

    assert replace(again, account=document.account) == document
    assert_sound(again)


def test_format_of_the_first_reading_is_told():
    again = read(write(DOCUMENT).encode(), language="uk")

    assert again.format == "json"
    assert again.language == "uk"
    assert again.findings == (
        *DOCUMENT.findings,
        Finding(Level.NOTE, 'this archive wrote it, after it had read it as "ohms"'),
    )


def test_what_points_nowhere_is_left_out_and_told():
    shape = json.loads(write(WHOLE))
    shape["segments"][0]["word_times"] = [[1, 6, 9, 8], [1, 99, 0, 1], [1, 6, 0, None], [2, 5, 0, 1]]
    shape["footnotes"][0]["segment"] = 7
    shape["index_points"][0]["coordinates"] = [91, 0]
    shape["speakers"].append("Boris")
    shape["new"] = "field"

    again = read(json.dumps(shape).encode(), language="")

    assert_sound(again)
    assert again.segments[0].word_times == (WordTime(1, 6, Span(0)),)
    assert again.footnotes == WHOLE.footnotes[1:]
    assert again.index_points[0].coordinates is None
    assert again.metadata["new"] == "field"
    assert [finding.message for finding in again.findings[2:]] == [
        'not carried: the speaker "Boris", who says nothing',
        "5 things point nowhere and were left out: the time of a word, 1, 6, 9, 8",
    ]


def test_footnotes_stay_with_their_words_when_a_segment_is_empty():
    shape = json.loads(write(WHOLE))
    shape["segments"].insert(1, {"text": " "})
    shape["footnotes"] = [{"segment": 2, "offset": 1, "text": "here"}]

    again = read(json.dumps(shape).encode(), language="")

    assert again.footnotes == (Footnote(1, 1, "here"),)


def test_own_shape_is_recognised_by_its_first_fields():
    content = write(replace(WHOLE, metadata={"long": "x" * 40_000})).encode()

    assert registry.recognise(content, name="").name == "json"
    assert sniff(b'{"segments": []}', "a.json") == 0.0


def test_empty_document_is_refused():
    with pytest.raises(UnreadableTranscript, match="not one word of transcript"):
        read(write(replace(WHOLE, segments=(), index_points=())).encode(), language="")
