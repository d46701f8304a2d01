"""Words out of mixed content: squeezed, with marks, notes and times on their places, and every character booked."""

from testimonies.transcripts.accounting import BLANK, Tally
from testimonies.transcripts.document import Account, Footnote, Segment, WordTime
from testimonies.transcripts.speech.flow import Flow, Hung, footnotes, squeezed
from testimonies.values.span import Span


def test_white_space_that_is_layout_becomes_single_spaces() -> None:
    tally = Tally(26)
    flow = Flow(tally)

    for text in ("\n  the\t hive ", "was", " \n", "silent\xa0!"):
        flow.say(text)

    assert flow.segment(None, "ANNA") == Segment("the hive was silent\xa0!", None, "ANNA")
    assert tally.account() == Account(26, 19, {BLANK: 7})


def test_marks_stand_apart_and_punctuation_does_not() -> None:
    flow = Flow(Tally(0))

    flow.mark("[laughs]")
    flow.say("eleven")
    flow.part()
    flow.join()
    flow.say(",")
    flow.part()
    flow.say("twelve")
    flow.break_line()
    flow.say(" hives")

    assert flow.segment(None, None).text == "[laughs] eleven, twelve\nhives"


def test_words_and_notes_keep_their_places() -> None:
    flow = Flow(Tally(0))

    flow.say("the ")
    here = flow.here
    flow.say("hive ")
    flow.word(here, Span(1, 2))
    flow.note("a note")
    flow.say("hums")

    assert flow.segment(None, None).word_times == (WordTime(4, 8, Span(1, 2)),)
    assert flow.notes == [Hung(8, "a note")]


def test_letter_and_accent_that_came_apart_are_one_again() -> None:
    flow = Flow(Tally(0))

    flow.say_exactly("e")
    flow.say_exactly("\u0301te ")
    flow.note("after")
    here = flow.here
    flow.say_exactly("x")
    flow.word(here, Span(1))

    assert flow.segment(None, None) == Segment("éte x", word_times=(WordTime(4, 5, Span(1)),))
    assert flow.notes == [Hung(4, "after")]


def test_only_white_space_is_blank() -> None:
    flow = Flow(Tally(0))

    flow.say_exactly(" \n")

    assert flow.is_blank


def test_footnotes_keep_the_order_that_they_name() -> None:
    first, second = Hung(0, "first", 1), Hung(5, "second", 2)

    assert footnotes([(0, second), (1, first)]) == (Footnote(1, 0, "first"), Footnote(0, 5, "second"))
    assert footnotes([(0, second), (1, Hung(0, "no order"))])[0].text == "second"


def test_no_break_space_is_no_layout() -> None:
    assert squeezed(" a \n b\xa0") == "a b\xa0"
