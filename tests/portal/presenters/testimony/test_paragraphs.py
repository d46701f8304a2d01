from hypothesis import given
from hypothesis import strategies as st

from testimonies.portal.presenters.testimony.paragraphs import TOO_MUCH, Paragraph, Row, paragraphs_of, rows_of
from tests.portal.presenters.testimony.spoken import said, said_in_turn

SEGMENTS = st.lists(
    st.builds(
        said,
        st.text("ab .?\n", min_size=1, max_size=500),
        speaker=st.sampled_from([1, 2, None]),
        recording=st.sampled_from([1, 2, None]),
        start_ms=st.none() | st.integers(0, 9000),
    ),
    max_size=30,
)


def texts(paragraphs):
    return [[segment.text for segment in paragraph.segments] for paragraph in paragraphs]


def test_captions_of_one_voice_run_on():
    assert texts(paragraphs_of(said_in_turn("We left", "the town", "at night."))) == [
        ["We left", "the town", "at night."]
    ]


def test_another_voice_begins_another_paragraph():
    asked, told, told_more = said("Who?", speaker=1), said("I.", speaker=2), said("And she.", speaker=2)

    assert paragraphs_of([asked, told, told_more]) == [
        Paragraph((asked,), speaks_anew=True, begins_tape=True),
        Paragraph((told, told_more), speaks_anew=True, begins_tape=False),
    ]


def test_another_tape_begins_another_paragraph_of_the_same_voice():
    first, second = paragraphs_of([said("End of tape.", recording=1), said("It runs.", recording=2)])

    assert (first.begins_tape, second.begins_tape) == (True, True)
    assert second.speaks_anew is False


def test_long_paragraph_ends_with_a_sentence():
    sentence = "It was far and we walked for many days along it"
    told = [sentence] * 9 + [f"{sentence}."] + [sentence]

    assert [len(paragraph) for paragraph in texts(paragraphs_of(said_in_turn(*told)))] == [10, 1]


def test_words_without_an_end_are_parted_all_the_same():
    lengths = [sum(map(len, one)) for one in texts(paragraphs_of(said_in_turn(*["and so on"] * 300)))]

    assert max(lengths) <= TOO_MUCH + len("and so on")


def test_long_answer_stands_alone():
    answer = "word " * 60

    assert texts(paragraphs_of(said_in_turn("Yes.", answer, "No."))) == [["Yes."], [answer], ["No."]]


def test_silence_ends_a_paragraph():
    before, after = said("We waited.", start_ms=0), said("Then it came.", position=2, start_ms=5000)

    assert texts(paragraphs_of([before, after])) == [["We waited."], ["Then it came."]]
    assert texts(paragraphs_of([before._replace(end_ms=None), after])) == [["We waited.", "Then it came."]]


def test_line_end_of_a_caption_means_nothing_and_of_a_text_something():
    told = said_in_turn("We left\nthe town", "at night.")

    assert [one.keeps_lines for one in paragraphs_of(told, are_captions=True)] == [False]
    assert [one.keeps_lines for one in paragraphs_of(told)] == [True, False]


def test_two_who_speak_in_one_caption_keep_their_lines():
    [paragraph] = paragraphs_of([said("- Who?\n- I.")], are_captions=True)

    assert paragraph.keeps_lines is True


def test_translation_stands_beside_by_time():
    told = [said("Ночью.", position=1, start_ms=0), said("Утром?", position=2, start_ms=4000, speaker=2)]
    translated = [
        said("At", start_ms=0, transcript=2),
        said("night.", start_ms=3900, transcript=2),
        said("In the morning?", start_ms=4000, transcript=2),
    ]

    rows = rows_of(told, translated)

    assert [(texts(row.text), texts(row.beside)) for row in rows] == [
        ([["Ночью."]], [["At", "night."]]),
        ([["Утром?"]], [["In the morning?"]]),
    ]


def test_translation_without_times_stands_beside_segment_by_segment():
    told = said_in_turn("Ночью.", "Утром?")
    told[1] = told[1]._replace(speaker_id=2)

    rows = rows_of(told, [said("At night."), said("In the morning?")])

    assert [texts(row.beside) for row in rows] == [[["At night."]], [["In the morning?"]]]


def test_translation_that_cannot_be_fitted_is_a_column_of_its_own():
    [row] = rows_of(said_in_turn("Ночью.", "Утром?"), [said("At night and in the morning.")])

    assert (texts(row.text), texts(row.beside)) == ([["Ночью.", "Утром?"]], [["At night and in the morning."]])


def test_nothing_said_is_no_paragraph():
    assert (paragraphs_of([]), rows_of([], [])) == ([], [])


def test_translation_of_nothing_is_still_shown():
    translated = said("At night.")

    assert rows_of([], [translated]) == [Row((), (Paragraph((translated,), begins_tape=True),))]


@given(SEGMENTS, SEGMENTS)
def test_every_segment_is_shown_once_and_in_order(told, translated):
    rows = rows_of(told, translated)

    assert [segment for row in rows for one in row.text for segment in one.segments] == told
    assert [segment for row in rows for one in row.beside for segment in one.segments] == translated
