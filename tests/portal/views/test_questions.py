import pytest

from testimonies.models import Claim, FormerIdentifier, Question, Segment
from testimonies.vocabulary import Precision
from tests.factories.records import make_authority, make_published, make_testimony, make_transcript, make_witness

pytestmark = pytest.mark.django_db


@pytest.fixture
def prisoners():
    """Three figures that contradict one another."""
    question = Question.objects.create(identifier="q-1", title="Prisoners taken", unit="prisoners")
    for low, precision, source in (
        (5_000_000, Precision.MORE_THAN, "German sources"),
        (3_800_000, Precision.ABOUT, "A report"),
        (4_500_000, Precision.ABOUT, "Russian military archives"),
    ):
        Claim.objects.create(statement="Taken", question=question, low=low, precision=precision, source=source)
    return question


@pytest.mark.usefixtures("prisoners")
def test_figures_stand_side_by_side_in_their_order(client):
    page = client.get("/questions/q-1").content.decode()
    ledger = page[page.index("<tbody>") :]

    figures = [ledger.index(figure) for figure in ("about 3,800,000", "about 4,500,000", "more than 5,000,000")]
    assert figures == sorted(figures)
    assert page.count("<tr>") == 4
    assert 'x1="83.33%" x2="100.00%"' in page


def test_testimonies_and_documents_are_told_apart(client, prisoners):
    witness = make_witness("Alim Alamat")
    testimony = make_published(witness, identifier="t-1")
    passage = Segment.objects.filter(transcript__testimony=testimony).first()
    Claim.objects.create(statement="Alive", question=prisoners, low=3000, segment=passage, witness=witness)

    page = client.get("/questions/q-1").content.decode()

    assert (page.count("Document:"), page.count("Testimony:")) == (3, 1)
    assert f'href="/testimonies/t-1?t=0#s-{passage.key}"' in page


def test_a_claim_of_a_closed_testimony_is_not_told(client, prisoners):
    passage = make_transcript(make_testimony(make_witness("Hidden"))).segments.first()
    Claim.objects.create(statement="Hidden claim", question=prisoners, low=9_000_000, segment=passage)

    page = client.get("/questions/q-1").content.decode()

    assert "Hidden" not in page
    assert "9,000,000" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_questions_cost_the_same_however_many(client, number, django_assert_num_queries):
    for name in range(number):
        question = Question.objects.create(title=f"Question {name}")
        Claim.objects.create(statement="A claim", question=question, source="A report")

    with django_assert_num_queries(2):
        page = client.get("/questions")

    assert page.content.count(b'<li class="entry">') == number


@pytest.mark.parametrize("number", [1, 3])
def test_a_question_costs_the_same_however_many_claims(client, number, django_assert_num_queries):
    question = Question.objects.create(identifier="q-2", title="Alive")
    for name in range(number):
        witness = make_witness(f"Witness {name}")
        passage = Segment.objects.filter(transcript__testimony=make_published(witness)).first()
        claim = Claim.objects.create(statement="Alive", question=question, low=3, segment=passage, witness=witness)
        claim.about.add(make_authority(f"Camp {name}"))

    with django_assert_num_queries(9):
        client.get("/questions/q-2")


def test_a_question_without_readable_claims_is_not_here(client):
    Question.objects.create(identifier="q-3", title="Empty")

    assert client.get("/questions/q-3").status_code == 404
    assert b"Empty" not in client.get("/questions").content


@pytest.mark.usefixtures("prisoners")
def test_a_former_identifier_leads_on(client):
    FormerIdentifier.objects.create(kind="question", identifier="q-then", leads_to="q-1")

    assert client.get("/questions/q-then")["Location"] == "/questions/q-1"
