import pytest

from testimonies.ingest.cast import Cast
from testimonies.ingest.description import Description
from testimonies.ingest.people import record_people
from testimonies.models import Participation, Witness
from testimonies.values.partial_date import PartialDate
from testimonies.vocabulary import PublicIdentity
from tests.factories.records import make_collection, make_testimony, make_witness


@pytest.mark.django_db
def test_witnesses_are_recorded_anonymous_and_in_order():
    testimony = make_testimony()
    description = Description(
        witnesses=("Анна Демо", "Karl Demo"),
        born={"Karl Demo": PartialDate.parse("1919?")},
        interviewers=("Rosa", "Rosa"),
    )

    new = record_people(testimony, description, testimony.collection)

    people = [part.witness for part in Participation.objects.filter(testimony=testimony).order_by("position")]
    assert people == new
    assert [(str(one), one.public_identity, str(one.birth_date or "")) for one in Witness.objects.order_by("pk")] == [
        ("Анна Демо", PublicIdentity.ANONYMOUS, ""),
        ("Karl Demo", PublicIdentity.ANONYMOUS, "1919?"),
    ]
    assert [name.script for one in people for name in one.names.all()] == ["Cyrl", "Latn"]
    assert [contributor.name for contributor in testimony.contributors.all()] == ["Rosa"]
    assert Cast.of(testimony) == Cast(((new[0].pk, "Анна Демо"), (new[1].pk, "Karl Demo")), ("Rosa",))


@pytest.mark.django_db
def test_known_witness_of_the_collection_is_the_same_person():
    known = make_witness("Anna Demo")
    make_testimony(known)
    second = make_testimony()

    assert record_people(second, Description(witnesses=("Anna Demo",)), second.collection) == []
    assert list(second.witnesses.all()) == [known]


@pytest.mark.django_db
def test_witness_of_another_collection_is_somebody_else():
    make_testimony(make_witness("Anna Demo"), collection=make_collection("c-other"))
    here = make_testimony()

    assert len(record_people(here, Description(witnesses=("Anna Demo",)), here.collection)) == 1


@pytest.mark.django_db
def test_name_that_two_known_people_bear_is_a_third_person():
    make_testimony(make_witness("Anna Demo"), make_witness("Anna Demo"))
    here = make_testimony()

    assert len(record_people(here, Description(witnesses=("Anna Demo",)), here.collection)) == 1
