"""To open what is published is to publish; to close it needs no such right."""

import datetime as dt

import pytest

from testimonies.access.viewer import VISITOR
from testimonies.admin.widening import may_widen, refusals
from testimonies.models import Consent, Testimony
from testimonies.vocabulary import PublicIdentity
from tests.admin.pages import address, enter, filled, save
from tests.factories.cast import make_curator
from tests.factories.records import give_consent, make_published, make_testimony, make_witness

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("now", "then", "is_refused"),
    [
        (("closed", False), ("reading_room", False), True),
        (("reading_room", False), ("open", False), True),
        (("closed", False), ("closed", True), True),
        (("open", True), ("reading_room", False), False),
        (("open", True), ("open", True), False),
    ],
)
def test_only_wider_access_is_refused(now, then, is_refused):
    published = make_published(openness=now[0], existence_is_shown=now[1])

    refused = refusals(published, by=make_curator("cataloguer"), openness=then[0], existence_is_shown=then[1])

    assert bool(refused) == is_refused


def test_draft_and_publisher_are_free():
    assert may_widen(make_testimony(), by=make_curator("cataloguer"))
    assert may_widen(make_published(), by=make_curator("publisher"))


def is_read(testimony):
    return Testimony.objects.visible_to(VISITOR).filter(pk=testimony.pk).exists()


@pytest.fixture
def researched():
    """Published for readers only."""
    return make_published(consent={"research_only": True})


@pytest.mark.parametrize(("group", "opens"), [("cataloguer", False), ("publisher", True)])
def test_consent_that_opens_what_is_published_is_for_publishers(researched, group, opens):
    save(enter(make_curator(group)), researched.consents.get(), research_only=[])

    assert is_read(researched) is opens


def test_consent_beside_the_form_says_why_it_was_refused(researched):
    curator, page = enter(make_curator("cataloguer")), address(Consent, "add")
    sent = filled(curator.get(page), testimony=researched.pk, covers_text="on", reference="A letter")

    answer = curator.post(page, sent)

    assert "only who may publish may open it further" in answer.content.decode()
    assert (researched.consents.count(), is_read(researched)) == (1, False)


def test_taking_out_who_did_not_consent_opens_nothing():
    agreed, silent = make_witness("Demo Agreed"), make_witness("Demo Silent")
    testimony = make_published(agreed, silent, consent={"witness": agreed})
    curator = enter(make_curator("cataloguer"))
    page = address(testimony.participations.get(witness=silent), "delete")

    answer = curator.post(page, {"post": "yes"}, follow=True)

    assert "only who may publish may open it further" in answer.content.decode()
    assert (testimony.participations.count(), is_read(testimony)) == (2, False)


def test_name_of_a_published_witness_is_told_by_publishers_only():
    witness = make_witness("Demo Quiet", public_identity=PublicIdentity.ANONYMOUS)
    make_published(witness, identifier="t-river-1")

    save(enter(make_curator("cataloguer")), witness, public_identity=PublicIdentity.NAMED)
    witness.refresh_from_db()
    assert witness.public_identity == PublicIdentity.ANONYMOUS

    save(enter(make_curator("publisher", "cataloguer", username="both")), witness, public_identity="named")
    witness.refresh_from_db()
    assert witness.public_identity == PublicIdentity.NAMED


def test_what_opens_nothing_is_saved_by_cataloguers(researched):
    give_consent(make_testimony())
    curator = enter(make_curator("cataloguer"))

    save(curator, researched.consents.get(), until_date=dt.date(2030, 1, 1), reference="A letter")

    assert researched.consents.get().reference == "A letter"
