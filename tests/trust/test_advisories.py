"""What a testimony speaks of is told before its words, its voice, and any passage of it."""

import pytest
from django.test import Client

from testimonies.indexing.rebuild import rebuild
from tests.factories.recordings import make_recording
from tests.factories.records import make_published
from tests.trust.crawler import ask

pytestmark = pytest.mark.django_db
WORDS = "The river was wide that spring."
TOLD = "Hunger and illness"


@pytest.fixture
def advised(db):
    testimony = make_published(identifier="t-advised", advisories=("hunger",), texts=(WORDS,), summary="Of hunger.")
    make_recording(testimony, identifier="r-advised")
    rebuild()
    return testimony


@pytest.mark.parametrize(
    "address",
    [
        "/testimonies/t-advised", "/testimonies/t-advised?within=river", "/testimonies/t-advised?t=1",
        "/search?q=river",
        "/testimonies/t-advised/within?within=river", "/testimonies/t-advised/cite", "/testimonies/t-advised/KEY",
        "/testimonies/t-advised/download/text", "/testimonies/t-advised/download/webvtt", "/testimonies",
        "/testimonies/t-advised/download/json", "/testimonies/t-advised/cite/ris", "/", "/collections/c-tests",
    ],
)  # fmt: skip
def test_nothing_of_it_comes_before_the_advisory(advised, address):
    key = advised.transcripts.get().segments.get().key
    client = Client()

    response = client.get(address.replace("KEY", key), follow=True)

    body = response.content.decode().replace("<mark>", "").replace("</mark>", "")
    said = [place for what in (WORDS, "r-advised", "Of hunger.") if (place := body.find(what)) >= 0]
    assert all(0 <= body.find(TOLD) < place for place in said)


def test_whoever_was_told_goes_on_and_is_told_again_of_something_new(advised):
    client = Client()
    client.post("/testimonies/t-advised/advised")
    before = ask(client, "/testimonies/t-advised").body.decode()
    taken = ask(client, "/testimonies/t-advised/download/text")
    advised.advisories = ("death", "hunger")
    advised.save(update_fields=["advisories"])
    after = ask(client, "/testimonies/t-advised").body.decode()

    assert WORDS in before
    assert WORDS in taken.body.decode()
    assert WORDS not in after
