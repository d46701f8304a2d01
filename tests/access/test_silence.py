from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from testimonies.access.silence import TO_THE_END, HiddenPassage, Stretch, must_be_silent, widened

MOMENTS = st.integers(0, 50)
STRETCHES = st.tuples(MOMENTS, st.integers(1, 20)).map(lambda pair: Stretch(pair[0], sum(pair)))
PASSAGES = st.builds(HiddenPassage, MOMENTS, st.none() | MOMENTS, st.none() | MOMENTS)


def test_words_are_silent_with_the_whole_of_their_segment():
    assert must_be_silent([], [HiddenPassage(1000, 2000, 9000)]) == (Stretch(1000, 2000),)


def test_segment_without_an_end_ends_where_the_next_one_starts():
    passages = [HiddenPassage(1000, None, 4000), HiddenPassage(5000, 5000, 6000)]

    assert must_be_silent([], passages) == (Stretch(1000, 4000), Stretch(5000, 6000))


def test_last_segment_without_an_end_is_silent_to_the_end():
    assert must_be_silent([], [HiddenPassage(1000, None, None)]) == (Stretch(1000, TO_THE_END),)


def test_words_spoken_nobody_knows_when_leave_nothing_to_be_heard():
    assert must_be_silent([Stretch(1, 2)], [HiddenPassage(None, None, None)]) is None


@given(st.lists(STRETCHES), st.lists(PASSAGES))
def test_every_hidden_moment_lies_in_one_silence(sounds, passages):
    silent = must_be_silent(sounds, passages)

    assert list(silent) == sorted(silent)
    assert all(before.end_ms < after.start_ms for before, after in pairwise(silent))
    for start, end in sounds:
        assert any(one.start_ms <= start and end <= one.end_ms for one in silent)


@given(st.lists(STRETCHES), st.integers(0, 30))
def test_margin_stands_at_both_sides(stretches, margin):
    wide = widened(stretches, by_ms=margin)

    heard = {moment for moment in range(200) if not any(start <= moment < end for start, end in wide)}
    near = {
        moment for moment in range(200) if all(not start - margin <= moment < end + margin for start, end in stretches)
    }
    assert heard == near
