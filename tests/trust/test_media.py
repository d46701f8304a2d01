"""Recordings and portraits: who may not have them cannot tell that there is something, and nobody keeps a copy."""

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import Client

from testimonies.models import Consent, Testimony
from tests.factories.recordings import make_recording
from tests.factories.records import make_published, make_witness
from tests.trust.addresses import every_address
from tests.trust.crawler import ask, routes
from tests.trust.roles import client_of

pytestmark = pytest.mark.django_db
CLOSED_TO_VISITORS = (
    "r-no-voice",
    "r-no-image",
    "r-masked",
    "r-draft",
    "r-embargoed",
    "r-room",
    "r-ended",
    "r-research",
)
FACELESS = ("w-anonymous", "w-no-name", "w-no-image", "w-announced", "w-draft", "w-room", "w-taken-back")


def test_what_may_not_be_heard_or_seen_answers_like_what_never_was(holdings):
    voices = {ask(Client(), f"/media/recordings/{name}").status for name in CLOSED_TO_VISITORS}
    faces = {ask(Client(), f"/witnesses/{name}/portrait").status for name in FACELESS}

    assert (voices, faces) == ({404}, {404})
    assert ask(Client(), "/media/recordings/r-ferry").status == 200
    assert ask(Client(), "/witnesses/w-ferryman/portrait").status == 200


def test_media_have_no_other_address(holdings):
    kept = [recording.file.name for recording in Testimony.objects.get(identifier="t-ferry").recordings.all()]
    kept += [consent.document.name for consent in Consent.objects.exclude(document="")]

    tried = [f"{place}{name}" for name in kept for place in ("/media/", "/", "/static/", "/media/recordings/", "//")]
    tried += [
        "/media/",
        "/media/recordings/",
        "/media/recordings/../" + kept[0],
        "/media/recordings/%2e%2e%2f" + kept[0],
    ]

    assert {ask(Client(), address).status for address in tried} == {404}
    assert not settings.MEDIA_URL or settings.MEDIA_URL == "/"


def test_curators_keep_no_copy_and_visitors_ask_anew(holdings):
    """Nothing is `public` or kept for some time, so that a closure shows with the next request."""
    curator = client_of("publisher")
    asked = [address for address in every_address() if "/authorities/" not in address][::8]
    open_to_all = {"/health", "/favicon.ico", "/about"}

    for address in dict.fromkeys(asked):
        seen, shown = (ask(client, address).headers.get("Cache-Control", "") for client in (Client(), curator))
        if address not in open_to_all and seen:
            assert seen == "private, no-cache", address
            assert shown in {"private, no-store", ""}, address


def test_pages_of_the_curators_are_kept_nowhere(holdings):
    curator = client_of("superuser")
    lists = [route for route in routes() if route.name.endswith("_changelist")]

    kept = {route.name: ask(curator, f"/{route.pattern}").headers.get("Cache-Control") for route in lists}

    assert set(kept.values()) == {"max-age=0, no-cache, no-store, must-revalidate, private"}


@pytest.mark.parametrize("suffix", ["svg", "html", "xhtml", "xml", "js", "pdf", ""])
def test_what_could_run_in_a_browser_is_a_download_of_unknown_type(suffix):
    """Whatever a file was called as it arrived: a type that plays is shown to curators, every other is taken home."""
    content = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
    make_recording(make_published(), content, name=f"tape.{suffix}", identifier="r-odd")

    assert ask(Client(), "/media/recordings/r-odd").status == 404
    answer = ask(client_of("publisher"), "/media/recordings/r-odd")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")


def test_picture_that_is_a_document_is_not_shown():
    witness = make_witness(identifier="w-drawn")
    make_published(witness)
    witness.portrait.save("portrait.svg", ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"))

    answer = ask(Client(), "/witnesses/w-drawn/portrait")

    assert (answer.status, answer.headers["Content-Type"]) == (415, "text/plain")
