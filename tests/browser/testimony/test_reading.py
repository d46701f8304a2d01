"""A testimony is read: advised first, beside its translation, from right to left, without script, by everybody."""

import re

import pytest
from playwright.sync_api import Page, expect

from testimonies.vocabulary import TranscriptKind
from tests.browser.accessibility import assert_accessible
from tests.browser.testimony.listening import CURRENT, line, press, wait_until
from tests.factories.recordings import make_recording
from tests.factories.records import make_published, make_transcript, make_witness


def test_advisory_comes_first_and_leads_on_to_the_line(page: Page, live_server, testimony):
    testimony.advisories = ("hunger",)
    testimony.save(update_fields=["advisories"])
    key = testimony.transcripts.get().segments.get(position=4).key
    page.goto(f"{live_server}/testimonies/t-river?t=9#s-{key}")
    expect(page.get_by_text("Hunger and illness")).to_be_visible()
    expect(page.locator("audio, .line")).to_have_count(0)
    assert_accessible(page)

    page.get_by_role("button", name="Go on to the testimony").click()

    expect(page).to_have_url(f"{live_server}/testimonies/t-river?t=9#s-{key}")
    expect(line(page, "Nobody counted")).to_be_in_viewport()
    page.reload()
    expect(page.locator(".line")).to_have_count(4)


def test_original_and_translation_stand_side_by_side(page: Page, live_server, testimony):
    original = testimony.transcripts.get()
    recording = testimony.recordings.get()
    words = ("كان النهر واسعا.", "من حمل الخبز؟", "حملنا الخبز عبره.", "لم يعد أحد القوارب.")
    make_transcript(
        testimony, *words, language="ar", kind=TranscriptKind.TRANSLATION, translation_of=original, recording=recording
    )
    page.goto(f"{live_server}/testimonies/t-river")

    english, arabic = (line(page, words).bounding_box() for words in ("We carried", "حملنا الخبز"))
    assert arabic["x"] > english["x"] + english["width"]
    assert abs(arabic["y"] - english["y"]) < 40
    press(page, "حملنا الخبز")
    expect(page.locator(".lit")).to_have_count(2)
    assert_accessible(page)

    page.get_by_role("link", name="Arabic (translation)", exact=True).click()
    expect(page.locator(".line")).to_have_count(4)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_arabic_testimony_runs_from_right_to_left(page: Page, live_server, scheme, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    witness = make_witness("علي", language="ar")
    testimony = make_published(witness, identifier="t-nahr", title="عبر النهر", texts=("first",), languages=("ar",))
    testimony.transcripts.all().delete()
    recording = make_recording(testimony)
    make_transcript(testimony, "كان النهر واسعا.", "حملنا الخبز عبره.", language="ar", recording=recording)
    page.goto(f"{live_server}/testimonies/t-nahr")

    words = page.locator(".words-shown")
    expect(words).to_have_attribute("dir", "rtl")
    first = line(page, "كان النهر")
    box, shown = first.bounding_box(), words.bounding_box()
    assert shown["x"] + shown["width"] - (box["x"] + box["width"]) < box["x"] - shown["x"]
    if width > 1000:
        time = first.locator(".at").bounding_box()
        assert time["x"] >= box["x"] + box["width"] - 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert_accessible(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_is_accessible(page: Page, live_server, testimony, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server}/testimonies/t-river?within=bread&t=3")
    wait_until(page, f"{CURRENT}.currentTime > 2.9")
    page.locator(".shortcuts summary").click()
    page.get_by_role("heading", name="Cite this testimony").click()

    assert_accessible(page)


def test_everything_is_there_without_script(without_script, live_server, testimony):
    page = without_script
    page.goto(f"{live_server}/testimonies/t-river?t=6.5")
    expect(page.locator(".line")).to_have_count(4)
    expect(page.locator("audio")).to_have_attribute("src", re.compile(r"/media/recordings/r-\w+#t=6\.5$"))
    expect(page.get_by_text("Follow the voice")).to_be_hidden()

    page.get_by_label("Search within this testimony").fill("bread")
    page.get_by_role("button", name="Find").click()
    expect(page.locator(".hits a")).to_have_count(2)
    expect(page.locator(".line mark")).to_have_count(2)
    page.locator(".hits a").last.click()
    expect(line(page, "We carried")).to_be_in_viewport()

    line(page, "Nobody counted").locator(".at").click()
    expect(page).to_have_url(re.compile(r"\?t=9&passage=(\w{12})#s-\1$"))
    expect(page.get_by_role("heading", name="Cite this passage")).to_be_visible()
    expect(line(page, "Nobody counted")).to_have_class("line cited")


def test_advisory_is_passed_without_script(without_script, live_server, testimony):
    testimony.advisories = ("hunger",)
    testimony.save(update_fields=["advisories"])
    page = without_script
    page.goto(f"{live_server}/testimonies/t-river?t=9")

    page.get_by_role("button", name="Go on to the testimony").click()

    expect(page).to_have_url(f"{live_server}/testimonies/t-river?t=9")
    expect(page.locator(".line")).to_have_count(4)


def test_closed_testimony_says_so_kindly(page: Page, live_server):
    make_published(identifier="t-closed", openness="closed", existence_is_shown=True)
    page.goto(f"{live_server}/testimonies/t-closed")

    expect(page.get_by_role("heading", name="This testimony exists, and is closed")).to_be_visible()
    assert_accessible(page)
