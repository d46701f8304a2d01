"""The reading room in a browser: asked for, decided, a password set, read, and closed by the clock."""

import re

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from testimonies.models import AccessRequest
from testimonies.vocabulary import Openness
from tests.browser.accessibility import assert_accessible
from tests.factories.cast import make_curator
from tests.factories.reading_room import EMAIL
from tests.factories.records import make_published

SENTENCE = "a river and a ferry"
PHONE_AT_NIGHT = {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"}
ARABIC = {"viewport": {"width": 1024, "height": 768}, "locale": "ar"}


@pytest.fixture
def lent(live_server):
    with transaction.atomic():
        return make_published(
            identifier="t-ferry", title="The ferry", openness=Openness.READING_ROOM, existence_is_shown=True
        )


def ask(page: Page) -> None:
    page.get_by_role("link", name="Ask to read it").click()
    page.get_by_label("Your name").fill("Demo Reader")
    page.get_by_label("Your e-mail address").fill("Reader@Example.org")
    page.get_by_label("What you want to read it for").fill("A study of ferries.")
    page.get_by_label("I accept these terms").check()
    page.get_by_role("button", name="Send the request").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. Your request is with the archive")


def decide(page: Page, desk: str) -> None:
    page.goto(desk)
    page.get_by_role("region", name="Requests to read").get_by_role("link", name="The ferry").click()
    assert_accessible(page)
    page.get_by_role("link", name="Grant…").click()
    assert_accessible(page)
    page.get_by_label("Because:").fill("It serves the study.")
    page.get_by_role("button", name="Grant").click()
    expect(page.locator(".messagelist")).to_contain_text("Access is granted.")
    expect(page.locator(".letter")).to_contain_text("It serves the study.")


def enter_by_letter(page: Page, letter: str) -> None:
    page.goto(re.search(r"\S+/reading-room/password/\S+", letter).group())
    assert_accessible(page)
    page.get_by_label("New password", exact=True).fill(SENTENCE)
    page.get_by_label("New password confirmation").fill(SENTENCE)
    page.get_by_role("button", name="Set the password").click()
    expect(page.get_by_role("status")).to_have_text("Your password is set. Sign in with it now.")
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password").fill(SENTENCE)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("header.page-head")).to_contain_text(EMAIL)


def test_somebody_asks_is_given_access_reads_and_is_shown_out_by_the_clock(
    page: Page, live_server, lent, sign_in, context, faults
):
    page.goto(f"{live_server}/testimonies/t-ferry")
    assert_accessible(page)
    ask(page)
    sign_in(make_curator("publisher"))
    decide(page, live_server + reverse("admin:index"))
    context.clear_cookies()
    enter_by_letter(page, mail.outbox[-1].body)

    assert_accessible(page)
    page.get_by_role("link", name="The ferry").click()
    expect(page.get_by_text("The river was wide that spring.")).to_be_visible()
    page.goto(live_server + reverse("admin:index"))
    expect(page.get_by_label("Password")).to_be_visible()

    AccessRequest.objects.update(until=timezone.now())
    page.goto(f"{live_server}/testimonies/t-ferry")
    expect(page.get_by_role("heading", level=1)).to_have_text("This testimony exists, and is closed")
    page.goto(f"{live_server}/reading-room")
    expect(page.get_by_role("region", name="No longer open to you")).to_contain_text("t-ferry")
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(f"{live_server}/")


@pytest.mark.parametrize(
    "seen",
    [
        pytest.param(how, marks=pytest.mark.browser_context_args(**how), id=name)
        for name, how in (("phone at night", PHONE_AT_NIGHT), ("Arabic", ARABIC))
    ],
)
def test_pages_of_the_room_are_accessible_and_keep_within_their_edge(page: Page, live_server, lent, seen):
    for address in (
        "/testimonies/t-ferry",
        "/testimonies/t-ferry/ask",
        "/reading-room/asked",
        "/reading-room/sign-in",
        "/reading-room/password/MQ/x",
    ):
        page.goto(live_server + address)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_what_is_wrong_is_said_without_script(page: Page, live_server, lent):
    page.goto(f"{live_server}/testimonies/t-ferry/ask")
    page.get_by_label("Your name").fill("Demo Reader")
    page.get_by_label("Your e-mail address").fill("reader@example")
    page.get_by_label("What you want to read it for").fill("A study of ferries.")
    page.get_by_label("I accept these terms").check()
    page.get_by_role("button", name="Send the request").click()

    expect(page.get_by_role("alert")).to_contain_text("Nothing was sent yet.")
    expect(page.get_by_label("Your e-mail address")).to_have_accessible_description(re.compile("valid email address"))
    assert not AccessRequest.objects.exists()
