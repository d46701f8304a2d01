"""A testimony is heard: by mouse and by keys, on one tape or several, and never unasked."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.testimony.listening import CURRENT, is_playing, line, press, second, wait_until
from tests.factories.recordings import make_recording, tone


def test_link_to_a_moment_sets_the_player_there_and_plays_nothing(page: Page, live_server, testimony):
    page.goto(f"{live_server}/testimonies/t-river?t=6.5")

    wait_until(page, f"{CURRENT}.currentTime > 6.4")
    assert second(page) == pytest.approx(6.5, abs=0.05)
    assert not is_playing(page)
    expect(line(page, "We carried")).to_have_class("line lit")


def test_page_opens_in_silence(opened):
    opened.wait_for_timeout(300)

    assert (second(opened), is_playing(opened)) == (0, False)
    expect(opened.locator(".lit")).to_have_count(0)


def test_click_on_a_line_is_heard_and_the_spoken_line_is_lit(opened):
    press(opened, "Nobody counted")

    wait_until(opened, f"{CURRENT}.currentTime > 9 && !{CURRENT}.paused")
    expect(line(opened, "Nobody counted")).to_have_attribute("aria-current", "true")
    expect(opened.locator(".lit")).to_have_count(1)
    assert re.search(r"#s-\w{12}$", opened.url)


def test_light_moves_on_with_the_voice(opened):
    opened.evaluate(f"{CURRENT}.currentTime = 2.6")
    expect(line(opened, "The river")).to_have_class("line lit")

    opened.evaluate(f"{CURRENT}.play()")

    expect(line(opened, "Who carried")).to_have_class("line lit")
    expect(line(opened, "The river")).not_to_have_class("line lit")


def test_click_on_a_time_or_on_the_contents_is_heard(opened):
    line(opened, "The river").locator(".at").click()
    wait_until(opened, f"!{CURRENT}.paused")

    opened.locator(".contents a", has_text="Bread").click()
    wait_until(opened, f"{CURRENT}.currentTime > 5.9")
    expect(line(opened, "We carried")).to_have_class("line lit")


def test_words_can_be_selected_without_being_played(opened):
    line(opened, "Nobody counted").evaluate(
        "line => getSelection().setBaseAndExtent(line.lastChild, 0, line.lastChild, 6)"
    )
    line(opened, "Nobody counted").dispatch_event("click")

    opened.wait_for_timeout(200)
    assert not is_playing(opened)


def test_everything_can_be_done_by_keys(opened):
    opened.keyboard.press("k")
    wait_until(opened, f"!{CURRENT}.paused")
    opened.keyboard.press("Space")
    wait_until(opened, f"{CURRENT}.paused")
    opened.keyboard.press("ArrowRight")
    wait_until(opened, f"{CURRENT}.currentTime >= 5")
    opened.keyboard.press("n")
    wait_until(opened, f"{CURRENT}.currentTime >= 6 && {CURRENT}.currentTime < 9")
    opened.keyboard.press("p")
    wait_until(opened, f"{CURRENT}.currentTime >= 3 && {CURRENT}.currentTime < 6")
    opened.keyboard.press("ArrowLeft")
    wait_until(opened, f"{CURRENT}.currentTime < 3")

    opened.keyboard.press("?")
    expect(opened.locator(".shortcuts")).to_have_attribute("open", "")
    opened.keyboard.press("/")
    expect(opened.get_by_label("Search within this testimony")).to_be_focused()
    opened.keyboard.type("k n")
    expect(opened.get_by_label("Search within this testimony")).to_have_value("k n")


def test_space_scrolls_until_there_is_something_to_pause(opened):
    opened.keyboard.press("Space")

    opened.wait_for_timeout(200)
    assert not is_playing(opened)


def test_keys_can_be_turned_off_for_good(opened):
    opened.locator(".shortcuts summary").click()
    opened.get_by_label("Keys are on").uncheck()
    opened.reload()

    opened.keyboard.press("k")

    opened.wait_for_timeout(200)
    assert not is_playing(opened)


def test_line_is_reached_and_heard_by_tab_and_enter(opened):
    line(opened, "We carried").locator(".at").focus()
    expect(line(opened, "We carried").get_by_role("link", name="Cite")).to_be_visible()

    opened.keyboard.press("Enter")

    wait_until(opened, f"{CURRENT}.currentTime > 5.9 && !{CURRENT}.paused")


def test_several_tapes_are_played_one_at_a_time(page: Page, live_server, testimony):
    second_tape = make_recording(testimony, tone(seconds=4), position=2)
    testimony.transcripts.get().segments.filter(position=4).update(recording=second_tape)
    page.goto(f"{live_server}/testimonies/t-river")
    expect(page.locator("audio:visible")).to_have_count(1)

    press(page, "Nobody counted")

    wait_until(page, "document.querySelector('[data-tape=\"2\"]:not([hidden]) audio')")
    expect(page.get_by_role("button", name="Recording 2")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("audio:visible")).to_have_count(1)
