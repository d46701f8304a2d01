"""Tests in a real Chromium. A page that complains, breaks the policy or asks another host fails its test."""

import os
import shutil
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

# Playwright keeps an event loop open in this thread, and Django would refuse the tests' own queries beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SOBER = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
SOBER += ("--disable-sync", "--no-first-run")

SignIn = Callable[[AbstractBaseUser], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for test in items:
        if test.path.is_relative_to(os.path.dirname(__file__)):
            test.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def base_url() -> None:
    """Tests name whole addresses, for every test has a server of its own. (The plugin's fixture warns on pytest 9.)"""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return {**browser_type_launch_args, "executable_path": found, "args": list(SOBER)}
    missing = f"no browser found (looked for {', '.join(BROWSERS)}); on Debian: apt-get install chromium"
    if os.environ.get("ARCHIVE_BROWSER_REQUIRED") == "1":
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture
def faults() -> list[str]:
    """What the browser complained about. A test that provokes a complaint on purpose reads and clears this list."""
    return []


@pytest.fixture
def context(
    context: BrowserContext, faults: list[str], live_server: object, django_db_serialized_rollback: None
) -> Iterator[BrowserContext]:
    host = urlsplit(str(live_server)).netloc

    def note_message(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append(f"{message.type}: {message.text} ({message.location['url']})")

    def note_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != host:
            faults.append(f"a request left for {address.netloc}")

    context.on("console", note_message)
    context.on("weberror", lambda error: faults.append(f"script failed: {error.error}"))
    context.on("request", note_request)
    yield context
    assert faults == []


@pytest.fixture
def page(context: BrowserContext, page: Page) -> Page:
    page.set_default_timeout(10_000)
    return page


@pytest.fixture
def sign_in(context: BrowserContext, live_server: object) -> SignIn:
    """Enter as a person without the login form."""

    def enter(person: AbstractBaseUser) -> None:
        client = Client()
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": session.key, "value": session.value, "url": str(live_server)}])

    return enter
