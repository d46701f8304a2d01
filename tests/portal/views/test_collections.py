import pytest

from testimonies.models import FormerIdentifier
from tests.factories.records import make_collection, make_published, make_testimony, make_witness

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_long(client, number, django_assert_num_queries):
    for name in range(number):
        make_published(make_witness(), collection=make_collection(f"c-{name}"))

    with django_assert_num_queries(2):
        page = client.get("/collections")

    assert page.content.count(b'<li class="entry">') == number


@pytest.mark.parametrize("number", [1, 3])
def test_a_collection_costs_the_same_however_much_it_holds(client, number, django_assert_num_queries):
    collection = make_collection("c-1", rights_statement="For reading.", holding_institution="A library")
    for _ in range(number):
        make_published(make_witness(), collection=collection)

    with django_assert_num_queries(6):
        page = client.get("/collections/c-1")

    assert b"For reading." in page.content
    assert b"Held by A library" in page.content
    assert page.content.count(b'<li class="entry">') == number


def test_a_collection_of_closed_testimonies_is_not_here(client):
    make_testimony(make_witness(), collection=make_collection("c-1", title="Hidden"))

    assert client.get("/collections/c-1").status_code == 404
    assert b"Hidden" not in client.get("/collections").content


def test_a_former_identifier_leads_on(client):
    make_published(collection=make_collection("c-now"))
    FormerIdentifier.objects.create(kind="collection", identifier="c-then", leads_to="c-now")

    assert client.get("/collections/c-then")["Location"] == "/collections/c-now"
