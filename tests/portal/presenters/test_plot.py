import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.portal.presenters.plot import Scale, Stretch, Tick, scale_from_zero, scale_of_years, step_for


@pytest.mark.parametrize(("width", "step"), [(5_000_000, 2_000_000), (80_000, 20_000), (7, 2), (1.4, 0.5), (1, 0.5)])
def test_steps_are_round(width, step):
    assert step_for(width) == step


@given(st.floats(min_value=0.001, max_value=1e12))
def test_a_scale_from_zero_holds_its_largest_number_in_few_steps(largest):
    scale, step, count = scale_from_zero(largest)

    assert 1 <= count <= 5
    assert scale.low == 0
    assert scale.high >= largest * 0.999
    assert scale.high == pytest.approx(step * count)


@given(st.integers(1, 9998), st.integers(0, 200))
def test_a_scale_of_years_begins_and_ends_on_round_years(first, length):
    last = min(first + length, 9998)
    scale, step, count = scale_of_years(first, last)

    assert scale.low <= first
    assert scale.high >= last + 1
    assert scale.low % step == 0
    assert count <= 8


def test_numbers_lie_in_percent():
    scale = Scale(1900, 2000)

    assert [scale.percent(year) for year in (1900, 1925, 2000)] == ["0.00%", "25.00%", "100.00%"]


def test_what_lies_beyond_stays_on_the_edge():
    assert [Scale(0, 10).percent(number) for number in (-5, 15)] == ["0.00%", "100.00%"]


def test_ends_too_near_to_tell_apart_are_a_point():
    scale = Scale(0, 100)

    assert scale.stretch(10, 10.1) == Stretch("10.00%", "10.00%", is_point=True)
    assert scale.stretch(10, 20) == Stretch("10.00%", "20.00%", is_point=False)


def test_the_outer_ticks_keep_their_words_on_the_page():
    assert Scale(0, 2).ticks(1, ["0", "1", "2"]) == (
        Tick("0.00%", "0", "start"),
        Tick("50.00%", "1", "middle"),
        Tick("100.00%", "2", "end"),
    )
