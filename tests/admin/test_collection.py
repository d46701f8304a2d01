"""Collections: what each holds, and who is limited to it."""

import pytest

from testimonies.models import Collection
from tests.admin.pages import address, enter, save
from tests.factories.cast import make_curator
from tests.factories.records import make_collection, make_published, make_testimony

pytestmark = pytest.mark.django_db


def test_list_counts_what_is_held_and_what_is_public(desk):
    make_testimony(), make_testimony(), make_published()

    row = desk.get(address(Collection, "changelist")).context["cl"].result_list[0]

    assert (row.testimony_count, row.published_count) == (3, 1)


def test_curators_are_limited_on_the_collections_page(desk):
    curator, collection = make_curator("cataloguer"), make_collection()

    save(desk, collection, **{"curatorships-0-curator": curator.pk})

    assert curator.curatorships.get().collection == collection


def test_who_is_limited_makes_no_collection():
    limited = make_curator("administrator", collections=(make_collection(),))

    assert enter(limited).get(address(Collection, "add")).status_code == 403
    assert enter(make_curator("cataloguer")).get(address(Collection, "add")).status_code == 200
