import pytest
from django.contrib.auth.models import AnonymousUser

from testimonies.access.viewer import VISITOR, Standing, Viewer
from testimonies.workflow.viewers import viewer_for
from tests.factories.cast import make_administrator, make_curator, make_reader
from tests.factories.records import make_collection

pytestmark = pytest.mark.django_db


def test_an_account_outside_the_archive_is_a_visitor():
    assert viewer_for(AnonymousUser()) == VISITOR
    assert viewer_for(make_reader()) == VISITOR
    assert viewer_for(make_curator(username="without-a-group")) == VISITOR


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
