"""The visitor: arrives, searches, narrows, takes a filter away, turns pages, meets a witness and a question."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.holdings import make_holdings

WITH_AND_WITHOUT_SCRIPT = pytest.mark.parametrize(
    "script",
    [
        pytest.param("on", marks=pytest.mark.browser_context_args(java_script_enabled=True)),
        pytest.param("off", marks=pytest.mark.browser_context_args(java_script_enabled=False)),
    ],
)


@pytest.fixture
def portal(live_server):
    make_holdings()
    return live_server.url


def found(page: Page) -> Locator:
    return page.get_by_role("heading", level=2).first


@WITH_AND_WITHOUT_SCRIPT
def test_visitor_searches_narrows_and_turns_pages(page: Page, portal, script):
    page.goto(portal)
    page.get_by_role("searchbox").fill("slice of bread")
    page.get_by_role("button", name="Search").click()
    expect(found(page)).to_have_text(re.compile(r"29 testimonies, 29 passages"))
    expect(page.locator("mark").first).to_have_text("slice")

    page.get_by_role("link", name=re.compile(r"^1990s")).click()
    expect(found(page)).to_have_text(re.compile("28 testimonies"))
    page.get_by_role("link", name="Next page").click()
    expect(page).to_have_url(re.compile(r"q=slice\+of\+bread&decade=1990&page=2$"))
    expect(page.locator(".results > li")).to_have_count(8)

    page.get_by_role("link", name=re.compile("Remove the filter")).click()
    expect(found(page)).to_have_text(re.compile("29 testimonies"))
    expect(page).to_have_url(re.compile(r"\?q=slice\+of\+bread$"))


@WITH_AND_WITHOUT_SCRIPT
def test_visitor_goes_from_words_to_their_witness(page: Page, portal, script):
    page.goto(f"{portal}/search?q=boatmen")
    expect(page.get_by_text("Also searched: Ferrymen (the same as boatmen).")).to_be_visible()

    page.goto(f"{portal}/search?q=river&community=a-ferrymen")
    expect(page.get_by_text("Before you go on: Hunger and illness.")).to_be_visible()
    expect(page.get_by_text("not verbatim testimony")).to_be_visible()

    page.get_by_role("link", name="Demo Ferryman").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Demo Ferryman")
    expect(page.get_by_role("img", name="Portrait of Demo Ferryman")).to_be_visible()
    expect(page.locator("bdi[lang=ar][dir=rtl]")).to_have_text("ديمو المراكبي")

    page.get_by_role("link", name="The passage").first.click()
    expect(page).to_have_url(re.compile(r"/testimonies/t-ferry\?t=3#s-\w+$"))


def test_visitor_compares_what_is_claimed(page: Page, portal):
    page.goto(portal)
    page.get_by_role("link", name="How many boats").click()

    rows = page.get_by_role("table").get_by_role("row")
    expect(rows).to_have_count(3)
    expect(rows.nth(1)).to_contain_text("12 of 40 boats")
    expect(rows.nth(2)).to_contain_text("20 to 30 boats")


def test_visitor_finds_everything_by_keyboard(page: Page, portal):
    page.goto(portal)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox")).to_be_focused()

    page.keyboard.type("bread")
    page.keyboard.press("Enter")
    expect(found(page)).to_have_text(re.compile("29 testimonies"))

    tab_to(page, page.get_by_role("link", name=re.compile("^Ferrymen")))
    page.keyboard.press("Enter")
    expect(found(page)).to_have_text(re.compile("1 testimony"))
    tab_to(page, page.get_by_role("link", name="The ferry", exact=True))


@pytest.mark.browser_context_args(locale="ar")
def test_visitor_reads_from_the_right(page: Page, portal):
    page.goto(f"{portal}/search?q=bread&community=a-ferrymen")
    sides = [page.locator(part).bounding_box() for part in (".results", ".facets")]

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert sides[0]["x"] > sides[1]["x"]
    expect(page.get_by_role("link", name="ديمو المراكبي")).to_be_visible()
    expect(page.locator(".words").first).to_have_attribute("dir", "ltr")


def test_visitor_in_the_dark_sees_a_dark_page(page: Page, portal):
    page.emulate_media(color_scheme="dark")
    page.goto(portal)

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(24, 21, 19)"


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until the element has the focus, as somebody without a mouse does."""
    wanted.wait_for()
    for _ in range(150):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("the focus never came to it")
