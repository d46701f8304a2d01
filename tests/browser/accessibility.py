"""Pages are checked by axe against WCAG 2.2, levels A and AA."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
    "preload": False,  # style sheets fetched anew make the console complain, and only a rule about turning reads them
}


def assert_accessible(page: Page) -> None:
    """Fails with the rule, what it asks and where it is broken."""
    found = Axe().run(page, options=RULES).response["violations"]

    assert not found, "\n".join(
        f"{rule['id']}: {rule['help']} at {', '.join(str(node['target'][0]) for node in rule['nodes'])}"
        for rule in found
    )
