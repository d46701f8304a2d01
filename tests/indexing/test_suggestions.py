import pytest

from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.indexing.find import find
from testimonies.indexing.keep import drain
from testimonies.indexing.suggestions import suggested
from tests.factories.records import make_published, make_testimony, make_transcript, make_witness

pytestmark = pytest.mark.django_db


def suggestions(typed, *, viewer=VISITOR, **chosen):
    drain()
    return suggested(find(typed, viewer=viewer, chosen=chosen), viewer=viewer)


def test_one_letter_amiss_is_mended():
    make_published(texts=("They boiled potato broth.",))

    assert suggestions("potaso brohh") == ()
    assert suggestions("potato broht") == ("potato broth",)
    assert suggestions("brots -french") == ("broth -french",)


def test_a_word_is_given_as_a_passage_writes_it_not_as_the_index_keeps_it():
    make_published(texts=("We were Starving.",))

    assert suggestions("stairving") == ("starving",)


def test_only_what_finds_something_with_the_filters_is_suggested():
    make_published(texts=("A slice of bread.",), languages=("en",))

    assert suggestions("breat", language=["en"]) == ("bread",)
    assert suggestions("breat", language=["ru"]) == ()


def test_closed_words_are_not_suggested():
    make_transcript(make_testimony(make_witness()), "Deportation by train.")

    assert suggestions("traim") == ()
    assert suggestions("traim", viewer=EVERYTHING) == ("train",)


@pytest.mark.parametrize("typed", ["", "!!!", "ab", "xyzzyq", '"'])
def test_of_nothing_nothing_is_suggested(typed):
    make_published(texts=("A slice of bread.",))

    assert suggestions(typed) == ()
