"""Requests for access on the curators' side: who sees them, who decides, and what the letter shows to whom."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse
from django.utils import timezone

from testimonies.admin.desk import desk_of
from testimonies.models import AccessRequest, Collection
from testimonies.vocabulary import Decision, Openness
from tests.admin.pages import address, enter, filled, said, text_of
from tests.factories.cast import make_curator
from tests.factories.reading_room import EMAIL, make_grant, make_request
from tests.factories.records import make_collection, make_published

pytestmark = pytest.mark.django_db
NO_SERVER = "django.core.mail.backends.dummy.EmailBackend"


@pytest.fixture
def lent():
    return make_published(title="The ferry", openness=Openness.READING_ROOM, existence_is_shown=True)


@pytest.fixture
def publisher():
    return enter(make_curator("publisher"))


def step(asked, verb):
    return reverse("admin:testimonies_accessrequest_step", args=[asked.pk, verb])


def take(client, asked, verb, **more):
    page = client.get(step(asked, verb))
    return client.post(step(asked, verb), filled(page, **more), follow=True)


def test_grant_is_given_on_a_page_that_shows_what_is_asked(publisher, lent, django_capture_on_commit_callbacks):
    asked = make_request(lent, purpose="A study of ferries.")
    assert "A study of ferries." in text_of(publisher.get(step(asked, "grant")))

    with django_capture_on_commit_callbacks(execute=True):
        page = take(publisher, asked, "grant", because="It serves the study.")

    assert said(page) == ["Access is granted."]
    assert AccessRequest.objects.get().is_in_force()
    assert [letter.to for letter in mail.outbox] == [[EMAIL]]
    assert "http://testserver/reading-room/password/" in mail.outbox[0].body


def test_refusal_and_revocation_are_given_with_reasons(publisher, lent):
    refused, held = make_request(lent), make_grant(lent, reader=User.objects.create_user(EMAIL, EMAIL))

    assert "This field is required." in text_of(take(publisher, refused, "refuse"))
    assert said(take(publisher, refused, "refuse", because="Not ours to open.", note="Known.")) == [
        "The request is refused."
    ]
    assert said(take(publisher, held, "revoke", because="The family asks.")) == ["The grant has ended."]

    refused.refresh_from_db(), held.refresh_from_db()
    assert (refused.decision, refused.note) == (Decision.REFUSED, "Known.")
    assert not held.is_in_force()


def test_what_the_workflow_refuses_is_said_on_the_page(publisher, lent):
    asked = make_request(lent)
    User.objects.create_user("boss", EMAIL, is_staff=True)

    page = take(publisher, asked, "grant", because="Yes.")
    late = take(publisher, asked, "grant", because="Yes.", last_date=str(timezone.localdate() + dt.timedelta(days=999)))

    assert "belongs to a curator's account" in text_of(page)
    assert "after two years at the latest" in text_of(late)
    assert not AccessRequest.objects.get().decision


def test_what_was_decided_meanwhile_is_said(publisher, lent):
    asked = make_request(lent)
    form = filled(publisher.get(step(asked, "refuse")), because="No.")
    publisher.post(step(asked, "refuse"), form)

    again = publisher.post(step(asked, "refuse"), form)

    assert "It has been decided already." in text_of(again)
    assert "somebody decided meanwhile" in text_of(publisher.get(step(asked, "grant")))


@pytest.mark.parametrize("group", ["transcriber", "cataloguer", "reviewer"])
def test_others_neither_see_nor_decide(lent, group):
    asked, curator = make_request(lent), make_curator(group)
    client = enter(curator)

    assert client.get(address(AccessRequest, "changelist")).status_code == 403
    assert client.get(address(asked)).status_code == 403
    for verb in ("grant", "refuse", "revoke", "send"):
        assert client.post(step(asked, verb), {"because": "x", "last_date": "2031-01-01"}).status_code == 403
    assert (desk_of(curator).requests, desk_of(curator).decides_requests) == ([], False)
    assert "Requests to read" not in text_of(client.get(reverse("admin:index")))


def test_curators_of_another_collection_meet_nothing(lent):
    asked = make_request(lent)
    elsewhere = make_curator("publisher", collections=(make_collection("c-other"),))
    client = enter(elsewhere)

    assert client.get(address(asked)).status_code == 302
    for verb in ("grant", "refuse", "revoke", "send"):
        assert client.post(step(asked, verb), {"because": "x", "last_date": "2031-01-01"}).status_code == 302
    assert "Demo Reader" not in client.get(address(AccessRequest, "changelist")).content.decode()
    assert desk_of(elsewhere).requests == []
    assert not AccessRequest.objects.get().decision


def test_desk_shows_who_waits_longest_first(lent):
    publisher = make_curator("publisher")
    other = make_published(openness=Openness.READING_ROOM)
    late = make_request(lent)
    early = make_request(other, asked_at=timezone.now() - dt.timedelta(days=9))
    make_grant(lent, reader=User.objects.create_user(EMAIL, EMAIL))

    assert desk_of(publisher).requests == [early, late]
    assert "Demo Reader" in text_of(enter(publisher).get(reverse("admin:index")))


def test_list_begins_with_those_that_wait_and_is_narrowed_by_standing(publisher, lent):
    now, reader = timezone.now(), User.objects.create_user(EMAIL, EMAIL)
    refusal = {"decision": Decision.REFUSED, "decided_at": now, "decided_by": make_curator(), "because": "No."}
    made = {
        "refused": make_request(lent, **refusal),
        "holds": make_grant(lent, reader=reader, decided_at=now - dt.timedelta(days=3)),
        "ended": make_grant(lent, reader=reader, revoked_at=now, decided_at=now - dt.timedelta(days=2)),
        "waiting": make_request(lent),
    }
    page = address(AccessRequest, "changelist")

    def listed(query=""):
        return list(publisher.get(page + query).context["cl"].result_list)

    assert listed() == [made["waiting"], made["refused"], made["ended"], made["holds"]]
    assert {standing: listed(f"?standing={standing}") for standing in made} == {
        standing: [request] for standing, request in made.items()
    }


def letter_on(client, asked):
    return client.get(address(asked)).context["letter"].body


def test_link_is_shown_to_nobody_where_letters_leave(publisher, lent):
    grant = make_grant(lent, reader=User.objects.create_user(EMAIL, EMAIL))

    assert "/password/" not in publisher.get(address(grant)).content.decode()
    assert "shown to nobody but the reader" in letter_on(publisher, grant)


def test_letter_can_be_copied_with_the_link_until_it_was_used(publisher, lent, settings):
    settings.EMAIL_BACKEND = NO_SERVER
    reader = User.objects.create_user(EMAIL, EMAIL)
    grant = make_grant(lent, reader=reader)
    assert "/reading-room/password/" in letter_on(publisher, grant)

    reader.set_password("a river and a ferry")
    reader.save()

    assert "/reading-room/password/" not in letter_on(publisher, grant)


def test_link_is_not_shown_to_who_does_not_curate_all_that_it_opens(lent, settings):
    settings.EMAIL_BACKEND = NO_SERVER
    reader = User.objects.create_user(EMAIL, EMAIL)
    grant = make_grant(lent, reader=reader)
    limited = enter(make_curator("publisher", collections=(lent.collection,)))
    assert "/reading-room/password/" in letter_on(limited, grant)

    elsewhere = make_published(openness=Openness.READING_ROOM, collection=make_collection("c-other"))
    make_grant(elsewhere, reader=reader)

    assert "/reading-room/password/" not in letter_on(limited, grant)
    assert "/reading-room/password/" in letter_on(enter(make_curator("publisher", username="of-all")), grant)


def test_letter_is_sent_again_with_a_new_link(publisher, lent):
    reader = User.objects.create_user(EMAIL, EMAIL, "a forgotten password")
    grant = make_grant(lent, reader=reader)

    page = take(publisher, grant, "send")

    assert said(page) == ["The letter was sent."]
    assert [letter.to for letter in mail.outbox] == [[EMAIL]]
    assert "/reading-room/password/" in mail.outbox[0].body
    assert "/reading-room/password/" not in letter_on(publisher, grant)


def test_failure_to_send_undoes_no_decision_and_is_said(
    publisher, lent, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(self, messages):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    asked = make_request(lent)

    with django_capture_on_commit_callbacks(execute=True):
        take(publisher, asked, "grant", because="It serves the study.")

    assert AccessRequest.objects.get().is_in_force()
    assert "could not be sent. Copy it" in text_of(take(publisher, asked, "send"))


def test_letter_that_cannot_leave_is_to_be_copied(publisher, lent, settings):
    settings.EMAIL_BACKEND = NO_SERVER

    assert "could not be sent. Copy it" in text_of(take(publisher, make_request(lent), "send"))


def test_request_of_a_testimony_that_is_closed_says_that_a_grant_opens_nothing(publisher, lent):
    asked = make_request(lent)
    lent.openness = Openness.CLOSED
    lent.save()

    assert "Nothing: the testimony is closed" in text_of(publisher.get(address(asked)))


def test_history_tells_each_step_without_words_of_the_asker(publisher, lent):
    asked = make_request(lent, name="Demo Asker")
    other = make_request(lent, email="other@example.org")
    take(publisher, asked, "refuse", because="Not ours to open.")
    take(publisher, other, "refuse", because="Neither.")

    page = publisher.get(address(asked, "history"))

    assert [line.verb for line in page.context["lines"]] == ["Access refused"]
    assert "Not ours" not in text_of(page)


def test_unknown_step_and_unknown_request_are_not_found(publisher, lent):
    asked = make_request(lent)

    assert publisher.get(step(asked, "erase")).status_code == 404
    assert publisher.get(reverse("admin:testimonies_accessrequest_step", args=[98765, "grant"])).status_code == 302
    assert publisher.get(reverse("admin:testimonies_accessrequest_step", args=["x", "grant"])).status_code == 302


def test_collection_has_terms_of_its_own(desk, lent):
    page = desk.get(address(Collection.objects.get()))

    assert "Terms of the reading room" in text_of(page)
