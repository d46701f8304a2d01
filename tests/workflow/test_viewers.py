import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from testimonies.access.viewer import VISITOR, Standing, Viewer
from testimonies.workflow.viewers import viewer_for
from tests.factories.cast import make_administrator, make_curator, make_reader
from tests.factories.reading_room import make_grant
from tests.factories.records import make_collection, make_testimony

pytestmark = pytest.mark.django_db


def test_whoever_has_no_account_or_no_rights_is_a_visitor():
    assert viewer_for(AnonymousUser()) == VISITOR
    assert viewer_for(make_curator(username="without-a-group")) == VISITOR


def test_an_account_outside_the_archive_is_a_reader_with_the_grants_of_this_moment(django_assert_num_queries):
    reader, testimony = make_reader(), make_testimony()
    make_grant(testimony, reader=make_reader("another"))
    make_grant(make_testimony(), reader=reader, until=timezone.now())
    make_grant(make_testimony(), reader=reader, revoked_at=timezone.now())
    assert viewer_for(reader) == Viewer(Standing.READER)

    make_grant(testimony, reader=reader)
    with django_assert_num_queries(1):
        assert viewer_for(reader) == Viewer(Standing.READER, granted=frozenset({testimony.pk}))


@pytest.mark.parametrize("fields", [{"is_staff": True}, {"is_staff": True, "is_superuser": True}, {"is_active": False}])
def test_an_account_that_is_staff_or_put_out_of_use_holds_no_grants(fields):
    reader = make_reader()
    make_grant(make_testimony(), reader=reader)
    for name, value in fields.items():
        setattr(reader, name, value)

    assert viewer_for(reader).granted == frozenset()
    assert viewer_for(reader).standing is not Standing.READER


@pytest.mark.parametrize("group", ["transcriber", "cataloguer", "reviewer", "publisher", "administrator"])
def test_whoever_is_in_a_group_is_a_curator(group):
    assert viewer_for(make_curator(group)) == Viewer(Standing.CURATOR)


def test_a_curatorship_limits_to_its_collections():
    ours = make_collection("c-ours")

    assert viewer_for(make_curator("publisher", collections=(ours,))) == Viewer(Standing.CURATOR, frozenset({ours.pk}))


def test_a_superuser_is_an_administrator_and_an_account_put_out_of_use_a_visitor():
    administrator = make_administrator()
    assert viewer_for(administrator) == Viewer(Standing.ADMINISTRATOR)

    administrator.is_active = False
    assert viewer_for(administrator) == VISITOR


def test_who_loses_the_last_curatorship_works_on_nothing():
    curator = make_curator("administrator", collections=(make_collection(),))
    curator.curatorships.all().delete()

    assert viewer_for(curator) == VISITOR
