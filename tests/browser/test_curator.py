"""A testimony's way through the curators' hands, and the curators' pages in a real browser."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from testimonies.models import Testimony, TextRedaction
from testimonies.vocabulary import State
from tests.browser.accessibility import assert_accessible
from tests.factories.cast import make_administrator, make_curator
from tests.factories.records import (
    give_consent,
    make_authority,
    make_collection,
    make_testimony,
    make_transcript,
    make_witness,
)

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def testimony(live_server):
    testimony = make_testimony(make_witness("Demo Witness"), title="On the river")
    make_transcript(testimony, "The river was wide that spring.", "We carried bread, and more bread, across it.")
    return testimony


@pytest.fixture
def desk(live_server, sign_in):
    sign_in(make_administrator())
    return live_server + reverse("admin:index")


def form_of(live_server, record, *, tab=""):
    name = f"admin:testimonies_{record._meta.model_name}_change"
    return live_server + reverse(name, args=[record.pk]) + (f"#{tab}" if tab else "")


def choose(page: Page, field: str, typed: str, name: str) -> None:
    """Pick from a chooser by typing into it."""
    page.locator(f"#{field} + .select2").click()
    page.locator(".select2-search__field").last.fill(typed)
    page.get_by_role("option", name=name).click()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def catalogue(page: Page, live_server) -> Testimony:
    """What a cataloguer enters: a testimony with its witness, consent and words."""
    page.goto(live_server + reverse("admin:testimonies_testimony_add"))
    page.get_by_label("Collection:").select_option(label="Collection c-tests")
    page.get_by_label("Title:").fill("On the river")
    page.get_by_role("tab", name="People").click()
    choose(page, "id_participations-0-witness", "Аламат", "Demo Alamat")
    page.get_by_role("tab", name="Consent and access").click()
    page.get_by_label("Access:").select_option(label="Open to everyone")
    page.get_by_label("Advisories considered").check()
    page.get_by_role("button", name="Add another Consent").click()
    for scope in ("text", "voice", "name"):
        page.locator(f"#id_consents-0-covers_{scope}").check()
    save(page)
    testimony = Testimony.objects.get()
    page.get_by_role("tab", name="Transcripts").click()
    page.get_by_role("link", name="Add a transcript").click()
    page.get_by_label("Words:").fill("The river was wide that spring.\n\nWe carried bread across it.")
    page.get_by_label("Language:").fill("English")
    save(page)
    return testimony


def test_testimony_goes_from_hand_to_hand_into_the_portal_and_out_again(page: Page, live_server, sign_in, client):
    make_collection(), make_witness("Demo Alamat")
    cataloguer, reviewer, publisher = map(make_curator, ("cataloguer", "reviewer", "publisher"))

    sign_in(cataloguer)
    testimony = catalogue(page, live_server)
    page.goto(form_of(live_server, testimony))
    page.get_by_role("button", name="Send to review").click()
    expect(page.locator(".standing")).to_contain_text("In review")
    expect(page.locator(".closed-moves")).to_contain_text("Your account does not have the right to do this.")

    sign_in(reviewer)
    page.goto(live_server + reverse("admin:index"))
    page.get_by_role("region", name="Transcripts to review").get_by_role("link", name="On the river").click()
    page.get_by_role("button", name="Mark as reviewed").click()
    expect(page.locator(".standing")).to_contain_text("Reviewed by reviewer")
    page.goto(form_of(live_server, testimony))
    page.get_by_role("button", name="Approve").click()

    sign_in(publisher)
    page.goto(live_server + reverse("admin:index"))
    page.get_by_role("region", name="Waiting for somebody").get_by_role("link", name="On the river").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".standing")).to_contain_text("The public reads it.")
    public = reverse("testimony", args=[testimony.identifier])
    assert client.get(public).status_code == 200
    assert "On the river" in client.get(reverse("search"), {"q": "carried bread"}).content.decode()

    page.get_by_text("Withdraw…").click()
    page.locator("#because-withdraw").fill("The family asks for it.")
    page.get_by_role("button", name="Withdraw", exact=True).click()
    expect(page.locator(".standing")).to_contain_text("Withdrawn")
    assert client.get(public).status_code == 404
    assert "On the river" not in client.get(reverse("search"), {"q": "carried bread"}).content.decode()


def test_desk_list_and_form_are_open_to_everybody(page: Page, live_server, desk, testimony):
    give_consent(testimony)
    segment = testimony.transcripts.get().segments.first()

    for address in (
        desk,
        live_server + reverse("admin:testimonies_testimony_changelist"),
        form_of(live_server, segment),
    ):
        page.goto(address)
        assert_accessible(page)
    page.goto(form_of(live_server, testimony))
    for tab in page.get_by_role("tab").all():
        tab.click()
        assert_accessible(page)


def test_tabs_are_walked_by_keys_and_kept_by_a_save(page: Page, live_server, desk, testimony):
    page.goto(form_of(live_server, testimony))

    page.get_by_role("tab", name="Identification").press("ArrowRight")
    expect(page.get_by_role("tab", name="People")).to_be_focused()
    expect(page.locator("#people")).to_be_visible()
    expect(page.locator("#identification")).to_be_hidden()
    page.keyboard.press("End")
    expect(page.get_by_role("tab", name="History")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowRight")
    page.get_by_role("tab", name="Notes").click()
    page.locator("#id_notes-0-text").fill("Ask about the boats.")
    save(page)

    expect(page.get_by_role("tab", name="Notes 1")).to_have_attribute("aria-selected", "true")


def test_refused_form_opens_where_the_first_error_is(page: Page, live_server, desk, testimony):
    page.goto(form_of(live_server, testimony, tab="access"))
    page.get_by_role("button", name="Add another Consent").click()
    page.locator("#id_consents-0-reference").fill("Covers nothing")
    page.get_by_role("tab", name="History").click()

    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("tab", name="Consent and access")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#access")).to_contain_text("Say what was agreed to")


def test_move_waits_until_the_form_is_saved(page: Page, live_server, desk, testimony):
    page.goto(form_of(live_server, testimony))
    page.get_by_label("Title:").fill("Half typed")

    page.get_by_role("button", name="Send to review").click()

    expect(page.get_by_text("You changed the form. Save it first, then make the move.")).to_be_visible()
    assert Testimony.objects.get().state == State.DRAFT


def test_words_are_hidden_by_selecting_them(page: Page, live_server, desk, testimony):
    make_authority("Bread", kind="topic")
    segment = testimony.transcripts.get().segments.get(position=2)
    page.goto(form_of(live_server, segment))

    page.evaluate(
        """() => {
            const text = document.querySelector("[data-stretch-source]").firstChild;
            const at = text.data.lastIndexOf("bread");
            document.getSelection().setBaseAndExtent(text, at, text, at + 5);
        }"""
    )
    page.get_by_role("button", name="Hide these words").click()
    page.keyboard.type("Asked for")
    save(page)

    redaction = TextRedaction.objects.get()
    assert redaction.start == segment.text.rindex("bread") != segment.text.index("bread")
    assert segment.text[redaction.start : redaction.end] == "bread"


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_script_tabs_are_headed_sections_and_everything_is_saved(page: Page, live_server, desk, testimony):
    page.goto(form_of(live_server, testimony))

    expect(page.get_by_role("heading", name="Consent and access")).to_be_visible()
    page.locator("#id_consents-0-covers_text").check()
    page.locator("#id_contributors-0-name").fill("Ayla")
    save(page)

    assert (testimony.consents.count(), testimony.contributors.get().name) == (1, "Ayla")


@pytest.mark.parametrize(
    "direction",
    [
        pytest.param("ltr", marks=pytest.mark.browser_context_args(viewport=PHONE, locale="en")),
        pytest.param("rtl", marks=pytest.mark.browser_context_args(viewport=PHONE, locale="ar")),
    ],
)
def test_nothing_leaves_the_page_on_a_phone(page: Page, live_server, desk, testimony, direction):
    for address in (desk, form_of(live_server, testimony)):
        page.goto(address)

        assert page.locator("html").get_attribute("dir") == direction
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.browser_context_args(locale="ar")
def test_arrows_follow_the_direction_of_the_page(page: Page, live_server, desk, testimony):
    page.goto(form_of(live_server, testimony))

    page.get_by_role("tab").first.press("ArrowLeft")

    expect(page.get_by_role("tab").nth(1)).to_have_attribute("aria-selected", "true")
    expect(page).to_have_url(re.compile("#people$"))
