"""The one who imports, in the admin: a ZIP and a sheet, the plan, who speaks, the doing, the report, and back again."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from testimonies.ingest import worker
from testimonies.models import Batch, BatchFile, Speaker, Testimony
from tests.browser.accessibility import assert_accessible
from tests.factories.arrivals import sheet, vtt
from tests.factories.cast import make_administrator
from tests.factories.deliveries import make_delivery, packed

PHONE = {"width": 390, "height": 844}
PACKED = packed({"bees/a.vtt": vtt(speaker="M"), "bees/odd.vtt": b"WEBVTT\n\nnot one cue\n"})
ROWS = sheet(("identifier", "title", "transcript", "witness"), ("t-bees", "Twelve hives", "bees/a.vtt", "Anna Demo"))


@pytest.fixture
def door(live_server, sign_in):
    sign_in(make_administrator())
    return live_server + reverse("admin:testimonies_batch_bring_in")


def choose_files(page: Page) -> None:
    page.get_by_label("Files:").set_input_files([{"name": "bees.zip", "mimeType": "application/zip", "buffer": PACKED}])
    page.get_by_label("Sheet:").set_input_files(
        [{"name": "sheet.csv", "mimeType": "text/csv", "buffer": ROWS.encode()}]
    )


def walk(page: Page, door: str, look=lambda page: None) -> None:
    """From the form to the report; every page on the way is looked at."""
    page.goto(door)
    choose_files(page)
    look(page)
    page.get_by_role("button", name="Send and show the plan").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    look(page)
    worker.work_through()
    expect(page.get_by_role("heading", name="Files, problems first")).to_be_visible(timeout=20_000)
    look(page)
    page.get_by_label("M", exact=True).select_option(label="Witness")
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    worker.work_through()
    expect(page.get_by_text("Report as a sheet")).to_be_visible(timeout=20_000)


def test_zip_and_sheet_come_in_are_reported_and_taken_back(page: Page, live_server, door):
    walk(page, door, assert_accessible)

    expect(page.get_by_role("row", name="bees/a.vtt")).to_contain_text("Twelve hives")
    expect(page.get_by_role("row", name="bees/odd.vtt")).to_contain_text("Refused")
    speaker = Speaker.objects.get()
    assert (speaker.label, speaker.role, str(speaker.witness)) == ("M", "witness", "Anna Demo")
    assert_accessible(page)
    with page.expect_download() as kept:
        page.get_by_role("link", name="Report as a sheet").click()
    assert kept.value.suggested_filename == f"{Batch.objects.get().identifier}.csv"
    page.get_by_role("link", name="Take the batch back…").click()
    expect(page.get_by_text("1 testimony:")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator(".messagelist")).to_contain_text("1 testimony taken back, 0 kept.")
    assert not Testimony.objects.exists()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_script_the_page_of_progress_loads_itself_anew(page: Page, door):
    page.goto(door)
    choose_files(page)
    page.get_by_role("button", name="Send and show the plan").click()
    expect(page.get_by_text("Waiting until an operator runs")).to_be_visible()

    worker.work_through()

    expect(page.get_by_role("heading", name="Files, problems first")).to_be_visible(timeout=20_000)


def test_files_are_dropped_and_the_table_among_them_is_the_sheet(page: Page, door):
    page.goto(door)

    page.evaluate(
        """() => {
            const dropped = new DataTransfer();
            dropped.items.add(new File(["x"], "talk.vtt"));
            dropped.items.add(new File(["y"], "who.csv"));
            const form = document.querySelector("[data-drop]");
            form.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
        }"""
    )

    expect(page.locator("[data-drop-said]")).to_contain_text("talk.vtt, who.csv")
    names = "Array.from(document.querySelector('[name=%s]').files, (file) => file.name)"
    assert (page.evaluate(names % "files"), page.evaluate(names % "sheet")) == (["talk.vtt"], ["who.csv"])


def test_what_is_too_large_is_said_before_it_is_sent(page: Page, door, settings):
    settings.ARCHIVE_UPLOAD_MB = 1
    page.goto(door)
    page.get_by_label("Files:").set_input_files(
        [{"name": "a.wav", "mimeType": "audio/wav", "buffer": b"x" * 1_200_000}]
    )

    page.get_by_role("button", name="Send and show the plan").click()

    expect(page.get_by_text("too large to be sent at once")).to_be_visible()


@pytest.mark.parametrize(
    "direction",
    [
        pytest.param("ltr", marks=pytest.mark.browser_context_args(viewport=PHONE, locale="en", color_scheme="dark")),
        pytest.param("rtl", marks=pytest.mark.browser_context_args(viewport=PHONE, locale="ar")),
    ],
)
def test_nothing_leaves_the_page_on_a_phone(page: Page, live_server, door, direction):
    delivery = make_delivery(make_administrator("other"), {"bees.zip": PACKED, "sheet.csv": ROWS})
    where = live_server + reverse("admin:testimonies_batch_delivery", args=[delivery.pk])
    addresses = [door, where]
    for address in addresses:
        page.goto(address)
        assert page.locator("html").get_attribute("dir") == direction
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    worker.work_through()

    expect(page.locator("#files")).to_be_visible(timeout=20_000)  # the page of progress leads there by itself

    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.browser_context_args(viewport=PHONE)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_report_on_a_phone_is_read_without_scrolling_sideways(page: Page, live_server, sign_in, language):
    batch = Batch.objects.create(source="bees.zip", state="finished")
    told = {"level": "error", "line": 3, "message": "a mark that is not closed, " * 4}
    BatchFile.objects.create(batch=batch, path=f"{'hives-' * 12}.vtt", outcome="refused", findings=[told] * 4)
    sign_in(make_administrator())
    page.context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])

    page.goto(live_server + reverse("admin:testimonies_batch_change", args=[batch.pk]))

    table = page.locator(".scrolled:has(.report)")
    assert table.evaluate("place => place.scrollWidth - place.clientWidth") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert_accessible(page)
