import pytest
from django.http import QueryDict

from testimonies.access.viewer import VISITOR
from testimonies.portal.presenters.facets import SHOWN_AT_ONCE, Chosen, Narrowing, Value
from testimonies.portal.presenters.names import Written
from tests.factories.records import make_authority, make_collection, make_published, make_testimony, make_witness

pytestmark = pytest.mark.django_db


def narrowing(counts=None, *, chosen=None, typed="q=bread"):
    return Narrowing(counts or {}, chosen=chosen or {}, asked=QueryDict(typed), viewer=VISITOR)


def test_each_value_leads_to_the_search_with_it():
    place = make_authority("Istanbul", identifier="a-1")

    (facet,) = narrowing({"place": {place.identifier: 4}}, typed="q=bread&page=3&order=year").facets()

    assert facet.values == (Value(Written("Istanbul", "en"), 4, "?q=bread&order=year&place=a-1"),)


def test_another_value_of_the_same_facet_is_added():
    (facet,) = narrowing(
        {"language": {"ru": 4, "tr": 2}}, chosen={"language": ["ru"]}, typed="q=bread&language=ru"
    ).facets()

    assert facet.values == (Value(Written("Turkish"), 2, "?q=bread&language=ru&language=tr"),)


def test_each_chosen_value_takes_itself_away():
    choices = narrowing(
        {"decade": {"1990": 1}}, chosen={"decade": ["1990"], "medium": ["audio"]}, typed="q=b&decade=1990&medium=audio"
    ).choices()

    assert choices == (
        Chosen("Decade of recording", Written("1990s"), "?q=b&medium=audio"),
        Chosen("Medium", Written("Sound"), "?q=b&decade=1990"),
    )


def test_the_most_frequent_come_first_and_decades_in_their_order():
    counts = {"language": {"ru": 1, "tr": 5}, "decade": {"2000": 1, "1980": 3, "1990": 9}}

    decades, languages = narrowing(counts).facets()

    assert [value.label.text for value in languages.values] == ["Turkish", "Russian"]
    assert [value.label.text for value in decades.values] == ["1980s", "1990s", "2000s"]


def test_rare_values_wait_behind_the_first():
    counts = {"decade": {str(year): 1 for year in range(1900, 2000, 10)}}

    (facet,) = narrowing(counts).facets()

    assert (len(facet.values), len(facet.more)) == (SHOWN_AT_ONCE, 10 - SHOWN_AT_ONCE)


def test_a_closed_term_that_is_typed_is_not_told():
    hidden = make_authority("Hidden village", identifier="a-hidden")
    held = make_collection("c-hidden", title="Hidden collection")
    make_testimony(make_witness(), collection=held).subjects.add(hidden)

    choices = narrowing(chosen={"place": ["a-hidden"], "collection": ["c-hidden"], "medium": ["x"]}).choices()

    assert [choice.label.text for choice in choices] == ["a-hidden", "x", "c-hidden"]


def test_an_open_term_that_nothing_was_counted_for_is_called_by_its_label():
    place = make_authority("Istanbul", identifier="a-1")
    make_published(collection=make_collection("c-1", title="Voices")).subjects.add(place)

    choices = narrowing(chosen={"place": ["a-1"], "collection": ["c-1"]}).choices()

    assert [choice.label.text for choice in choices] == ["Istanbul", "Voices"]
