"""A grant ends by the clock: at its instant, everywhere, and with no job that would have to run."""

import datetime as dt

import pytest
from django.test import override_settings

from testimonies.models import AccessRequest
from tests.factories.cast import make_reader
from tests.factories.reading_room import make_grant, make_request
from tests.factories.records import make_testimony

pytestmark = pytest.mark.django_db

END = dt.datetime(2030, 3, 31, 0, 0, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


@pytest.mark.parametrize(("at", "holds"), [(END - SECOND, True), (END, False), (END + SECOND, False)])
def test_a_grant_ends_at_its_instant(at, holds):
    grant = make_grant(make_testimony(), reader=make_reader(), until=END)

    assert AccessRequest.objects.in_force(at=at).exists() is holds
    assert grant.is_in_force(at=at) is holds


def test_only_a_grant_that_was_not_revoked_holds():
    testimony, reader = make_testimony(), make_reader()
    waiting = make_request(testimony)
    revoked = make_grant(testimony, reader=reader, revoked_at=END)
    holding = make_grant(testimony, reader=reader, until=END)

    assert list(AccessRequest.objects.in_force(at=END - SECOND)) == [holding]
    assert [request.is_in_force(at=END - SECOND) for request in (waiting, revoked, holding)] == [False, False, True]
    assert list(AccessRequest.objects.waiting()) == [waiting]


@pytest.mark.parametrize(
    ("zone", "last_date"), [("UTC", dt.date(2030, 3, 30)), ("Asia/Tashkent", dt.date(2030, 3, 31))]
)
def test_the_last_day_is_told_where_the_archive_is(zone, last_date):
    with override_settings(TIME_ZONE=zone):
        assert AccessRequest(until=END).last_date == last_date
    assert AccessRequest().last_date is None


def test_a_request_is_called_by_who_asks_for_what():
    assert str(make_request(make_testimony(identifier="t-ferry"))) == "Demo Reader – t-ferry"
