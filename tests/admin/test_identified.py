"""Identifiers are given once, changed on a page of their own, and lead on for ever."""

import pytest

from testimonies.models import AuditEvent, FormerIdentifier, Testimony
from tests.admin.pages import address, enter, filled, said, save
from tests.factories.cast import make_curator
from tests.factories.records import make_collection, make_testimony, make_witness

pytestmark = pytest.mark.django_db


def test_rename_leads_from_the_former_and_is_told(desk):
    testimony = make_testimony(identifier="t-first")
    page = address(testimony, "rename")

    answer = desk.post(page, filled(desk.get(page), to="t-second", because="A misprint"), follow=True)

    assert Testimony.objects.get().identifier == "t-second"
    assert FormerIdentifier.now("testimony", "t-first") == "t-second"
    assert said(answer) == ["“t-first” leads to “t-second” from now on."]
    assert AuditEvent.objects.values_list("verb", "because").get() == ("rename", "A misprint")


@pytest.mark.parametrize(
    ("wanted", "why"),
    [("t-taken", "“t-taken” is, or once was"), ("not an identifier", "identifier"), ("", "required")],
)
def test_unusable_identifier_is_refused_with_the_reason(desk, wanted, why):
    make_testimony(identifier="t-taken")
    testimony = make_testimony(identifier="t-first")

    answer = desk.post(address(testimony, "rename"), {"to": wanted})

    assert why in str(answer.context["form"].errors["to"])
    assert Testimony.objects.filter(identifier="t-first").exists()


def test_rename_is_for_those_who_may_change_the_record():
    testimony = make_testimony(identifier="t-first")

    assert enter(make_curator("transcriber")).get(address(testimony, "rename")).status_code == 403
    assert enter(make_curator("cataloguer")).get(address(Testimony, "rename", 999)).status_code == 302


def test_form_of_a_record_does_not_take_another_identifier(desk):
    testimony = make_testimony(make_witness(), identifier="t-first")

    save(desk, testimony, identifier="t-second")

    assert Testimony.objects.get().identifier == "t-first"


def test_new_record_may_not_take_what_something_else_once_bore(desk):
    FormerIdentifier.objects.create(kind="testimony", identifier="t-former", leads_to="t-now")
    page = address(Testimony, "add")
    typed = filled(desk.get(page), collection=make_collection().pk, title="New")

    refused = desk.post(page, typed | {"identifier": "t-former"})
    desk.post(page, typed | {"identifier": "t-new"})

    assert "once was the identifier" in str(refused.context["adminform"].form.errors["identifier"])
    assert Testimony.objects.get().identifier == "t-new"
