import pytest
from django.db import OperationalError

from testimonies.ingest import deliveries, worker
from testimonies.ingest.cast import Choice
from testimonies.ingest.lock import only_import, only_worker
from testimonies.ingest.staging import clear_room, laid_down
from testimonies.models import AuditEvent, Batch, BatchFile, Collection, Speaker, Testimony
from testimonies.vocabulary import BatchState, DeliveryState, SpeakerRole
from testimonies.workflow import audit
from tests.factories.arrivals import vtt
from tests.factories.cast import make_curator
from tests.factories.deliveries import make_delivery
from tests.factories.records import make_collection

pytestmark = pytest.mark.django_db
MANY = {f"{number}.vtt": vtt(f"Interview {number} speaks of hives.", speaker="D") for number in range(4)}


@pytest.fixture
def curator():
    return make_curator("cataloguer")


@pytest.fixture
def collection():
    return make_collection("c-bees")


@pytest.fixture
def asked(curator, collection):
    """A delivery that was planned, and is to be brought in."""
    delivery = make_delivery(curator, MANY | {"x.vtt": b"WEBVTT\n\nno\n"}, collection=collection)
    assert worker.work_through() == 1
    deliveries.choose({voice: Choice(SpeakerRole.INTERVIEWER) for voice in delivery.voices.all()}, delivery=delivery)
    deliveries.ask_to_run(delivery, by=curator)
    return delivery


def test_brought_in_with_the_speakers_as_chosen_and_nothing_left_in_staging(asked, curator, collection):
    worker.work_through()

    asked.refresh_from_db()
    batch = Batch.objects.get()
    assert (asked.state, asked.batch, asked.done, asked.total, asked.refused) == (DeliveryState.DONE, batch, 4, 4, 1)
    assert (batch.state, batch.by, batch.collection, batch.source) == (
        BatchState.FINISHED, curator, collection, "0.vtt, 1.vtt, 2.vtt, 3.vtt, x.vtt",
    )  # fmt: skip
    assert batch.speakers == {"D": ["interviewer", ""]}
    assert set(Speaker.objects.values_list("label", "role", "witness")) == {("D", SpeakerRole.INTERVIEWER, None)}
    assert laid_down(asked.pk) == []
    assert (asked.files.count(), asked.voices.count()) == (0, 0)


def test_killed_in_the_midst_it_goes_on_in_the_same_batch(asked, monkeypatch):
    class Killed(BaseException):
        """As a process is."""

    class Dying(worker.Progress):
        def __call__(self, things, doing):
            for number, thing in enumerate(super().__call__(things, doing)):
                if doing == "bringing in" and number == 2:
                    raise Killed
                yield thing

    with monkeypatch.context() as patch:
        patch.setattr(worker, "Progress", Dying)
        with pytest.raises(Killed):
            worker.work_through()
    assert (Testimony.objects.count(), Batch.objects.get().state) == (2, BatchState.RUNNING)

    worker.work_through()

    batch = Batch.objects.get()
    assert (Testimony.objects.count(), batch.state, batch.totals["files"], batch.totals["new"]) == (
        4, BatchState.FINISHED, 5, 4,
    )  # fmt: skip
    assert BatchFile.objects.filter(batch=batch).count() == 5
    assert AuditEvent.objects.filter(kind="batch", verb="ingest").count() == 1
    assert audit.verify() == AuditEvent.objects.count()


def test_another_import_does_not_close_the_batch_of_a_delivery_that_goes_on(asked, ingest, tmp_path):
    batch = Batch.objects.create(source="begun")
    asked.__class__.objects.filter(pk=asked.pk).update(batch=batch)
    (tmp_path / "y.vtt").write_bytes(vtt("Quite another talk of wasps."))

    ingest(tmp_path)

    batch.refresh_from_db()
    assert batch.state == BatchState.RUNNING


def test_killed_between_its_last_steps_it_ends(asked):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker.planning, "forget_plan", lambda _delivery: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            worker.work_through()

    worker.work_through()

    asked.refresh_from_db()
    assert (asked.state, Batch.objects.count(), AuditEvent.objects.filter(kind="batch", verb="ingest").count()) == (
        DeliveryState.DONE, 1, 1,
    )  # fmt: skip


def test_it_waits_while_another_import_is_at_work(asked):
    with only_import():
        assert worker.work_through() == 0

    asked.refresh_from_db()
    assert (asked.state, asked.attempts) == (DeliveryState.TO_RUN, 0)
    assert "another import" in asked.why
    assert worker.work_through() == 1


def test_one_process_works_at_a_time(asked):
    with only_worker():
        assert worker.work_through() == 0

    assert worker.work_through() == 1


def test_begun_too_often_it_stops_and_says_so(asked):
    asked.__class__.objects.filter(pk=asked.pk).update(attempts=worker.MOST_ATTEMPTS)

    worker.work_through()

    asked.refresh_from_db()
    assert (asked.state, asked.why) == (DeliveryState.STOPPED, worker.TOO_OFTEN % worker.MOST_ATTEMPTS)


def test_files_that_are_gone_are_told(asked):
    clear_room(asked.pk)

    worker.work_through()

    asked.refresh_from_db()
    assert (asked.state, asked.why) == (DeliveryState.STOPPED, worker.GONE)


def test_right_lost_meanwhile_stops_it_before_anything_is_written(asked, curator):
    curator.curatorships.all().delete()

    worker.work_through()

    asked.refresh_from_db()
    assert (asked.state, Batch.objects.count(), Testimony.objects.count()) == (DeliveryState.STOPPED, 0, 0)
    assert "is not a curator of this collection" in asked.why


def test_what_nobody_foresaw_stops_one_and_not_the_next(asked, curator, monkeypatch, caplog):
    def fail(*_args, **_more):
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(worker, "bring_in", fail)
        worker.work_through()

    asked.refresh_from_db()
    assert (asked.state, asked.batch.state) == (DeliveryState.STOPPED, BatchState.FINISHED)
    assert "ZeroDivisionError" in asked.why
    deliveries.ask_to_run(asked, by=curator)
    assert worker.work_through() == 1
    assert Testimony.objects.count() == 4


def test_database_that_is_away_is_met_again(asked, monkeypatch, caplog):
    def fail(*_args, **_more):
        raise OperationalError("locked")

    with monkeypatch.context() as patch:
        patch.setattr(worker, "bring_in", fail)
        patch.setattr(worker.connections, "close_all", lambda: None)
        worker.work_once()

    asked.refresh_from_db()
    assert (asked.state, asked.attempts) == (DeliveryState.TO_RUN, 1)
    assert "it is tried again" in caplog.text


def test_without_a_collection_it_is_incoming(curator):
    delivery = make_delivery(curator)
    worker.work_through()
    assert not Collection.objects.exists()
    deliveries.ask_to_run(delivery, by=curator)

    worker.work_through()

    assert Batch.objects.get().collection == Collection.objects.get(identifier="incoming")
