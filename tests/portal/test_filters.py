import pytest
from django.http import QueryDict

from testimonies.portal.filters import Asked, asked_in


def asked(query):
    return asked_in(QueryDict(query))


def test_nothing_asked_finds_everything_on_the_first_page():
    assert asked("") == Asked("", {}, "relevance", same_passage=False, number=1, is_understood=True)


def test_every_parameter_is_read():
    assert asked("q=potato+broth&community=a-x&community=a-y&decade=1990&order=year&passage=same&page=2") == Asked(
        text="potato broth",
        chosen={"community": ["a-x", "a-y"], "decade": ["1990"]},
        order="year",
        same_passage=True,
        number=2,
        is_understood=True,
    )


def test_a_value_that_stands_twice_is_chosen_once():
    assert asked("place=a-1&place=a-2&place=a-1").chosen == {"place": ["a-1", "a-2"]}


@pytest.mark.parametrize(
    "malformed",
    [
        "page=0",
        "page=-1",
        "page=501",
        "page=two",
        "order=worst",
        "passage=other",
        "place=a b",
        "decade=%27+OR+1%3D1",
        "q=%00",
    ],
)
def test_what_is_malformed_is_left_out(malformed):
    understood = asked(f"language=ru&{malformed}")

    assert not understood.is_understood
    assert understood.chosen == {"language": ["ru"]}
    assert (understood.text, understood.order, understood.number) == ("", "relevance", 1)


def test_an_empty_value_chooses_nothing():
    assert asked("q=bread&place=&medium=&order=") == asked("q=bread")


def test_strange_parameters_are_passed_over():
    assert asked("q=bread&utm_source=somewhere").is_understood


def test_only_so_many_values_are_chosen():
    assert len(asked("&".join(f"place=a-{number}" for number in range(90))).chosen["place"]) == 50
