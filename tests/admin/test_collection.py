"""Collections: what each holds, and who is limited to it."""

import pytest

from testimonies.models import Collection
from testimonies.workflow.viewers import viewer_for
from tests.admin.pages import address, enter, save, text_of
from tests.factories.cast import make_curator
from tests.factories.records import make_collection, make_published, make_testimony

pytestmark = pytest.mark.django_db


def test_list_counts_what_is_held_and_what_is_public(desk):
    make_testimony(), make_testimony(), make_published()

    row = desk.get(address(Collection, "changelist")).context["cl"].result_list[0]

    assert (row.testimony_count, row.published_count) == (3, 1)


def test_curators_are_named_on_the_collections_page(desk):
    curator, collection = make_curator("cataloguer"), make_collection()
    curator.curatorships.all().delete()

    save(desk, collection, **{"curatorships-0-curator": curator.pk})

    assert list(curator.curatorships.values_list("collection", flat=True)) == [collection.pk]


def test_who_is_limited_makes_no_collection():
    limited = make_curator("administrator", collections=(make_collection(),))

    assert enter(limited).get(address(Collection, "add")).status_code == 403
    assert enter(make_curator("cataloguer")).get(address(Collection, "add")).status_code == 200


def test_collection_to_which_somebody_is_limited_is_not_deleted(desk):
    collection = make_collection()
    curator = make_curator("cataloguer", collections=(collection,))

    page = desk.get(address(collection, "delete"))
    desk.post(address(collection, "delete"), {"post": "yes"})

    assert "would require deleting the following protected related objects" in text_of(page)
    assert f"Curatorship: {curator} – {collection}" in text_of(page)
    assert viewer_for(curator).collections == {collection.pk}


def test_empty_collection_to_which_nobody_is_limited_is_deleted(desk):
    desk.post(address(make_collection(), "delete"), {"post": "yes"})

    assert not Collection.objects.exists()
