from hypothesis import given
from hypothesis import strategies as st

from testimonies.access.redaction import MASK, masked

STRETCHES = st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=6)


def test_masked_replaces_a_stretch_by_a_mask_of_constant_length():
    assert masked("They took Anna away.", [(10, 14)]) == f"They took {MASK} away."
    assert masked("They took Maximilian away.", [(10, 20)]) == f"They took {MASK} away."


def test_masked_joins_overlapping_and_touching_stretches():
    assert masked("abcdefgh", [(1, 3), (3, 4), (2, 6)]) == f"a{MASK}gh"


def test_masked_ignores_empty_stretches_and_cuts_those_beyond_the_text():
    assert masked("abc", [(2, 2), (2, 99)]) == f"ab{MASK}"


@given(st.text(max_size=40), STRETCHES)
def test_masked_shows_no_hidden_character_and_every_other(text, stretches):
    hidden = {place for start, end in stretches for place in range(max(0, start), min(end, len(text)))}

    shown = masked(text, stretches)

    assert shown.replace(MASK, "") == "".join(
        letter for place, letter in enumerate(text) if place not in hidden
    ).replace(MASK, "")
    assert len(shown) - shown.count(MASK) * (len(MASK) - 1) <= len(text) + 1
