"""Errors, logs and headers say nothing of what is closed or what somebody asked; portraits nothing but their pixels."""

import io
import logging
import re

import pytest
from django.test import Client
from PIL import Image, PngImagePlugin

from archive.discretion import DiscreetFormatter, WithoutQueryStrings
from testimonies.interchange.portraits import repainted
from testimonies.models import Testimony
from tests.trust.canaries import canaries_in
from tests.trust.crawler import ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def logged():
    """What the site's own handler would write."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(WithoutQueryStrings())
    handler.setFormatter(DiscreetFormatter("{levelname} {name}: {message}", style="{"))
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


def test_error_pages_and_logs_hold_no_canary(monkeypatch, holdings, logged):
    canary = Testimony.objects.get(identifier="t-draft").title

    def fails(*_args, **_kwargs):
        raise ValueError(f"could not read {canary}")

    told = [ask(Client(), address) for address in (f"/search?q={canary}", "/testimonies/t-draft", "/nothing-here")]
    told.append(ask(Client(headers={"Host": "elsewhere.example"}), "/"))
    monkeypatch.setattr("testimonies.portal.views.search.find", fails)
    told.append(ask(Client(raise_request_exception=False), f"/search?q={canary}"))

    assert [answer.status for answer in told] == [200, 404, 404, 400, 500]
    assert [canaries_in(answer.said) for answer in told[1:]] == [set()] * 4
    assert "ValueError" in logged.getvalue()
    assert canaries_in(logged.getvalue().encode()) == set()


def test_heads_of_closed_things_say_no_more_than_of_any(holdings):
    """Title, description and whatever else is told to machines in the head of a page."""
    head = re.compile(rb"<title>.*?</title>|<meta [^>]*>|<link [^>]*>", re.DOTALL)

    closed, unknown = (
        head.findall(ask(Client(), address).body) for address in ("/testimonies/t-draft", "/testimonies/t-nothere")
    )
    announced = head.findall(ask(Client(), "/testimonies/t-announced").body)

    assert closed == unknown
    assert canaries_in(b"".join(announced)) == set()
    assert b'<meta name="robots" content="noindex">' in announced


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_portrait_leaves_without_any_metadata(kind):
    secret = "zqxsecretq"
    exif = Image.Exif()
    exif[0x010E] = exif[0x9286] = secret
    told = {"exif": exif, "icc_profile": secret.encode(), "xmp": f"<x>{secret}</x>".encode(), "comment": secret}
    if kind == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Author", secret)
        notes.add_itxt("XML:com.adobe.xmp", secret)
        told = {"exif": exif, "icc_profile": secret.encode(), "pnginfo": notes}
    if kind == "TIFF":
        told = {"exif": exif, "icc_profile": secret.encode(), "description": secret}
    kept = io.BytesIO()
    Image.new("RGB", (40, 50), "sienna").save(kept, kind, **told)
    assert secret.encode() in kept.getvalue()

    for suffix in ("jpeg", "webp"):
        painted = io.BytesIO()
        repainted(io.BytesIO(kept.getvalue()), width=160).save(painted, suffix.upper())
        shown = Image.open(io.BytesIO(painted.getvalue()))
        assert secret.encode() not in painted.getvalue()
        assert not shown.getexif()
        assert set(shown.info) <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "loop",
            "background",
            "timestamp",
        }
