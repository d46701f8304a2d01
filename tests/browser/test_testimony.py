"""A testimony is opened, heard, searched and cited, with script and without, by mouse and by keys."""

import re

import pytest
from playwright.sync_api import Page, expect

from testimonies.models import IndexPoint, Segment, Speaker
from testimonies.vocabulary import SpeakerRole, TranscriptKind
from tests.browser.accessibility import assert_accessible
from tests.factories.recordings import make_recording, tone
from tests.factories.records import make_published, make_transcript, make_witness

LINES = (
    "The river was wide that spring.",
    "Who carried the bread?",
    "We carried bread across it.",
    "Nobody counted the boats.",
)
CURRENT = "document.querySelector('.tape:not([hidden]) :is(audio, video)')"


@pytest.fixture
def testimony():
    """Four lines of three seconds each, and a sound as long."""
    testimony = make_published(
        make_witness("Demo Witness"), identifier="t-river", title="Across the river", texts=LINES
    )
    recording = make_recording(testimony, tone(seconds=13), duration_ms=13_000)
    transcript = testimony.transcripts.get()
    transcript.segments.update(recording=recording)
    asking = Speaker.objects.create(transcript=transcript, label="Ida Asker", role=SpeakerRole.INTERVIEWER)
    transcript.segments.filter(position=2).update(speaker=asking)
    IndexPoint.objects.create(testimony=testimony, recording=recording, position=1, start_ms=6000, title="Bread")
    return testimony


@pytest.fixture
def opened(page: Page, live_server, testimony):
    page.goto(f"{live_server}/testimonies/t-river")
    return page


@pytest.fixture
def without_script(browser, live_server, django_db_serialized_rollback):
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def line(page: Page, words: str):
    return page.locator(".line", has_text=words)


def wait_until(page: Page, condition: str) -> None:
    """Playwright's own waiting evaluates a text in the page, which the archive's policy forbids."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never became true: {condition}")


def press(page: Page, words: str) -> None:
    """Clicks in the middle of a line's words; the middle of the line could be its time in the margin."""
    x, y = line(page, words).evaluate(
        """line => {
            line.scrollIntoView({ block: "center" });
            const range = new Range();
            range.selectNodeContents(line.lastChild);
            const { left, top, width, height } = range.getClientRects()[0];
            return [left + width / 2, top + height / 2];
        }"""
    )
    page.mouse.click(x, y)


def second(page: Page) -> float:
    return page.evaluate(f"{CURRENT}.currentTime")


def is_playing(page: Page) -> bool:
    return page.evaluate(f"!{CURRENT}.paused")


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


def test_several_tapes_are_played_one_at_a_time(page: Page, live_server, testimony):
    second_tape = make_recording(testimony, tone(seconds=4), position=2)
    testimony.transcripts.get().segments.filter(position=4).update(recording=second_tape)
    page.goto(f"{live_server}/testimonies/t-river")
    expect(page.locator("audio:visible")).to_have_count(1)

    press(page, "Nobody counted")

    wait_until(page, "document.querySelector('[data-tape=\"2\"]:not([hidden]) audio')")
    expect(page.get_by_role("button", name="Recording 2")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("audio:visible")).to_have_count(1)


def test_link_to_a_line_of_another_text_finds_it(page: Page, live_server, testimony):
    summary = make_transcript(testimony, "All in all, a river.", kind=TranscriptKind.SUMMARY)
    key = summary.segments.get().key

    page.goto(f"{live_server}/testimonies/t-river#s-{key}")

    expect(page).to_have_url(f"{live_server}/testimonies/t-river?text=2&t=0&passage={key}#s-{key}")
    expect(line(page, "All in all")).to_be_in_viewport()


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
