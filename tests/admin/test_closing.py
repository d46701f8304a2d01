"""Whoever saves what hides a name is told at once what is closed by it."""

import pytest

from testimonies.access.viewer import VISITOR
from testimonies.models import Testimony
from tests.admin.pages import address, enter, filled, said
from tests.factories.cast import make_curator
from tests.factories.records import make_collection, make_published, make_witness

pytestmark = pytest.mark.django_db
STANDS = "Nothing of it is public: a name that may not be read stands in title."


@pytest.fixture
def testimony():
    return make_published(make_witness("Zarina Bekova"), title="Zarina by the river")


def save(client, record, **changes):
    page = address(record)
    return said(client.post(page, filled(client.get(page), **changes), follow=True))


@pytest.mark.parametrize(
    "hide",
    [
        lambda desk, testimony: save(desk, testimony.witnesses.get(), public_identity="anonymous"),
        lambda desk, testimony: save(desk, testimony.consents.get(), until_date="2020-01-01"),
        lambda desk, testimony: save(desk, testimony, **{"consents-0-until_date": "2020-01-01"}),
        lambda desk, testimony: save(desk, testimony, **{"consents-0-covers_name": []}),
    ],
    ids=["identity", "consent", "row of consents", "name unticked"],
)
def test_every_form_that_hides_a_name_says_what_is_closed(desk, testimony, hide):
    assert Testimony.objects.visible_to(VISITOR).exists()

    told = hide(desk, testimony)

    assert f"“Zarina by the river”: {STANDS}" in told
    assert not Testimony.objects.visible_to(VISITOR).exists()


def test_nothing_is_said_of_testimonies_of_other_curators(testimony):
    witness = testimony.witnesses.get()
    ours = make_collection("c-ours")
    make_published(witness, collection=ours, title="Quiet")
    limited = enter(make_curator("cataloguer", collections=(ours,)))

    assert STANDS not in " ".join(save(limited, witness, public_identity="anonymous"))
    assert not Testimony.objects.visible_to(VISITOR).filter(pk=testimony.pk).exists()


def test_nothing_is_said_where_nothing_is_closed(desk, testimony):
    assert STANDS not in " ".join(save(desk, testimony.witnesses.get(), biography="Born by the river."))
