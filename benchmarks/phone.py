"""Opens pages in Chromium as a slow phone would, and asks the browser itself how long it was busy."""

import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from socketserver import ThreadingMixIn
from statistics import median
from typing import Any, ClassVar
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from benchmarks.scratch import application

try:
    from playwright.sync_api import Browser, sync_playwright
except ImportError:
    sync_playwright = None  # type: ignore[assignment]

WIDTH, HEIGHT = 390, 844
SLOWER = 4
ROUNDS = 5
SETTLED_MS = 1_500  # after loading, for scripts that begin late
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")

why_not = "Playwright is not installed" if sync_playwright is None else "" if CHROMIUM else "there is no Chromium"

_WATCH = """
window.busy = [];
new PerformanceObserver(seen => window.busy.push(...seen.getEntries().map(one => one.duration)))
  .observe({type: "longtask", buffered: true});
"""
_TELL = """() => {
  const [navigation] = performance.getEntriesByType("navigation");
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return [
    document.querySelectorAll("*").length,
    paint ? paint.startTime - navigation.responseStart : 0,
    navigation.domContentLoadedEventEnd - navigation.responseStart,
    Math.max(0, ...window.busy),
    window.busy.reduce((total, one) => total + Math.max(0, one - 50), 0),
  ];
}"""


@dataclass(frozen=True, slots=True)
class Opening:
    """What the browser told, counted from the first byte; a task over 50 ms is felt, one over 1,000 ms is a freeze."""

    HEADINGS: ClassVar = ("elements", "first words", "ready for a finger", "longest task", "all tasks beyond 50 ms")

    elements: float
    first_words: float
    ready: float
    longest_task: float
    blocked: float

    def row(self) -> list[str]:
        """The figures in the order of the headings."""
        return [f"{figure:,.0f}" for figure in astuple(self)]


def openings(paths: Sequence[str]) -> list[Opening]:
    """Each page opened several times in a fresh browser context."""
    with _served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        found = [_opened(browser, f"{address}{path}") for path in paths]
        browser.close()
    return found


def _opened(browser: "Browser", url: str) -> Opening:
    told: list[list[float]] = []
    for _round in range(ROUNDS):
        screen = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=2, is_mobile=True, has_touch=True
        )
        page = screen.new_page()
        screen.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.add_init_script(_WATCH)
        page.goto(url, wait_until="load")
        page.wait_for_timeout(SETTLED_MS)
        told.append(page.evaluate(_TELL))
        screen.close()
    return Opening(*(median(figures) for figures in zip(*told, strict=True)))


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing; the report is the table."""


@contextmanager
def _served() -> Iterator[str]:
    """The archive on a free port of this machine."""
    server = make_server("127.0.0.1", 0, application, server_class=_Server, handler_class=_Silent)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
