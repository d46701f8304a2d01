import pytest

from testimonies.indexing.keep import drain
from testimonies.indexing.rebuild import Drift, rebuild, repair, verify
from testimonies.models import Outbox, Testimony
from testimonies.search import current
from tests.factories.records import make_published, make_testimony

pytestmark = pytest.mark.django_db


def test_rebuild_makes_both_indexes_from_the_database():
    make_testimony()
    make_published()
    Outbox.objects.all().delete()

    assert rebuild() == {"public": 1, "full": 2}
    assert verify() == [Drift("public", (), (), ()), Drift("full", (), (), ())]


def test_verify_finds_every_sort_of_drift_and_repair_mends_it():
    kept, lacking, changed = (
        make_published(title="Kept"),
        make_published(title="Lacking"),
        make_published(title="Changed"),
    )
    drain()
    Testimony.objects.filter(pk=changed.pk).update(title="Changed behind the archive's back")
    for engine in (current.public(), current.full()):
        engine.drop([lacking.pk])
        engine.commit(sequence=99)
    Testimony.objects.filter(pk=kept.pk).update(openness="closed")

    drifts = verify()

    assert drifts == [
        Drift("public", missing=(lacking.pk,), needless=(kept.pk,), outdated=(changed.pk,)),
        Drift("full", missing=(lacking.pk,), needless=(), outdated=(changed.pk,)),
    ]
    repair(drifts)
    assert sum(drift.count for drift in verify()) == 0
