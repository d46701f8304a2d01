import pytest
from django.contrib.auth.models import User

from testimonies.portal.presenters.reading_room import room_of
from testimonies.vocabulary import Openness
from testimonies.workflow.viewers import viewer_for
from tests.factories.cast import make_curator
from tests.factories.reading_room import EMAIL, make_grant, make_request
from tests.factories.records import make_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    return User.objects.create_user(EMAIL, EMAIL)


def room(account):
    return room_of(account, viewer=viewer_for(account))


def test_of_several_grants_for_one_testimony_the_longest_is_told(reader):
    testimony = make_published(openness=Openness.READING_ROOM)
    make_grant(testimony, reader=reader, until="2032-01-02T00:00Z")
    make_grant(testimony, reader=reader, until="2031-01-02T00:00Z")

    [opened] = room(reader).opened

    assert (opened.identifier, str(opened.last_date)) == (testimony.identifier, "2032-01-01")


def test_what_is_open_stands_by_title(reader):
    for title in ("Boats", "Ashes"):
        make_grant(make_published(title=title, openness=Openness.READING_ROOM), reader=reader)

    assert [opened.entry.title for opened in room(reader).opened] == ["Ashes", "Boats"]


def test_requests_of_others_are_not_told(reader):
    make_request(make_published(openness=Openness.READING_ROOM), email="somebody.else@example.org")

    assert room(reader).waiting == ()
    assert room(make_curator("publisher")).waiting == ()
