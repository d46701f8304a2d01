import pytest
from django.http import Http404

from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.models import Collection, FormerIdentifier, Testimony, Witness
from testimonies.portal.seeking import moved, sought
from tests.factories.records import make_collection, make_published, make_testimony, make_witness

pytestmark = pytest.mark.django_db


def test_a_record_is_found_by_its_identifier():
    collection = make_collection("c-one")

    assert sought(Collection.objects.all(), "c-one") == collection


def test_an_unknown_identifier_is_not_here():
    with pytest.raises(Http404):
        sought(Collection.objects.all(), "c-none")


def test_a_former_identifier_leads_on_through_every_change():
    testimony = make_published(identifier="t-now")
    for former, later in (("t-first", "t-second"), ("t-second", "t-now")):
        FormerIdentifier.objects.create(kind="testimony", identifier=former, leads_to=later)

    assert sought(Testimony.objects.visible_to(VISITOR), "t-first") == testimony


def test_a_former_identifier_of_a_closed_record_is_as_unknown_as_any():
    testimony = make_testimony(identifier="t-now")
    FormerIdentifier.objects.create(kind="testimony", identifier="t-former", leads_to="t-now")

    with pytest.raises(Http404):
        sought(Testimony.objects.visible_to(VISITOR), "t-former")
    assert sought(Testimony.objects.visible_to(EVERYTHING), "t-former") == testimony


def test_a_merged_record_leads_to_the_one_that_stays():
    stays = make_witness("Alim Alamat")
    gone = make_witness("A. Alamat", merged_into=stays)
    make_published(stays)

    assert sought(Witness.objects.visible_to(VISITOR), gone.identifier) == stays


def test_a_record_that_was_merged_twice_leads_to_the_last():
    last = make_witness("Alim Alamat")
    second = make_witness("A. Alamat", merged_into=last)
    first = make_witness("Alamat", merged_into=second)
    FormerIdentifier.objects.create(kind="witness", identifier="w-oldest", leads_to=first.identifier)
    make_published(last)

    assert sought(Witness.objects.visible_to(VISITOR), first.identifier) == last
    assert sought(Witness.objects.visible_to(VISITOR), "w-oldest") == last


def test_records_merged_into_each_other_are_not_here():
    one = make_witness("One")
    other = make_witness("Other", merged_into=one)
    Witness.objects.filter(pk=one.pk).update(merged_into=other)

    with pytest.raises(Http404):
        sought(Witness.objects.visible_to(EVERYTHING), one.identifier)


@pytest.mark.parametrize("junk", ["\0", "t-\0", "t river", "ł", "", "a" * 65])
def test_what_can_be_no_identifier_is_not_here_and_asks_nothing(junk, django_assert_num_queries):
    with django_assert_num_queries(0), pytest.raises(Http404):
        sought(Testimony.objects.all(), junk)


def test_moved_is_for_ever_and_asked_for_anew():
    response = moved("witness", "w-now")

    assert (response.status_code, response["Location"]) == (301, "/witnesses/w-now")
    assert response["Cache-Control"] == "private, no-cache"
