"""What a format has no place for is left out, and told."""

from testimonies.transcripts.carrying import EVERYTHING, Carries, carried, not_carried
from testimonies.transcripts.document import Footnote, IndexPoint, Segment, TranscriptDocument, WordTime
from testimonies.values.span import Span

SAID = Segment("one two", Span(0, 900), "Anna", 1, (WordTime(0, 3, Span(0, 400)),))
WHOLE = TranscriptDocument(
    "ohms",
    (SAID,),
    language="ru",
    metadata={"DATE": "1994"},
    index_points=(IndexPoint("The mill"),),
    footnotes=(Footnote(0, 3, "a note"),),
    translation=TranscriptDocument("ohms", (Segment("bir iki"),)),
)


def test_format_that_carries_everything_leaves_nothing_out():
    assert carried(WHOLE, EVERYTHING) == WHOLE
    assert list(not_carried(WHOLE, EVERYTHING, title="JSON")) == []


def test_only_the_words_are_left_where_nothing_else_is_carried():
    assert carried(WHOLE, Carries.NOTHING) == TranscriptDocument("ohms", (Segment("one two"),))


def test_beginnings_stay_where_ends_are_not_carried():
    assert carried(WHOLE, Carries.TIMES).segments == (Segment("one two", Span(0)),)


def test_each_thing_left_out_is_told_once_with_its_number():
    told = [finding.message for finding in not_carried(WHOLE, Carries.TIMES | Carries.SPEAKERS, title="Clay")]

    assert told == [
        "Clay has no place for ends of passages: 1 left out",
        "Clay has no place for numbers of recordings: 1 left out",
        "Clay has no place for times of single words: 1 left out",
        "Clay has no place for fields that describe the testimony: 1 left out",
        "Clay has no place for entries of the table of contents: 1 left out",
        "Clay has no place for footnotes: 1 left out",
        "Clay has no place for passages of the translation: 1 left out",
    ]
