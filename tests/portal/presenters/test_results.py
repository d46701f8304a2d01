import pytest
from django.http import QueryDict

from testimonies.access.viewer import VISITOR
from testimonies.indexing.documents import FACETS
from testimonies.indexing.find import find
from testimonies.indexing.keep import drain
from testimonies.models import AuthorityLabel
from testimonies.portal.filters import asked_in
from testimonies.portal.presenters.results import NOTES, results_page
from testimonies.search.engine import Page
from testimonies.search.pieces import Note
from testimonies.vocabulary import AuthorityKind, LabelKind
from tests.factories.records import make_authority, make_published, make_witness

pytestmark = pytest.mark.django_db


def answered(query):
    drain()
    typed = QueryDict(query)
    asked = asked_in(typed)
    wanted = Page(number=asked.number, size=asked.size, order=asked.order)
    answer = find(asked.text, viewer=VISITOR, chosen=asked.chosen, page=wanted, facets=FACETS)
    return results_page(answer, asked, typed=typed, viewer=VISITOR)


def test_totals_are_exact():
    for _ in range(21):
        make_published(make_witness(), texts=("bread", "more bread", "nothing"))

    page = answered("q=bread&page=2")

    assert (page.testimony_total, page.passage_total, len(page.results)) == ("21", "42", 1)
    assert (page.leaf.number, page.leaf.has_next(), page.leaf.previous_page_number()) == (2, False, 1)


def test_orders_keep_everything_else():
    make_published()

    assert [
        (order.title, order.url, order.is_on) for order in answered("q=river&place=a-1&order=year&page=1").orders
    ] == [
        ("Best first", "?q=river&place=a-1&order=relevance", False),
        ("By year of recording", "?q=river&place=a-1&order=year", True),
        ("By title", "?q=river&place=a-1&order=title", False),
    ]


def test_a_widened_search_says_so():
    community = make_authority("Malkar", kind=AuthorityKind.COMMUNITY)
    AuthorityLabel.objects.create(authority=community, text="Balkar", language="en", kind=LabelKind.VARIANT)
    witness = make_witness()
    witness.communities.add(community)
    make_published(witness, texts=("My mother was Malkar.",))

    page = answered("q=balkar")

    assert (page.testimony_total, page.expansions) == ("1", (("balkar", "Malkar"),))


def test_a_search_without_result_offers_near_words():
    make_published(texts=("A slice of bread.",), languages=("ru",))

    page = answered("q=breat&language=ru")

    assert page.testimony_total == "0"
    assert page.suggestions == (("bread", "?q=bread&language=ru"),)
    assert page.without_filters_url == "?q=breat"


def test_what_was_not_understood_is_said():
    assert answered('q="bread').notes == ("A quotation mark was not closed; it was left out.",)


def test_every_note_is_translated_as_it_is_written():
    assert {note: str(words) for note, words in NOTES.items()} == {note: str(note) for note in Note}
