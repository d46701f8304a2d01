"""Words belong to the paragraph that has begun; words that are struck out are never published."""

from testimonies.transcripts.document import IndexPoint, Level
from testimonies.values.span import Span
from tests.transcripts.formats.machines import heard, told


def word(text, start, **more):
    return {"start": start, "end": start + 0.5, "text": text, **more}


def test_struck_words_are_left_out_and_counted():
    words = [word("We", 1), word("secretly", 2, struck=True), word("sold", 3, struck=False), word("none.", 4)]
    document = heard({"words": words, "paragraphs": [{"start": 1, "end": 5, "speaker": "Anna"}]})

    assert [said.text for said in document.segments] == ["We sold none."]
    assert told(document) == ["1 words are struck out in the file; they must not be published: left out"]
    assert document.findings[0].level is Level.WARNING
    assert "secretly" not in repr(document)


def test_word_without_a_space_after_it_is_glued_to_the_next():
    words = [word("honey", 1, space=False), word("-bee", 1.5)]

    assert heard({"words": words, "paragraphs": []}).segments[0].text == "honey-bee"


def test_words_belong_to_the_last_paragraph_that_began():
    paragraphs = [{"start": 5, "end": 9, "speaker": "B"}, {"start": 1, "end": 2, "speaker": "A"}]
    document = heard({"words": [word("one", 0), word("two", 4.9), word("three", 5)], "paragraphs": paragraphs})

    assert [(said.text, said.speaker, said.span) for said in document.segments] == [
        ("one two", "A", Span(0, 5400)),
        ("three", "B", Span(5000, 9000)),
    ]


def test_index_of_a_story_is_a_table_of_contents():
    entry = {
        "title": "Hives",
        "timecode": "00:00:10",
        "time": {"start": 10, "end": None},
        "synopsis": "Eleven of them.",
    }
    document = heard({"title": "Bees", "metadata": [entry]})

    assert document.format == "theirstory"
    assert document.index_points == (IndexPoint("Hives", 10_000, "Eleven of them."),)
