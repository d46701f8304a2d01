import pytest

from testimonies.ingest import deliveries, worker
from testimonies.ingest.cast import Choice
from testimonies.models import Delivery
from testimonies.vocabulary import DeliveryState, Ground, SpeakerRole
from tests.factories.arrivals import sheet, vtt
from tests.factories.cast import make_curator
from tests.factories.deliveries import make_delivery, packed
from tests.factories.records import make_collection

pytestmark = pytest.mark.django_db
ODD = (
    "1\n00:00:05,000 --> 00:00:02,000\nSPEAKER_03: Bees do not read clocks.\n\n"
    "2\n00:00:06,000 --> 00:00:08,000\nSPEAKER_03: Nor do I.\n"
)


@pytest.fixture
def curator():
    return make_curator("cataloguer")


def planned(curator, files, **fields):
    delivery = make_delivery(curator, files, **fields)
    worker.work_through()
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.PLANNED, delivery.why
    return delivery


def test_plan_stands_worst_first(curator):
    files = {"a.vtt": vtt(), "b.srt": ODD, "c.vtt": b"WEBVTT\n\nno\n", "d.vtt": vtt()}

    delivery = planned(curator, files)

    rows = delivery.files.order_by("rank", "path").values_list("path", "rank", "outcome", "is_warned")
    assert list(rows) == [
        ("c.vtt", 0, "refused", True),
        ("b.srt", 1, "new", True),
        ("a.vtt", 3, "new", False),
        ("d.vtt", 4, "same", False),
    ]
    assert delivery.refused == 1
    assert delivery.files.get(path="b.srt").findings[0]["line"] == 2
    assert "same bytes as a.vtt" in delivery.files.get(path="d.vtt").because


def test_sheet_beside_a_zip_says_what_is_in_it(curator):
    rows = sheet(("identifier", "transcript", "witness"), ("t-1", "in/a.vtt", "Anna Demo"))

    delivery = planned(curator, {"s.csv": rows, "z.zip": packed({"in/a.vtt": vtt(speaker="AD")})})

    assert [file.because for file in delivery.files.filter(path="z.zip/in/a.vtt")] == [
        "the sheet says that it belongs to t-1, which is new"
    ]
    voice = delivery.voices.get()
    assert (voice.label, voice.proposed, voice.ground, voice.people) == (
        "AD", SpeakerRole.WITNESS, Ground.NAMED, ["Anna Demo"],
    )  # fmt: skip


def test_choices_outlive_a_new_plan_and_are_remembered_in_the_collection(curator):
    collection = make_collection("c-bees")
    talk = {"a.vtt": vtt(speaker="D"), "b.srt": ODD}
    delivery = planned(curator, talk, collection=collection)
    chosen = {voice: Choice(SpeakerRole.INTERVIEWER) for voice in delivery.voices.all()}
    deliveries.choose(chosen, delivery=delivery)
    deliveries.ask_to_plan(delivery)
    worker.work_through()
    assert set(deliveries.chosen_for(delivery)) == {"D", "SPEAKER_03"}

    deliveries.ask_to_run(Delivery.objects.get(), by=curator)
    worker.work_through()
    again = {"c.vtt": vtt("Quite other words of bees.", speaker="D"), "d.srt": ODD.replace("Bees", "Wasps")}
    here = planned(curator, again, collection=collection)
    elsewhere = planned(curator, again, collection=make_collection("c-other"))

    told = {voice.label: (voice.role, voice.is_remembered) for voice in here.voices.all()}
    assert told == {"D": ("interviewer", True), "SPEAKER_03": ("", False)}
    assert deliveries.chosen_for(elsewhere) == {}
