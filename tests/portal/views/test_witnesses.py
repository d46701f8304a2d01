import pytest

from testimonies.models import Claim, FormerIdentifier, LifeEvent, Segment
from testimonies.vocabulary import AuthorityKind, LifeEventKind, PublicIdentity
from tests.factories.cast import make_curator
from tests.factories.records import make_authority, make_collection, make_published, make_testimony, make_witness

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_long(client, number, django_assert_num_queries):
    for name in range(number):
        witness = make_witness(f"Witness {name}")
        witness.communities.add(make_authority(f"Community {name}", kind=AuthorityKind.COMMUNITY))
        make_published(witness)

    with django_assert_num_queries(8):
        page = client.get("/witnesses")

    assert page.content.count(b'class="person"') == number


def test_nobody_unseen_is_listed(client):
    make_testimony(make_witness("Hidden"))

    page = client.get("/witnesses").content.decode()

    assert "Hidden" not in page
    assert "can be read here yet" in page


def test_letters_lead_to_their_pages(client):
    for letter in "AB":
        for number in range(35):
            make_published(make_witness(f"{number} {letter}name"))

    page = client.get("/witnesses").content.decode()

    assert 'href="?page=1#letter-A"' in page
    assert 'id="letter-B"' in page
    assert 'rel="next" href="?page=2"' in page


@pytest.mark.parametrize("number", [1, 3])
def test_a_life_costs_the_same_however_long(client, number, django_assert_num_queries):
    witness = make_witness("Alim Alamat", identifier="w-1", birth_place=make_authority("Turkestan"))
    witness.communities.add(make_authority("Turkestanis", kind=AuthorityKind.COMMUNITY))
    for name in range(number):
        testimony = make_published(witness, recorded_place=make_authority(f"Studio {name}"))
        passage = Segment.objects.filter(transcript__testimony=testimony).first()
        place, camp = make_authority(f"Place {name}"), make_authority(f"Camp {name}", kind=AuthorityKind.CAMP)
        LifeEvent.objects.create(
            witness=witness, kind=LifeEventKind.INTERNED, date="1942", place=place, camp_or_unit=camp, segment=passage
        )
        claim = Claim.objects.create(statement="Alive", low=3, segment=passage, witness=witness)
        claim.about.add(camp)

    with django_assert_num_queries(22):
        page = client.get("/witnesses/w-1")

    assert page.content.count(b'<li id="life-') == number


def test_a_life_names_what_tells_it(client):
    witness = make_witness("Alim Alamat", identifier="w-1")
    testimony = make_published(witness, identifier="t-1", title="Six months")
    passage = Segment.objects.filter(transcript__testimony=testimony).first()
    LifeEvent.objects.create(witness=witness, kind=LifeEventKind.INTERNED, segment=passage)
    LifeEvent.objects.create(witness=witness, kind=LifeEventKind.BORN, date="1919", source="A register")

    page = client.get("/witnesses/w-1").content.decode()

    assert f'href="/testimonies/t-1?t=0#s-{passage.key}"' in page
    assert "According to A register" in page


def test_an_anonymous_witness_stays_so(client):
    witness = make_witness(
        "Hidden Name",
        identifier="w-1",
        public_identity=PublicIdentity.ANONYMOUS,
        birth_date="1919",
        biography="Hidden life.",
        portrait="portraits/hidden.jpg",
    )
    make_published(witness)

    page = client.get("/witnesses/w-1").content.decode()

    assert "Anonymous witness" in page
    assert "Hidden" not in page
    assert "1919" not in page
    assert "portrait?" not in page


def test_a_former_identifier_leads_on(client):
    make_published(make_witness(identifier="w-now"))
    FormerIdentifier.objects.create(kind="witness", identifier="w-then", leads_to="w-now")

    response = client.get("/witnesses/w-then")

    assert (response.status_code, response["Location"]) == (301, "/witnesses/w-now")


def test_an_unseen_witness_answers_like_an_unknown_one(client):
    make_testimony(make_witness(identifier="w-unseen"))

    unseen, unknown = client.get("/witnesses/w-unseen"), client.get("/witnesses/w-unknow")

    assert (unseen.status_code, unknown.status_code) == (404, 404)
    assert unseen.content.replace(b"w-unseen", b"") == unknown.content.replace(b"w-unknow", b"")


def test_a_curator_of_another_collection_reads_what_a_visitor_reads(client):
    client.force_login(make_curator("reviewer", collections=(make_collection("c-other"),)))
    witness = make_witness("Zarina Hidden", identifier="w-1", public_identity=PublicIdentity.ANONYMOUS)
    LifeEvent.objects.create(witness=witness, kind=LifeEventKind.CAPTURED, description="Near Kerch.", source="A list")
    make_published(witness)
    make_testimony(make_witness("Closed", identifier="w-2"))

    life, listed = (client.get(address).content.decode() for address in ("/witnesses/w-1", "/witnesses"))

    assert "Anonymous witness" in life
    assert "Kerch" not in life
    assert "Hidden" not in life + listed
    assert "Closed" not in listed
    assert client.get("/witnesses/w-2").status_code == 404
    assert 'class="person"' not in client.get("/witnesses?name=hidden").content.decode()
