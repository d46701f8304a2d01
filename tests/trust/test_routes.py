"""Who is answered what on which route: a row for each, and a route without a row fails."""

import pytest
from django.test import Client
from django.urls import reverse

from testimonies.models import Segment
from tests.factories.records import make_collection
from tests.trust.crawler import routes
from tests.trust.pair import NOBODY, OPEN, SHUT, make_everything
from tests.trust.roles import OUTSIDE, SIGNED_IN, client_of

pytestmark = pytest.mark.django_db

# Route: method, further parameters, then what is answered of something open, closed, and of nobody, to (anybody) and,
# of what is closed, to (a curator of its collection). A curator of another collection is anybody.
PORTAL = {
    "home": ("get", {}, (200,), 200),
    "search": ("get", {}, (200,), 200),
    "testimonies": ("get", {}, (200,), 200),
    "testimony": ("get", {}, (200, 404, 404), 200),
    "testimony_advised": ("post", {}, (303, 404, 404), 303),
    "testimony_within": ("get", {}, (200, 404, 404), 200),
    "testimony_citation": ("get", {}, (200, 404, 404), 200),
    "testimony_citation_file": ("get", {"style": "ris"}, (200, 404, 404), 200),
    "testimony_download": ("get", {"to": "text"}, (200, 404, 404), 200),
    "testimony_passage": ("get", {"key": None}, (302, 404, 404), 302),
    "witnesses": ("get", {}, (200,), 200),
    "witness": ("get", {}, (200, 404, 404), 200),
    "portrait": ("get", {}, (200, 404, 404), 200),
    "explore": ("get", {}, (200,), 200),
    "authorities": ("get", {"kind": "place"}, (200,), 200),
    "authority": ("get", {}, (200, 404, 404), 200),
    "questions": ("get", {}, (200,), 200),
    "question": ("get", {}, (200, 404, 404), 200),
    "collections": ("get", {}, (200,), 200),
    "collection": ("get", {}, (200, 404, 404), 200),
    "about": ("get", {}, (200,), 200),
    "language": ("post", {}, (302,), 302),
    "set_language": ("post", {}, (302,), 302),
    "icon": ("get", {}, (302,), 302),
    "recording": ("get", {}, (200, 404, 404), 200),
    "testimony_ask": ("get", {}, (404, 404, 404), 404),
    "reading_room": ("get", {}, (302,), 302),
    "reading_room_asked": ("get", {}, (200,), 200),
    "reading_room_sign_in": ("get", {}, (200,), 200),
    "reading_room_sign_out": ("post", {}, (302,), 302),
    "reading_room_password": ("get", {"uidb64": "MQ", "token": "none"}, (200,), 200),
    "health": ("get", {}, (200,), 200),
}
FREE_OF_METHODS = {"icon", "set_language"}  # a redirect; Django's own choice of language, which any method leads back

FORMS = {"testimony_ask", "reading_room_sign_in", "reading_room_password"}  # shown and sent to the same address


def test_every_route_has_a_row():
    named = {route.name for route in routes() if not route.name.startswith("admin:")}

    assert named == set(PORTAL)


@pytest.fixture
def kept(db):
    """An open testimony and a closed one, each in a collection of its own with everything that has an address."""
    return {is_open: make_everything(is_open) for is_open in (OPEN, SHUT)}


@pytest.mark.parametrize("role", OUTSIDE)
def test_those_outside_are_answered_as_the_table_says(role, kept):
    client = client_of(role, make_collection("c-open"))

    told = {name: tuple(_status(client, name, whose) for whose in _whose(name)) for name in PORTAL}

    room = {"reading_room": (200,)} if role in SIGNED_IN else {}
    assert told == {name: statuses for name, (_method, _more, statuses, _mine) in PORTAL.items()} | room


def test_curators_see_what_is_closed_in_their_own_collection_only(kept):
    inside, outside = (
        client_of(role, make_collection(name)) for role, name in (("transcriber", "c-closed"), ("publisher", "c-open"))
    )
    closed = [name for name, (_method, _more, statuses, _mine) in PORTAL.items() if len(statuses) > 1]

    mine = {name: _status(inside, name, SHUT) for name in closed}
    elsewhere = {name: _status(outside, name, SHUT) for name in closed}

    assert mine == {name: PORTAL[name][3] for name in closed}
    assert elsewhere == {name: PORTAL[name][2][1] for name in closed}


@pytest.mark.parametrize("method", ["head", "options", "post", "put", "patch", "delete"])
def test_no_route_answers_to_a_method_of_which_the_table_knows_nothing(client, kept, method):
    refused = {405} if method != "head" else {200, 302, 404, 405}

    told = {
        name: _status(client, name, OPEN, method=method)
        for name, (meant, *_) in PORTAL.items()
        if meant != method and name not in FREE_OF_METHODS | (FORMS if method == "post" else set())
    }

    assert set(told.values()) <= refused


def _whose(name: str) -> tuple[str, ...]:
    return (OPEN, SHUT, NOBODY)[: len(PORTAL[name][2])]


def _status(client: Client, name: str, whose: str, *, method: str = "") -> int:
    meant, more, statuses, _mine = PORTAL[name]
    prefix = {"witness": "w", "portrait": "w", "authority": "a", "question": "q", "collection": "c", "recording": "r"}
    given = dict(more)
    if len(statuses) > 1:
        given["identifier"] = f"{prefix.get(name, 't')}-{whose}"
    if "key" in given:
        spoken = Segment.objects.filter(transcript__testimony__identifier=f"t-{whose}")
        given["key"] = spoken.values_list("key", flat=True).first() or "0123456789ab"
    response = getattr(client, method or meant)(reverse(name, kwargs=given))
    if response.streaming:
        b"".join(response.streaming_content)
    return response.status_code
