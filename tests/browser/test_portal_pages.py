"""Every page of the portal stands up to axe in light and dark, wide and on a phone, and never runs over its edge."""

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import assert_accessible
from tests.browser.holdings import make_holdings

PAGES = (
    "/",
    "/search",
    "/search?q=bread",
    "/search?q=bread&place=a-crossing&decade=1990&page=2",
    "/search?q=zzzzzz&medium=video",
    "/testimonies?page=2",
    "/witnesses",
    "/witnesses/w-ferryman",
    "/explore",
    "/explore/place",
    "/authorities/a-crossing",
    "/questions",
    "/questions/q-boats",
    "/collections",
    "/collections/c-river",
    "/about",
)
WIDE = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}
PHONE_AT_NIGHT = {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"}
ARABIC = {"viewport": {"width": 1024, "height": 768}, "color_scheme": "dark", "locale": "ar"}


@pytest.mark.parametrize(
    "seen",
    [
        pytest.param(how, marks=pytest.mark.browser_context_args(**how), id=name)
        for name, how in (("wide", WIDE), ("phone at night", PHONE_AT_NIGHT), ("Arabic", ARABIC))
    ],
)
def test_pages_are_accessible(page: Page, live_server, seen):
    make_holdings()

    for address in PAGES:
        page.goto(live_server + address)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address


def test_a_page_that_is_not_here_is_accessible(page: Page, live_server, faults):
    page.goto(f"{live_server}/witnesses/w-nobody")

    assert_accessible(page)
    assert page.get_by_role("heading", level=1).inner_text() == "There is nothing here to read"
    assert "404" in faults.pop()


def test_an_open_menu_of_languages_is_accessible(page: Page, live_server):
    page.goto(f"{live_server}/about")
    page.get_by_text("Language: English").click()

    assert_accessible(page)
    page.get_by_role("button", name="العربية").click()

    assert page.locator("html").get_attribute("dir") == "rtl"
