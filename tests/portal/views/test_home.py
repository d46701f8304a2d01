import pytest

from tests.factories.cast import make_administrator
from tests.factories.records import make_authority, make_published, make_testimony, make_witness

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 3])
def test_the_front_page_costs_the_same_however_much_there_is(client, number, django_assert_num_queries):
    for name in range(number):
        testimony = make_published(make_witness(f"Witness {name}"), recorded_date="1994")
        testimony.subjects.add(make_authority(f"Place {name}"))
        testimony.recordings.create(position=1, duration_ms=3_600_000)

    with django_assert_num_queries(17):
        page = client.get("/")

    assert page.status_code == 200
    assert page["Cache-Control"] == "private, no-cache"


def test_an_empty_archive_says_so_kindly(client):
    assert "Nothing has been published here yet" in client.get("/").content.decode()


def test_a_demonstration_is_announced(client):
    make_published(title="Six months", notice="A summary of a published report.")

    assert "A summary of a published report." in client.get("/").content.decode()


def test_what_is_closed_is_nowhere_on_the_page(client):
    make_testimony(make_witness("Hidden Witness"), title="Hidden title").subjects.add(make_authority("Hidden place"))

    assert "Hidden" not in client.get("/").content.decode()


def test_a_curators_page_is_kept_nowhere(client):
    client.force_login(make_administrator())

    assert client.get("/")["Cache-Control"] == "private, no-store"
