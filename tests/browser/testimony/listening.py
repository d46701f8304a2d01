"""How tests look at a page that is heard."""

import pytest
from playwright.sync_api import Page

CURRENT = "document.querySelector('.tape:not([hidden]) :is(audio, video)')"


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
