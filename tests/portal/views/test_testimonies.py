import pytest

from testimonies.vocabulary import Openness
from tests.factories.records import make_authority, make_published, make_testimony, make_witness, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_long(client, number, django_assert_num_queries):
    for name in range(number):
        make_published(make_witness(f"Witness {name}"), recorded_place=make_authority(f"Place {name}"))

    with django_assert_num_queries(11):
        page = client.get("/testimonies")

    assert page.content.count(b'<li class="entry">') == number


def test_a_closed_testimony_is_listed_without_its_title(client):
    closed = make_testimony(make_witness("Hidden"), identifier="t-9", title="Hidden title", existence_is_shown=True)
    publish(closed)
    silent = make_testimony(make_witness("Hidden"), identifier="t-silent", title="Hidden title")
    publish(silent)

    page = client.get("/testimonies").content.decode()

    assert 'href="/testimonies/t-9"' in page
    assert "t-silent" not in page
    assert "Hidden" not in page


def test_closed_testimonies_stand_aside_when_the_list_is_narrowed(client):
    publish(make_testimony(identifier="t-river-closed", existence_is_shown=True, languages=("ru",)))
    make_published(languages=("ru",))

    assert b"t-river-closed" not in client.get("/testimonies?language=ru").content


def test_an_embargo_tells_its_end(client):
    closed = make_testimony(openness=Openness.OPEN, opens_at="2040-01-01T00:00Z", existence_is_shown=True)
    publish(closed)

    assert b"closed until Jan. 1, 2040" in client.get("/testimonies").content


def test_long_lists_have_pages(client):
    for _ in range(26):
        make_published(make_witness())

    first, second = client.get("/testimonies?medium=text"), client.get("/testimonies?medium=text&page=2")

    assert b'rel="next" href="?medium=text&amp;page=2"' in first.content
    assert second.content.count(b'<li class="entry">') == 1
    assert b'rel="prev" href="?medium=text&amp;page=1"' in second.content


def test_a_filter_that_finds_nothing_offers_the_whole(client):
    make_published()

    assert b"Show all testimonies" in client.get("/testimonies?medium=video").content
