import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.workflow.carrying import carried_keys, carried_place, carried_stretch, carried_times

OLD = [
    ("k1", "We left at dawn."),
    ("k2", "Yes."),
    ("k3", "The road was long."),
    ("k4", "Yes."),
    ("k5", "Nobody spoke."),
]
LINES = st.lists(
    st.sampled_from(["Yes.", "No.", "We left at dawn.", "The road was long.", "Nobody spoke."]), max_size=12
)


def test_equal_words_keep_their_keys_around_an_insertion():
    new = ["We left at dawn.", "Yes.", "It rained.", "The road was long.", "Yes.", "Nobody spoke."]

    assert carried_keys(OLD, new) == ["k1", "k2", None, "k3", "k4", "k5"]


def test_a_corrected_segment_keeps_its_key_and_another_sentence_does_not():
    new = ["We left at dawn.", "Yes.", "The road was very long.", "Yes.", "He sold horses in the town."]

    assert carried_keys(OLD, new) == ["k1", "k2", "k3", "k4", None]


def test_corrected_segments_keep_their_keys_beside_what_is_put_in_and_taken_out():
    new = ["We left at dawn.", "It was May.", "Yes!", "The road was so long.", "Nobody spoke a word."]

    assert carried_keys(OLD, new) == ["k1", None, "k2", "k3", "k5"]


def test_rewritten_text_of_any_length_is_compared_within_reach():
    old = [(f"k{number}", f"Sentence number {number} of the bees.") for number in range(1000)]
    new = [f"A sentence numbered {number} of bees." for number in range(1003)]

    keys = carried_keys(old, new)

    given = [int(key[1:]) for key in keys if key]
    assert given == sorted(given)
    assert len(given) > 900


def test_corrected_segments_on_both_sides_of_a_new_stretch_keep_their_keys():
    old = [("k0", "The bees left at dawn."), *((f"x{n}", f"{n} " * 9) for n in range(40)), ("k9", "Nobody followed.")]
    new = ["The bees left at dusk.", *("abcdefgh"[n % 8] * (n + 9) for n in range(42)), "Nobody followed us."]

    keys = carried_keys(old, new)

    assert (keys[0], keys[-1], set(keys[1:-1])) == ("k0", "k9", {None})


def test_segments_cut_anew_keep_their_keys_where_they_are_still_alike():
    words = [f"word{number}" for number in range(12_000)]
    old = [(f"k{n}", " ".join(words[10 * n : 10 * n + 10])) for n in range(1200)]
    new = [" ".join(words[10 * n + n % 3 : 10 * n + 10 + (n + 1) % 3]) for n in range(1200)]
    cut_in_two = [text for n, whole in enumerate(new) for text in ([whole[:60], whole[60:]] if n % 4 == 0 else [whole])]

    keys = [key for key in carried_keys(old, cut_in_two) if key]

    assert len(keys) == 1200
    assert keys == [key for key, _text in old]


@given(st.lists(st.text("ab", max_size=9), min_size=1), st.lists(st.text("ab", max_size=9), min_size=1))
def test_segments_that_keep_their_keys_keep_their_order(old_texts, new_texts):
    old = [(f"k{number}", text) for number, text in enumerate(old_texts)]

    keys = [int(key[1:]) for key in carried_keys(old, new_texts) if key]

    assert keys == sorted(set(keys))


def test_a_removed_segment_takes_its_key_along():
    assert carried_keys(OLD, [text for _key, text in OLD[1:]]) == ["k2", "k3", "k4", "k5"]


@given(LINES, LINES)
def test_no_key_is_given_twice_and_the_same_text_keeps_all(old_lines, new_lines):
    old = [(f"k{number}", line) for number, line in enumerate(old_lines)]

    keys = [key for key in carried_keys(old, new_lines) if key]

    assert len(keys) == len(set(keys))
    assert carried_keys(old, old_lines) == [key for key, _line in old]


def test_a_stretch_moves_with_its_words():
    old, new = "They took Anna away.", "Then they took Anna away at night."

    assert carried_stretch(old, new, start=10, end=14) == (15, 19)
    assert carried_stretch(old, "They took Anne away.", start=10, end=14) is None
    assert carried_stretch(old, "They took Annabel away.", start=10, end=14) is None


@given(st.text("ab ", min_size=1, max_size=20), st.text("ab ", max_size=20), st.integers(0, 19), st.integers(1, 5))
def test_a_carried_stretch_holds_the_same_words(old, new, start, length):
    end = min(start + length, len(old))
    if start >= end:
        return

    stretch = carried_stretch(old, new, start=start, end=end)

    assert stretch is None or new[slice(*stretch)] == old[start:end]


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [("Two boats.", "Two big boats.", 9, 13), ("Two boats.", "Boats.", 0, 0), ("One.", "", 3, 0), ("", "One.", 0, 0)],
)
def test_carried_place_stays_with_its_letters(old, new, before, after):
    assert carried_place(old, new, place=before) == after


def test_times_stay_with_the_words_that_were_not_touched():
    times = ((0, 3, 100, 300), (4, 9, 300, 800), (10, 13, 800, None))

    assert carried_times("Two boats fro", "Two big boats frost", times) == ((0, 3, 100, 300), (8, 13, 300, 800))
    assert carried_times("Two boats fro", "Two boats fro", times) == times
    assert carried_times("Two boats fro", "", times) == ()


@given(st.lists(st.sampled_from(["Anna", "ran", "far", "a"]), max_size=9), st.text("aAnr f", max_size=40))
def test_a_time_is_carried_with_the_same_word_or_not_at_all(words, new):
    old, times = " ".join(words), []
    for number, word in enumerate(words):
        start = len(" ".join([*words[:number], ""]))
        times.append((start, start + len(word), number, None))

    carried = carried_times(old, new, tuple(times))

    assert [new[start:end] for start, end, _ms, _none in carried] == [words[number] for _s, _e, number, _n in carried]
    assert list(carried) == sorted(carried)
