"""Asking tells nothing: not what there is, not who is known, not what became of it."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from lxml import html

from testimonies.models import AccessRequest, Consent
from testimonies.vocabulary import Openness, State
from testimonies.workflow import identifiers
from testimonies.workflow.reading_room import digest_of, terms_of
from tests.factories.cast import make_reader
from tests.factories.reading_room import EMAIL, make_grant, make_request
from tests.factories.records import make_published

pytestmark = pytest.mark.django_db

CANARIES = ("Secret title", "Demo Witness", "river was wide", "Collection c-tests")


@pytest.fixture
def lent():
    return make_published(
        identifier="t-ferry", title="Secret title", openness=Openness.READING_ROOM, existence_is_shown=True
    )


def address(identifier="t-ferry"):
    return reverse("testimony_ask", args=[identifier])


def said(testimony, **fields):
    told = {"name": "Demo Reader", "email": EMAIL, "purpose": "A study of ferries.", "accepted": "on"}
    return told | {"shown_terms": digest_of(terms_of(testimony))} | fields


def outcome(response):
    return response.status_code, response.get("Location"), response.content


def test_closed_page_leads_to_the_form_and_neither_tells_what_it_is(client, lent):
    closed, form = client.get("/testimonies/t-ferry"), client.get(address())

    assert f'href="{address()}"' in closed.content.decode()
    assert 'href="/reading-room/sign-in?next=/testimonies/t-ferry"' in closed.content.decode()
    for page in (closed, form):
        assert page.status_code == 200
        assert [canary for canary in CANARIES if canary in page.content.decode()] == []
    assert "I read for the purpose that I gave" in form.content.decode()
    assert form["Cache-Control"] == "private, no-store"
    assert not form.cookies


def test_request_is_kept_and_thanked_for(client, lent):
    answer = client.post(address(), said(lent, institution="A school"))

    assert (answer.status_code, answer["Location"]) == (303, "/reading-room/asked")
    request = AccessRequest.objects.get()
    assert (request.testimony, request.name, request.email) == (lent, "Demo Reader", EMAIL)
    assert (request.institution, request.purpose, request.language) == ("A school", "A study of ferries.", "en")
    thanks = client.get(answer["Location"])
    assert "Your request is with the archive" in thanks.content.decode()
    assert thanks["Cache-Control"] == "private, no-store"
    assert not answer.cookies


def test_every_asker_is_answered_the_same(client, lent, django_capture_on_commit_callbacks):
    known = make_reader(EMAIL)
    make_grant(lent, reader=known)
    with django_capture_on_commit_callbacks(execute=True):
        first = client.post(address(), said(lent))
        again = client.post(address(), said(lent))
        unknown = client.post(address(), said(lent, email="nobody@example.org"))
        staff = client.post(address(), said(lent, email="curator@example.org"))

    assert outcome(first) == outcome(again) == outcome(unknown) == outcome(staff)
    assert sorted(letter.to[0] for letter in mail.outbox) == ["curator@example.org", "nobody@example.org", EMAIL]
    bodies = {letter.body for letter in mail.outbox}
    assert len(bodies) == 1


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(client, lent):
    page = client.post(address(), said(lent, email="nobody", accepted=""))

    form = html.fromstring(page.content.decode())
    assert page.status_code == 200
    assert "Nothing was sent yet" in page.content.decode()
    [email] = form.xpath("//input[@name='email']")
    told = email.get("aria-describedby").split()
    assert email.get("aria-invalid") == "true"
    assert [form.get_element_by_id(one) is not None for one in told] == [True] * len(told)
    assert form.xpath("//textarea[@name='purpose']")[0].text.strip() == "A study of ferries."
    assert not AccessRequest.objects.exists()


def test_collections_own_terms_are_shown_and_accepted(client, lent):
    lent.collection.reading_room_terms = "Cite us as <i>we</i> wish."
    lent.collection.save()

    assert "Cite us as &lt;i&gt;we&lt;/i&gt; wish." in client.get(address()).content.decode()
    client.post(address(), said(lent))
    assert AccessRequest.objects.get().terms_sha256 == digest_of("Cite us as <i>we</i> wish.")


def closed(testimony):
    testimony.openness = Openness.CLOSED


def unannounced(testimony):
    testimony.existence_is_shown = False


def draft(testimony):
    testimony.state = State.DRAFT


def withdrawn(testimony):
    testimony.state = State.WITHDRAWN


def under_embargo(testimony):
    testimony.opens_at = timezone.now() + dt.timedelta(minutes=1)


def public(testimony):
    testimony.openness = Openness.OPEN


def without_consent(testimony):
    Consent.objects.update(withdrawn_at=timezone.now())


@pytest.mark.parametrize(
    "make",
    [closed, unannounced, draft, withdrawn, under_embargo, public, without_consent],
    ids=lambda one: one.__name__,
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_cannot_be_asked_for_answers_like_what_never_was(client, lent, make, method):
    sent = said(lent)
    make(lent)
    lent.save()

    known, never = (getattr(client, method)(address(identifier), sent) for identifier in ("t-ferry", "t-never"))

    assert known.status_code == never.status_code == 404
    assert known.content.replace(b"t-ferry", b"t-never") == never.content
    assert dict(known.headers) == dict(never.headers)
    assert not AccessRequest.objects.exists()


def test_closed_page_of_what_no_grant_would_open_offers_nothing(client, lent):
    closed(lent)
    lent.save()

    page = client.get("/testimonies/t-ferry").content.decode()

    assert "This testimony exists, and is closed" in page
    assert address() not in page


def test_research_only_is_asked_for_like_the_reading_room(client):
    research = make_published(identifier="t-ferry", existence_is_shown=True, consent={"research_only": True})

    assert address() in client.get("/testimonies/t-ferry").content.decode()
    assert client.post(address(), said(research)).status_code == 303


def test_former_identifier_leads_to_the_form_of_today(client, lent):
    identifiers.rename(lent, to="t-boat", by=None)

    answer = client.get(address())

    assert (answer.status_code, answer["Location"]) == (301, address("t-boat"))


def test_who_can_read_it_already_asks_for_nothing(client, lent):
    reader = make_reader()
    make_grant(lent, reader=reader)
    client.force_login(reader)

    assert client.get(address()).status_code == 404


def test_a_waiting_request_is_told_to_nobody(client, lent):
    before = client.get("/testimonies/t-ferry").content

    make_request(lent, name="Demo Asker")

    assert client.get("/testimonies/t-ferry").content == before


def test_pages_cost_the_same_however_many_asked(client, lent, django_assert_num_queries):
    for number in range(3):
        make_request(lent, email=f"{number}@example.org")

    with django_assert_num_queries(2):
        client.get(address())
    with django_assert_num_queries(0):
        client.get(reverse("reading_room_asked"))
