import datetime as dt

import pytest
from django.utils import timezone

from testimonies.ingest import deliveries
from testimonies.ingest.cast import Choice
from testimonies.ingest.errors import DeliveryRefused
from testimonies.ingest.staging import laid_down, room_of
from testimonies.models import AuditEvent, DeliveredVoice, Delivery
from testimonies.vocabulary import DeliveryState, SpeakerRole
from testimonies.workflow import audit
from tests.factories.cast import make_curator
from tests.factories.deliveries import make_delivery, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator():
    return make_curator("cataloguer")


def test_what_is_received_is_on_disk_asked_for_and_told(curator):
    delivery = make_delivery(curator)

    assert [place.name for place in laid_down(delivery.pk)] == ["a.vtt", "b.vtt", "c.vtt"]
    assert (delivery.state, delivery.source) == (DeliveryState.TO_PLAN, "a.vtt, b.vtt, c.vtt")
    assert AuditEvent.objects.get(verb="deliver").change == {"files": 3}
    assert audit.verify() == AuditEvent.objects.count()


def test_a_curator_cannot_pile_up_deliveries(curator, monkeypatch):
    monkeypatch.setattr(deliveries, "MOST_WAITING", 1)
    make_delivery(curator)

    with pytest.raises(DeliveryRefused, match="wait already"):
        deliveries.receive(sent({"d.vtt": "x"}), collection=None, language="", by=curator)


def test_full_disk_leaves_nothing_behind(curator, monkeypatch, django_capture_on_commit_callbacks):
    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(deliveries.staging, "lay_down", full)

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(DeliveryRefused, match="No space left"):
        deliveries.receive(sent({"d.vtt": "x"}), collection=None, language="", by=curator)

    assert not Delivery.objects.exists()


def test_only_what_is_at_rest_is_run_or_chosen_about(curator):
    delivery = make_delivery(curator)

    for step in (
        lambda: deliveries.ask_to_run(delivery, by=curator),
        lambda: deliveries.ask_to_plan(delivery),
        lambda: deliveries.choose({}, delivery=delivery),
    ):
        with pytest.raises(DeliveryRefused, match="being worked on"):
            step()


def test_run_is_asked_for_by_name(curator):
    delivery = make_delivery(curator, state=DeliveryState.PLANNED)
    delivery.files.create(path="a.vtt", rank=3, outcome="new")
    other = make_curator("cataloguer", username="other")

    deliveries.ask_to_run(delivery, by=other)

    delivery.refresh_from_db()
    assert (delivery.state, delivery.by, delivery.run_by) == (DeliveryState.TO_RUN, curator, other)
    assert AuditEvent.objects.get(verb="run_delivery").by == other


def test_a_delivery_without_a_file_to_bring_in_says_so(curator):
    with pytest.raises(DeliveryRefused, match="there is no file in it to bring in"):
        deliveries.ask_to_run(make_delivery(curator, state=DeliveryState.PLANNED), by=curator)


def test_nothing_is_run_whose_plan_nobody_could_read(curator):
    with pytest.raises(DeliveryRefused, match="no plan; plan it first"):
        deliveries.ask_to_run(make_delivery(curator, state=DeliveryState.STOPPED), by=curator)


def test_choices_are_kept_and_taken_back(curator):
    delivery = make_delivery(curator, state=DeliveryState.PLANNED)
    voice = DeliveredVoice.objects.create(
        delivery=delivery, label="D", turns=1, testimonies=1, ground="unclear", is_remembered=True
    )

    deliveries.choose({voice: Choice(SpeakerRole.WITNESS, "Anna Demo")}, delivery=delivery)
    assert deliveries.chosen_for(delivery) == {"D": Choice(SpeakerRole.WITNESS, "Anna Demo")}

    deliveries.choose({voice: None}, delivery=delivery)
    assert deliveries.chosen_for(delivery) == {}


def test_what_nobody_came_back_for_is_swept_with_its_files(curator, django_capture_on_commit_callbacks):
    old, fresh, at_work = (make_delivery(curator, state=state) for state in ("planned", "planned", "to_run"))
    Delivery.objects.filter(pk__in=(old.pk, at_work.pk)).update(touched_at=timezone.now() - dt.timedelta(days=8))

    with django_capture_on_commit_callbacks(execute=True):
        assert deliveries.sweep_deliveries() == 1

    assert set(Delivery.objects.values_list("pk", flat=True)) == {fresh.pk, at_work.pk}
    assert not room_of(old.pk).exists()
    assert laid_down(fresh.pk)


def test_discarding_is_told(curator, django_capture_on_commit_callbacks):
    delivery = make_delivery(curator)

    with django_capture_on_commit_callbacks(execute=True):
        deliveries.forget(delivery, by=curator)

    assert AuditEvent.objects.filter(verb="discard_delivery", by=curator).count() == 1
    assert not room_of(delivery.pk).exists()
