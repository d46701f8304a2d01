import pytest

from testimonies.models import Contributor, IndexPoint
from testimonies.vocabulary import NameKind, PublicIdentity
from testimonies.workflow.naming import places_of_hidden_names
from tests.factories.recordings import make_recording
from tests.factories.records import give_consent, make_testimony, make_transcript, make_witness

pytestmark = pytest.mark.django_db


@pytest.fixture
def witness():
    return make_witness("Zarina Bekova", public_identity=PublicIdentity.ANONYMOUS)


@pytest.mark.parametrize("name", ["title", "summary", "notice", "provenance"])
def test_name_in_the_description_is_found(witness, name):
    assert places_of_hidden_names(make_testimony(witness, **{name: "Told by Зарина in spring."})) == [name]


def test_name_in_the_identifier_is_found(witness):
    assert places_of_hidden_names(make_testimony(witness, identifier="t-zarina-1996")) == ["identifier"]


@pytest.mark.parametrize("name", ["title", "synopsis", "partial_transcript", "place"])
def test_name_in_the_contents_is_found(witness, name):
    testimony = make_testimony(witness)
    IndexPoint.objects.create(testimony=testimony, position=4, **{"title": "Home", name: "Zarina speaks of Zarina"})

    assert places_of_hidden_names(testimony) == ["entry 4 of the table of contents"]


def test_names_in_keywords_labels_and_contributors_are_found_each_once(witness):
    testimony = make_testimony(witness)
    for number in (1, 2):
        make_recording(testimony, position=number, label="Bekova, tape" if number == 2 else "Tape")
        Contributor.objects.create(testimony=testimony, name=f"Bekova {number}")
    IndexPoint.objects.create(testimony=testimony, position=1, title="Home", keywords=["village", "Zarina"])

    assert places_of_hidden_names(testimony) == [
        "the label of recording 2",
        "the names of the contributors",
        "entry 1 of the table of contents",
    ]


@pytest.mark.parametrize(
    ("role", "places"), [("interviewer", ["speakers"]), ("other", ["speakers"]), ("witness", []), ("unknown", [])]
)
def test_name_is_found_in_the_labels_of_speakers_that_the_public_reads(witness, role, places):
    testimony = make_testimony(witness)
    make_transcript(testimony, speaker="Zarina B.").speakers.update(role=role)

    assert places_of_hidden_names(testimony) == places


def test_name_that_may_be_read_and_pseudonym_are_found_nowhere(witness):
    witness.names.update(kind=NameKind.PSEUDONYM)
    testimony = make_testimony(witness, make_witness("Anna Olsen"), title="Zarina and Anna Olsen")
    give_consent(testimony)

    assert places_of_hidden_names(testimony) == []
