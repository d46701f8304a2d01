"""Words are found within a testimony, passages cited, and a long one turned part by part."""

import re

from playwright.sync_api import Page, expect

from testimonies.models import Segment
from testimonies.vocabulary import TranscriptKind
from tests.browser.accessibility import assert_accessible
from tests.browser.testimony.listening import CURRENT, is_playing, line, press, wait_until
from tests.factories.recordings import make_recording, tone
from tests.factories.records import make_published, make_transcript


def test_searching_within_marks_as_one_types_and_steps_through(opened):
    opened.get_by_label("Search within this testimony").press_sequentially("bre")
    expect(opened.locator("[data-within-count]")).to_have_text("2 passages with “bre”")
    assert opened.evaluate("[...CSS.highlights.get('within')].map(range => range.toString())") == ["bread", "bread"]

    opened.keyboard.press("Enter")
    expect(line(opened, "Who carried")).to_have_class("line found")
    opened.get_by_role("button", name="Next place").click()
    expect(line(opened, "We carried")).to_have_class("line found")
    expect(opened.locator(".found")).to_have_count(1)

    opened.get_by_label("Search within this testimony").fill("")
    expect(opened.locator(".hits")).to_have_count(0)
    assert opened.evaluate("CSS.highlights.get('within').size") == 0


def test_marks_stand_right_beside_letters_that_count_twice(page: Page, live_server):
    make_published(identifier="t-gothic", texts=("𐌰𐌱 & <b> bread, «bread»",))
    page.goto(f"{live_server}/testimonies/t-gothic")

    page.get_by_label("Search within this testimony").fill("bread")

    wait_until(page, "CSS.highlights.get('within')?.size === 2")
    assert page.evaluate("[...CSS.highlights.get('within')].map(range => range.toString())") == ["bread", "bread"]


def test_passage_is_cited_from_its_line(opened, testimony):
    key = testimony.transcripts.get().segments.get(position=3).key
    press(opened, "We carried")

    opened.get_by_role("link", name="Cite", exact=True).click()

    dialog = opened.get_by_role("dialog")
    expect(dialog).to_contain_text(f"/testimonies/t-river/{key}?r=1")
    expect(dialog).to_contain_text("0:00:06")
    dialog.get_by_text("BibTeX", exact=True).click()
    expect(dialog.locator("pre").first).to_contain_text(f"@misc{{t-river-{key}")
    assert_accessible(opened)
    opened.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_citation_is_copied(opened, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.get_by_role("heading", name="Cite this testimony").click()

    opened.get_by_role("button", name=re.compile("Copy.*In words")).click()

    expect(opened.get_by_role("button", name="Copied")).to_be_visible()
    assert "Demo Witness. “Across the river”." in opened.evaluate("navigator.clipboard.readText()")


def test_link_to_a_line_of_another_text_finds_it(page: Page, live_server, testimony):
    summary = make_transcript(testimony, "All in all, a river.", kind=TranscriptKind.SUMMARY)
    key = summary.segments.get().key

    page.goto(f"{live_server}/testimonies/t-river#s-{key}")

    expect(page).to_have_url(f"{live_server}/testimonies/t-river?text=2&t=0&passage={key}#s-{key}")
    expect(line(page, "All in all")).to_be_in_viewport()


def test_long_testimony_turns_its_parts_without_stopping_the_voice(page: Page, live_server):
    testimony = make_published(identifier="t-long", texts=("first",))
    recording = make_recording(testimony, tone(seconds=20))
    transcript = testimony.transcripts.get()
    transcript.segments.all().delete()
    Segment.objects.bulk_create(
        [
            Segment(
                transcript=transcript,
                position=number + 1,
                text=f"This is line {number + 1} of very many.",
                start_ms=number if number < 1429 else 60_000 + number,
                recording=recording,
            )
            for number in range(20_000)
        ],
        batch_size=1000,
    )
    page.goto(f"{live_server}/testimonies/t-long")
    assert page.evaluate("document.querySelectorAll('*').length") < 6000
    expect(page.locator(".parts").first.get_by_role("link")).to_have_count(14)

    page.keyboard.press("k")
    wait_until(page, f"!{CURRENT}.paused")
    page.evaluate("window.isTheSamePage = true")

    expect(line(page, "line 1430 of")).to_be_attached()  # the voice ran on into the second part
    page.locator(".parts").first.get_by_role("link", name="14").click()
    expect(line(page, "line 20000 of")).to_be_attached()
    assert page.evaluate("window.isTheSamePage")
    assert is_playing(page)

    page.get_by_label("Search within this testimony").fill("line 7777")
    page.locator(".hits a").first.click()
    expect(line(page, "line 7777 of")).to_be_in_viewport()
