from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from testimonies.ingest.bringing import CHANGED_MEANWHILE, _Bringing, bring_in_testimony
from testimonies.ingest.bundle import opened
from testimonies.ingest.ledger import begin
from testimonies.ingest.plan import make_plan
from testimonies.ingest.readers import Readers
from testimonies.models import Testimony, Transcript
from testimonies.vocabulary import Outcome
from tests.factories.arrivals import lay, vtt
from tests.factories.records import make_collection, make_testimony


def sources():
    return {place for place in Path(settings.MEDIA_ROOT, "sources").rglob("*") if place.is_file()}


@pytest.fixture
def group(db, tmp_path):
    """One planned testimony whose file lies in a folder."""
    lay(tmp_path, {"a.vtt": vtt()})
    with opened([str(tmp_path)]) as bundles:
        (planned,) = make_plan(bundles, collection=make_collection(), readers=Readers()).testimonies
    return planned


def bring_in(group):
    bring_in_testimony(group, batch=begin("sent", by=None), collection=make_collection(), readers=Readers())


def test_file_that_changes_after_the_plan_is_refused(group, tmp_path):
    before = sources()
    (tmp_path / "a.vtt").write_bytes(vtt("Other words."))

    bring_in(group)

    assert [found.message for found in group.files[0].findings][-1] == CHANGED_MEANWHILE
    assert (Testimony.objects.count(), sources()) == (0, before)


def test_what_the_database_does_not_take_is_refused_and_leaves_nothing(group):
    before = sources()
    make_testimony(identifier="t-taken")
    group.identifier = "t-taken"

    bring_in(group)

    assert group.files[0].outcome is Outcome.REFUSED
    assert "the database does not take it" in group.files[0].findings[-1].message
    assert (Transcript.objects.count(), sources()) == (0, before)


def test_interruption_leaves_nothing(group):
    before = sources()
    group.files[0].arrived = replace(group.files[0].arrived, opens=_interrupt)

    with pytest.raises(KeyboardInterrupt):
        bring_in(group)

    assert (Testimony.objects.count(), sources()) == (0, before)


def test_interruption_after_the_commit_leaves_what_is_recorded(group):
    bring_in(group)
    group.files[0].is_entered = False
    bringing = _Bringing(group, begin("again", by=None), make_collection(), Readers())
    bringing.kept.names["a.vtt"] = Transcript.objects.get().source_file.name

    bringing.forget_what_is_not_entered()

    assert Transcript.objects.get().source_file.storage.exists(bringing.kept.names["a.vtt"])


def _interrupt():
    raise KeyboardInterrupt
