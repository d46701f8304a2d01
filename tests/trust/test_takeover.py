"""A curator can ask under somebody's address and grant it: the account taken so opens nothing that others add."""

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from testimonies.vocabulary import Openness
from testimonies.workflow.letters import TOKENS
from testimonies.workflow.reading_room import grant
from tests.factories.cast import make_curator
from tests.factories.reading_room import YEAR, make_request
from tests.factories.records import make_collection, make_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def lent():
    return make_published(openness=Openness.READING_ROOM)


@pytest.fixture
def publisher():
    return make_curator("publisher")


def lend(request, publisher):
    site = "https://archive.example.org/"
    return grant(request, by=publisher, until=timezone.now() + YEAR, because="It serves the study.", site=site)


@pytest.mark.parametrize("is_elsewhere", [True, False])
def test_grant_by_somebody_else_shuts_out_whoever_took_the_account(
    lent, publisher, django_capture_on_commit_callbacks, is_elsewhere
):
    reader = lend(make_request(lent), publisher).reader
    known = TOKENS.make_token(reader)
    reader.set_password("long enough a sentence")
    reader.save(update_fields=["password"])
    thief = Client()
    thief.force_login(reader)
    assert thief.get(f"/testimonies/{lent.identifier}").status_code == 200
    collection = make_collection("c-other") if is_elsewhere else lent.collection
    other = make_published(openness=Openness.READING_ROOM, collection=collection)

    with django_capture_on_commit_callbacks(execute=True):
        lend(make_request(other), make_curator("publisher", username="another", collections=(collection,)))

    reader.refresh_from_db()
    assert not reader.has_usable_password()
    assert not TOKENS.check_token(reader, known)
    assert thief.get(f"/testimonies/{other.identifier}").status_code == 404
    assert "/password/" in mail.outbox[0].body


def test_grant_by_somebody_else_ends_a_link_that_was_not_used(lent, publisher):
    reader = lend(make_request(lent), publisher).reader
    known = TOKENS.make_token(reader)

    lend(make_request(make_published(openness=Openness.READING_ROOM)), make_curator("publisher", username="another"))

    reader.refresh_from_db()
    assert not TOKENS.check_token(reader, known)


def test_grant_in_another_collection_by_the_same_curator_asks_for_a_new_password(lent, publisher):
    reader = lend(make_request(lent), publisher).reader
    reader.set_password("long enough a sentence")
    reader.save(update_fields=["password"])

    lend(make_request(make_published(openness=Openness.READING_ROOM, collection=make_collection("c-x"))), publisher)

    reader.refresh_from_db()
    assert not reader.has_usable_password()
