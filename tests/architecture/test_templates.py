"""Pages hold no script and no style of their own: the policy that stops an intruder's would stop ours as well."""

import re

from tests.architecture.sources import ROOT, templates

FORBIDDEN = re.compile(
    r"""
    <script (?! [^>]* \b src \s* = ) (?! [^>]* type="application/(?:ld\+)?json" )   # written into the page
    | <style \b
    | \s style \s* =
    | \s on[a-z]+ \s* = \s* ["']
    | javascript:
    | (?:src|href) \s* = \s* ["'] (?:https?:)? //     # fetched from somebody else
    """,
    re.VERBOSE | re.IGNORECASE,
)
OUTWARD_LINK = re.compile(r"<a\b[^>]*>", re.IGNORECASE)


def test_templates_bring_no_script_and_no_style():
    found = [
        f"{template.relative_to(ROOT)}: {match.group().strip()}"
        for template in templates()
        for match in FORBIDDEN.finditer(OUTWARD_LINK.sub(_without_address, template.read_text(encoding="utf-8")))
    ]

    assert found == []


def _without_address(link: re.Match[str]) -> str:
    """A link that a reader follows may lead elsewhere; only what a page loads may not."""
    return re.sub(r'href\s*=\s*"https?://[^"]*"', "", link.group())
