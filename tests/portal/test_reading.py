import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from testimonies.portal.reading import LONGEST_SEARCH, Reading, seconds


def test_everything_that_can_be_asked_is_understood():
    asked = QueryDict("text=2&beside=0&part=3&tape=2&t=1:23.4&within=wide++river&passage=4k2j9abc&r=5")

    assert Reading.of(asked) == Reading(
        text=2, beside=0, part=3, tape=2, at_ms=83_400, within="wide river", passage="4k2j9abc", revision=5
    )


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "text=0",
        "text=-1",
        "part=x",
        "t=soon",
        "t=",
        "passage=../../etc",
        "r=%C2%B2",
        "tape=999999999999",
        "beside=",
    ],
)
def test_what_cannot_be_meant_is_passed_over(asked):
    assert Reading.of(QueryDict(asked)) == Reading()


def test_search_is_cut_to_a_length_that_can_be_answered():
    assert len(Reading.of(QueryDict(f"within={'a' * 999}")).within) == LONGEST_SEARCH


def test_query_says_only_what_differs_from_the_page_as_it_opens():
    assert Reading().query() == ""
    assert Reading(text=1, part=1, tape=1).query() == ""
    assert Reading(text=2, beside=0, part=2, at_ms=83_400, within="a b").query() == (
        "?text=2&beside=0&part=2&t=83.4&within=a+b"
    )


def test_no_place_in_particular_keeps_the_texts_and_the_words_sought():
    reading = Reading(text=2, beside=3, part=4, tape=2, at_ms=1, within="bread", passage="abc", revision=7)

    assert reading.unplaced() == Reading(text=2, beside=3, within="bread")


@pytest.mark.parametrize(("ms", "written"), [(0, "0"), (400, "0.4"), (83_400, "83.4"), (60_000, "60"), (7, "0.007")])
def test_moment_is_written_in_seconds(ms, written):
    assert seconds(ms) == written


@given(
    st.builds(
        Reading,
        text=st.integers(1, 99),
        beside=st.none() | st.integers(0, 99),
        part=st.none() | st.integers(2, 99),
        tape=st.none() | st.integers(2, 99),
        at_ms=st.none() | st.integers(0, 10**9),
        within=st.text("abc è&=", max_size=9).map(lambda words: " ".join(words.split())),
        passage=st.text("0123abc", max_size=12),
        revision=st.none() | st.integers(0, 99),
    )
)
def test_query_is_read_back_as_it_was_meant(reading):
    assert Reading.of(QueryDict(reading.query().removeprefix("?"))) == reading


@given(st.dictionaries(st.sampled_from(["text", "beside", "part", "tape", "t", "within", "passage", "r"]), st.text()))
def test_any_query_means_something(asked):
    query = QueryDict(mutable=True)
    query.update(asked)

    assert isinstance(Reading.of(query).query(), str)
