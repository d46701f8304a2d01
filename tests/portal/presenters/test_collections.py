import pytest

from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.portal.presenters.collections import Holding, collections_seen_by, holdings
from tests.factories.records import make_collection, make_published, make_testimony, make_witness

pytestmark = pytest.mark.django_db


def test_a_collection_is_seen_by_what_can_be_read_of_it():
    open_one, closed = make_collection("c-open", title="Open"), make_collection("c-closed", title="Closed")
    make_published(collection=open_one)
    make_testimony(make_witness(), collection=open_one)
    make_testimony(make_witness(), collection=closed)

    assert list(collections_seen_by(VISITOR)) == [open_one]
    assert holdings(VISITOR) == [Holding("/collections/c-open", "Open", "", "", 1)]
    assert [(holding.title, holding.count) for holding in holdings(EVERYTHING)] == [("Closed", 1), ("Open", 2)]
