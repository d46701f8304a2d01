"""The door of the reading room, and what a reader finds behind it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from testimonies.vocabulary import Decision, Openness
from testimonies.workflow.letters import password_link
from tests.factories.cast import PASSWORD, make_administrator, make_curator
from tests.factories.reading_room import EMAIL, make_grant, make_request
from tests.factories.records import make_published

pytestmark = pytest.mark.django_db

ROOM, SIGN_IN = "/reading-room", "/reading-room/sign-in"
SITE = "http://testserver/"


@pytest.fixture
def reader():
    return User.objects.create_user(EMAIL, EMAIL, PASSWORD)


@pytest.fixture
def lent():
    return make_published(identifier="t-ferry", title="The ferry", openness=Openness.READING_ROOM)


def enter(client, username=EMAIL, password=PASSWORD, **more):
    return client.post(SIGN_IN, {"username": username, "password": password, **more})


def said(page):
    return page.content.decode()


def test_room_is_behind_its_door(client):
    answer = client.get(ROOM)

    assert (answer.status_code, answer["Location"], answer["Cache-Control"]) == (302, SIGN_IN, "private, no-store")


def test_reader_signs_in_however_the_address_is_typed_and_out_again(client, reader):
    entered = enter(client, username=" Reader@EXAMPLE.org ")
    assert (entered.status_code, entered["Location"]) == (302, ROOM)
    assert f"You are signed in as <bdi>{EMAIL}</bdi>" in said(client.get(ROOM))

    assert client.get(reverse("reading_room_sign_out")).status_code == 405
    left = client.post(reverse("reading_room_sign_out"))
    assert (left.status_code, left["Location"], client.get(ROOM).status_code) == (302, "/", 302)


def test_sign_in_leads_back_to_what_was_wanted_and_nowhere_else(client, reader):
    assert enter(client, next="/testimonies/t-ferry")["Location"] == "/testimonies/t-ferry"
    client.logout()
    assert enter(client, next="https://evil.example/")["Location"] == ROOM


def test_wrong_password_and_unknown_address_are_told_alike(client, reader):
    User.objects.create_user("unset@example.org", "unset@example.org")
    User.objects.create_user("former@example.org", "former@example.org", PASSWORD, is_active=False)

    pages = [
        enter(client, username=name, password=password)
        for name, password in (
            (EMAIL, "wrong"), ("nobody@example.org", "wrong"), ("unset@example.org", ""), ("unset@example.org", "x"),
            ("former@example.org", PASSWORD), ("former@example.org", "wrong"),
        )
    ]  # fmt: skip

    told = ["do not belong together" in said(page) for page in pages]
    assert told == [True, True, False, True, True, True]  # an empty password is asked for, whoever it is
    assert {page.status_code for page in pages} == {200}


def test_guessing_is_stopped(client, reader):
    answers = [enter(client, password="wrong").status_code for _ in range(11)]

    assert (answers[0], answers[-1], enter(client).status_code) == (200, 429, 429)


def test_case_of_an_address_gives_no_further_guesses(client, reader):
    spellings = ("reader@example.org", "Reader@example.org", "READER@example.org", " reader@Example.org")
    answers = [enter(client, username=spellings[number % 4], password="wrong").status_code for number in range(11)]

    assert answers[-1] == 429


@pytest.mark.parametrize("make", [lambda: make_curator("publisher"), make_administrator])
def test_curators_do_not_enter_here(client, make):
    curator = make()

    page = enter(client, username=curator.username)

    assert "Curators sign in at their own door" in said(page)
    assert "_auth_user_id" not in client.session


def test_reader_never_enters_the_admin(client, reader, lent):
    make_grant(lent, reader=reader)
    enter(client)

    for name, args in (
        ("index", []), ("testimonies_testimony_changelist", []), ("testimonies_testimony_change", [lent.pk]),
        ("testimonies_accessrequest_changelist", []), ("autocomplete", []), ("jsi18n", []),
    ):  # fmt: skip
        answer = client.get(reverse(f"admin:{name}", args=args))
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/admin/login/"), name
    assert "Please enter the correct" in said(
        client.post(reverse("admin:login"), {"username": EMAIL, "password": PASSWORD})
    )


def test_list_tells_what_is_open_asked_for_refused_and_ended(client, reader, lent):
    def make(identifier):
        return make_published(identifier=identifier, title=f"Secret {identifier}", openness=Openness.READING_ROOM)

    now = timezone.now()
    decided = {"decision": Decision.REFUSED, "decided_at": now, "decided_by": make_curator(), "note": "Secret note"}
    make_grant(lent, reader=reader, until="2031-05-02T00:00Z", note="Secret note")
    make_request(make("t-waiting"), email=EMAIL)
    make_request(make("t-refused"), email=EMAIL, because="It is not ours to open.", **decided)
    make_grant(make("t-ended"), reader=reader, until=now)
    make_grant(make("t-revoked"), reader=reader, revoked_at=now)
    make_grant(make("t-elses"), reader=make_curator("reviewer"), email="else@example.org")
    shut = make("t-shut")
    make_grant(shut, reader=reader)
    shut.openness = Openness.CLOSED
    shut.save()
    enter(client)

    page = client.get(ROOM)

    room = page.context["room"]
    assert [(one.identifier, bool(one.entry)) for one in room.opened] == [("t-ferry", True), ("t-shut", False)]
    assert [one.identifier for one in room.waiting] == ["t-waiting"]
    assert [(one.identifier, one.because) for one in room.refused] == [("t-refused", "It is not ours to open.")]
    assert {one.identifier: one.because for one in room.ended} == {
        "t-ended": "", "t-revoked": "The family asked for it.",
    }  # fmt: skip
    assert "The ferry" in said(page)
    assert "Up to and including May 1, 2031" in said(page)
    assert "Secret" not in said(page)
    assert "t-elses" not in said(page)


def test_list_costs_the_same_with_one_grant_and_with_three(client, reader, lent, django_assert_num_queries):
    make_grant(lent, reader=reader)
    enter(client)
    with django_assert_num_queries(8):
        client.get(ROOM)
    for number in range(2):
        make_grant(make_published(openness=Openness.READING_ROOM, title=str(number)), reader=reader)

    with django_assert_num_queries(8):
        client.get(ROOM)


def test_curator_finds_an_empty_room(client):
    client.force_login(make_curator("publisher"))

    assert "open to you without a grant" in said(client.get(ROOM))


def follow(client, reader):
    link = password_link(reader, site=SITE).removeprefix(SITE.rstrip("/"))
    return link, client.get(link, follow=True)


def test_link_sets_a_password_once_and_the_reader_signs_in_with_it(client):
    reader = User.objects.create_user(EMAIL, EMAIL)
    link, page = follow(client, reader)
    form = page.redirect_chain[-1][0]
    new = {"new_password1": "a river and a ferry", "new_password2": "a river and a ferry"}

    assert client.post(form, new | {"new_password2": "another"}).status_code == 200
    assert "too short" in said(client.post(form, {"new_password1": "short", "new_password2": "short"}))
    answer = client.post(form, new)

    assert (answer.status_code, answer["Location"]) == (302, "/reading-room/sign-in?password=set")
    assert "Your password is set" in said(client.get(answer["Location"]))
    assert enter(client, password="a river and a ferry").status_code == 302
    assert "This link no longer works" in said(client.get(link, follow=True))


def test_link_works_for_readers_in_use_only(client):
    accounts = [
        make_curator("publisher"), make_administrator(), User.objects.create_user("former", is_active=False),
    ]  # fmt: skip

    for account in accounts:
        _link, page = follow(client, account)
        assert "This link no longer works" in said(page)
    assert "This link no longer works" in said(client.get("/reading-room/password/MQ/set-password"))
    assert "This link no longer works" in said(client.get("/reading-room/password/%00/x"))


def test_link_is_too_old_after_a_week(client, settings):
    settings.PASSWORD_RESET_TIMEOUT = -1
    _link, page = follow(client, User.objects.create_user(EMAIL, EMAIL))

    assert "This link no longer works" in said(page)


@pytest.mark.parametrize("address", [SIGN_IN, "/reading-room/password/MQ/abc-def", "/reading-room/asked", ROOM])
def test_no_copy_of_a_page_of_the_room_stays_anywhere(client, reader, address):
    for _signed_in in range(2):
        assert client.get(address)["Cache-Control"] == "private, no-store"
        client.force_login(reader)


def test_whoever_signed_in_keeps_no_page(client, reader, lent):
    client.force_login(reader)

    for address in ("/", "/about", "/testimonies", "/search?q=river", "/witnesses"):
        assert client.get(address)["Cache-Control"] == "private, no-store", address


def test_forms_that_act_for_somebody_are_guarded(reader):
    stranger = Client(enforce_csrf_checks=True)
    stranger.force_login(reader)

    for address in (SIGN_IN, reverse("reading_room_sign_out"), "/reading-room/password/MQ/set-password"):
        assert stranger.post(address, {"username": EMAIL, "password": PASSWORD}).status_code == 403, address
