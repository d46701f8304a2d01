import datetime as dt

import pytest

from testimonies.models import Coverage, Outbox
from testimonies.workflow.recounting import differing, mend
from tests.factories.records import make_published, make_testimony, make_witness

pytestmark = pytest.mark.django_db
YESTERDAY = dt.date(2020, 1, 1)


def test_nothing_differs_in_an_archive_that_was_written_through_its_doors():
    make_testimony()
    make_testimony(make_witness())
    make_published(make_witness("Zarina"), title="Zarina tells")

    assert differing() == {}


@pytest.mark.parametrize(
    "fault", [{"text_until": YESTERDAY}, {"name_until": None}, {"described_until": None}, None], ids=str
)
def test_every_difference_is_found_and_mended(fault):
    testimony = make_published()
    rows = Coverage.objects.filter(testimony=testimony)
    rows.update(**fault) if fault else rows.delete()
    Outbox.objects.all().delete()

    assert differing() == {testimony.pk: testimony.identifier}
    mend(differing())

    assert differing() == {}
    assert Outbox.objects.filter(testimony=testimony.pk).exists()
