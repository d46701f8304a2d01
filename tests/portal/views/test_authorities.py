import pytest

from testimonies.models import AuthorityLabel, Claim, FormerIdentifier
from testimonies.vocabulary import AuthorityKind, LabelKind
from tests.factories.records import make_authority, make_published, make_testimony, make_witness

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [("/explore", 6), ("/explore/place", 5)])
def test_lists_of_terms_cost_the_same_however_long(client, number, address, queries, django_assert_num_queries):
    for name in range(number):
        make_published(make_witness()).subjects.add(make_authority(f"Place {name}"))

    with django_assert_num_queries(queries):
        page = client.get(address)

    assert page.content.count(b'href="/authorities/') == number


@pytest.mark.parametrize("number", [1, 3])
def test_a_term_costs_the_same_however_much_speaks_of_it(client, number, django_assert_num_queries):
    place = make_authority("Istanbul", identifier="a-1")
    for name in range(number):
        make_published(make_witness(f"Witness {name}"), recorded_place=place)
        make_authority(f"Part {name}").broader.add(place)
        Claim.objects.create(statement="A claim", source="A report").about.add(place)

    with django_assert_num_queries(17):
        page = client.get("/authorities/a-1")

    assert page.content.count(b'class="statement"') == number


def test_a_term_tells_all_its_names(client):
    place = make_authority("Crimea", identifier="a-1", note="A peninsula.")
    AuthorityLabel.objects.create(authority=place, text="القرم", language="ar")
    AuthorityLabel.objects.create(authority=place, text="Taurida", language="en", kind=LabelKind.HISTORICAL)
    make_published().subjects.add(place)

    page = client.get("/authorities/a-1").content.decode()

    assert '<bdi lang="ar" dir="rtl">القرم</bdi>' in page
    assert "Taurida" in page
    assert "A peninsula." in page


def test_a_term_of_closed_testimonies_answers_like_an_unknown_one(client):
    make_testimony(make_witness()).subjects.add(make_authority("Hidden", identifier="a-hid"))

    hidden, unknown = client.get("/authorities/a-hid"), client.get("/authorities/a-xyz")

    assert (hidden.status_code, unknown.status_code) == (404, 404)
    assert hidden.content.replace(b"a-hid", b"") == unknown.content.replace(b"a-xyz", b"")
    assert b"Hidden" not in client.get("/explore/place").content


def test_former_and_merged_terms_lead_on(client):
    stays = make_authority("Malkar", identifier="a-now", kind=AuthorityKind.COMMUNITY)
    make_authority("Balkar", identifier="a-merged", kind=AuthorityKind.COMMUNITY, merged_into=stays)
    FormerIdentifier.objects.create(kind="authority", identifier="a-then", leads_to="a-now")
    make_published().subjects.add(stays)

    for former in ("a-merged", "a-then"):
        response = client.get(f"/authorities/{former}")
        assert (response.status_code, response["Location"]) == (301, "/authorities/a-now")


@pytest.mark.parametrize("kind", ["camp", "unit"])
def test_camps_and_units_are_listed_together(client, kind):
    make_published().subjects.add(
        make_authority("Stalag 352", kind=AuthorityKind.CAMP), make_authority("Bergmann", kind=AuthorityKind.UNIT)
    )

    page = client.get(f"/explore/{kind}").content

    assert b"Stalag 352" in page
    assert b"Bergmann" in page


def test_an_unknown_kind_is_not_here(client):
    assert client.get("/explore/weather").status_code == 404


def test_an_empty_kind_says_so(client):
    assert b"Nothing that can be read here" in client.get("/explore/topic").content
