"""Addresses that lead into a testimony: the page, and the second and passage on it."""

from django.urls import reverse

WEB = ("https://", "http://")


def testimony_url(identifier: str) -> str:
    """The testimony's page."""
    return reverse("testimony", args=[identifier])


def passage_url(identifier: str, *, key: str, start_ms: int | None = None) -> str:
    """The passage on the testimony's page, with the recording set to its beginning where it has a time."""
    moment = f"?t={start_ms / 1000:.3f}".rstrip("0").rstrip(".") if start_ms is not None else ""
    return f"{testimony_url(identifier)}{moment}#s-{key}"


def web_address(written: str) -> str:
    """An address elsewhere that may be linked to: one of the web; what an import brought along may be anything."""
    return written if written.startswith(WEB) else ""
