import re

import pytest

from testimonies.indexing.keep import drain
from testimonies.search import current
from testimonies.search.errors import SearchError
from testimonies.vocabulary import AuthorityKind
from tests.factories.records import make_authority, make_published, make_testimony, make_transcript, make_witness

pytestmark = pytest.mark.django_db


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def search(client, query):
    drain()
    return client.get(f"/search?{query}")


@pytest.fixture
def two():
    """Two testimonies that speak of bread, one of them by a Balkar in Istanbul."""
    balkars = make_authority("Balkars", kind=AuthorityKind.COMMUNITY, identifier="a-balkars")
    witness = make_witness("Sefer Aymergen")
    witness.communities.add(balkars)
    first = make_published(
        witness,
        identifier="t-1",
        title="The journey",
        texts=("A slice of bread.", "Bread again."),
        advisories=("death",),
    )
    first.subjects.add(make_authority("Istanbul", identifier="a-istanbul"))
    make_published(make_witness("Alim Alamat"), identifier="t-2", title="The camp", texts=("No bread at all.",))


@pytest.mark.usefixtures("two")
def test_what_is_found_is_shown_with_its_words_marked(client):
    page = search(client, "q=bread")

    assert page.status_code == 200
    assert "2 testimonies, 3 passages" in text_of(page)
    assert "A slice of <mark>bread</mark>." in page.content.decode()
    assert 'href="/testimonies/t-1?t=0#s-' in page.content.decode()


@pytest.mark.usefixtures("two")
def test_what_to_know_stands_before_the_passages(client):
    told = text_of(search(client, "q=slice"))

    assert 0 < told.index("Before you go on: Death and dying.") < told.index("A slice of")


@pytest.mark.usefixtures("two")
def test_facets_are_links_that_narrow(client):
    page = search(client, "q=bread")

    assert 'href="?q=bread&amp;community=a-balkars" rel="nofollow"' in page.content.decode()
    assert "1 testimony, 2 passages" in text_of(search(client, "q=bread&community=a-balkars"))


@pytest.mark.usefixtures("two")
def test_each_chosen_filter_can_be_taken_away(client):
    page = search(client, "q=bread&community=a-balkars&place=a-istanbul").content.decode()

    assert 'href="?q=bread&amp;place=a-istanbul"' in page
    assert 'href="?q=bread&amp;community=a-balkars"' in page
    assert '<input type="hidden" name="community" value="a-balkars">' in page


@pytest.mark.usefixtures("two")
def test_all_words_in_one_passage(client):
    assert "1 testimony" in text_of(search(client, "q=slice+again"))
    assert "Nothing was found" in text_of(search(client, "q=slice+again&passage=same"))


def test_nothing_found_is_said_kindly(client):
    make_published(texts=("A slice of bread.",))

    told = text_of(search(client, "q=breat&medium=text"))

    assert "Nothing was found" in told
    assert "Perhaps you meant bread ?" in told
    assert "Search again without the filters" in told


def test_a_page_beyond_the_last_leads_back(client):
    make_published(texts=("A slice of bread.",))

    page = search(client, "q=bread&page=9")

    assert page.status_code == 200
    assert 'href="?q=bread">Back to the first page' in page.content.decode()


def test_an_address_that_is_not_understood_is_answered_with_the_rest(client):
    make_published(texts=("A slice of bread.",))

    told = text_of(search(client, "q=bread&page=x"))

    assert "1 testimony, 1 passage" in told
    assert "Something in this address was not understood" in told


def test_what_was_typed_is_shown_as_words_only(client):
    page = search(client, "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")

    assert b"<script>alert" not in page.content


def test_closed_words_are_not_found(client):
    make_transcript(make_testimony(make_witness(), title="Hidden"), "A hidden slice of bread.")

    page = search(client, "q=bread")

    assert "Nothing was found" in text_of(page)
    assert b"hidden slice" not in page.content


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_of_results_costs_the_same_however_many(client, number, django_assert_num_queries):
    place, community = make_authority("Istanbul"), make_authority("Balkars", kind=AuthorityKind.COMMUNITY)
    for name in range(number):
        witness = make_witness(f"Witness {name}")
        witness.communities.add(community)
        testimony = make_published(witness, texts=("A slice of bread.",), recorded_place=place)
        testimony.transcripts.get().speakers.create(label="W")
        testimony.subjects.add(place)
    drain()

    with django_assert_num_queries(13):
        client.get("/search?q=bread")


def test_a_search_that_cannot_answer_says_so(client, monkeypatch):
    class Resting(SearchError):
        """An index that is being moved."""

    def rest(*_asked, **_how):
        raise Resting

    monkeypatch.setattr(current.public(), "search", rest)

    page = client.get("/search?q=bread")

    assert page.status_code == 503
    assert "The search is resting" in text_of(page)
