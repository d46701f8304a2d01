"""Signing in tells nothing about who has an account, cannot be hurried, and ends when it should."""

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from archive.proxies import visitor_address
from tests.factories.cast import PASSWORD, make_curator
from tests.trust.crawler import Answer, ask

pytestmark = pytest.mark.django_db
DOOR = "/admin/login/"


def knock(client: Client, name: str, password: str, **headers: str) -> Answer:
    sent = {"username": name, "password": password, "next": "/admin/"}
    return ask(client, DOOR, method="post", data=sent, headers=headers)


def told(answer: Answer, name: str) -> tuple:
    """Without the name that was typed and the token of the form, which is another each time."""
    lines = [line for line in answer.body.decode().splitlines() if "csrfmiddlewaretoken" not in line]
    return answer.status, "\n".join(lines).replace(name, "NAME"), sorted(answer.headers)


@pytest.fixture
def curator(db):
    return make_curator("publisher", username="somebody")


def test_wrong_password_of_somebody_and_any_password_of_nobody_answer_alike(curator):
    make_curator("publisher", username="nolonger", is_active=False)
    User.objects.create_user("noticert", password=PASSWORD)

    wrong = told(knock(Client(), "somebody", "wrong"), "somebody")

    assert told(knock(Client(), "nobodyat", "wrong"), "nobodyat") == wrong
    assert told(knock(Client(), "nolonger", PASSWORD), "nolonger") == wrong
    assert told(knock(Client(), "noticert", PASSWORD), "noticert") == wrong


def test_guessing_is_stopped_for_person_and_address_whatever_the_asker_claims_to_be(curator):
    for number in range(settings.AXES_FAILURE_LIMIT):
        knock(
            Client(), "somebody", f"guess {number}", **{"X-Forwarded-For": f"10.0.0.{number}", "X-Real-IP": "10.9.9.9"}
        )

    locked = knock(Client(), "somebody", PASSWORD, **{"X-Forwarded-For": "10.1.1.1"})
    elsewhere = ask(
        Client(REMOTE_ADDR="192.0.2.7"), DOOR, method="post", data={"username": "somebody", "password": PASSWORD}
    )

    assert locked.status == 429
    assert elsewhere.status == 302  # nobody locks a curator out from elsewhere


@pytest.mark.parametrize(
    ("proxies", "taken"), [(0, "127.0.0.1"), (1, "203.0.113.5"), (2, "198.51.100.1"), (3, "127.0.0.1")]
)
def test_address_is_taken_from_as_many_proxies_as_the_operator_vouches_for(rf, settings, proxies, taken):
    settings.ARCHIVE_PROXIES = proxies

    assert visitor_address(rf.get("/", headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.5"})) == taken


def test_session_is_new_at_signing_in_and_gone_at_signing_out(curator):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "chosenbysomebodyelse0123456789ab"
    knock(client, "somebody", PASSWORD)
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    entered = ask(client, "/admin/").status
    kept = session.value
    ask(client, "/admin/logout/", method="post")
    again = Client()
    again.cookies[settings.SESSION_COOKIE_NAME] = kept

    assert (entered, ask(again, "/admin/").status) == (200, 302)
    assert kept != "chosenbysomebodyelse0123456789ab"
    assert (bool(session["httponly"]), session["samesite"], session["path"]) == (True, "Lax", "/")


def test_session_ends_with_a_change_of_the_password_and_with_the_account(curator):
    for end in (lambda: curator.set_password("another long sentence"), lambda: setattr(curator, "is_active", False)):
        client = Client()
        client.force_login(curator)
        assert ask(client, "/admin/").status == 200
        end()
        curator.save()

        assert ask(client, "/admin/").status == 302


def test_visitors_are_given_no_cookie(client):
    for address in ("/", "/search?q=river", "/testimonies", "/about", "/witnesses", "/nothing-here"):
        assert ask(Client(), address).cookies == ""
