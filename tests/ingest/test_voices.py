import pytest

from testimonies.ingest.cast import Choice
from testimonies.ingest.running import Order, preview
from testimonies.ingest.voices import voices_in
from testimonies.models import Speaker
from testimonies.vocabulary import Ground, SpeakerRole
from tests.factories.arrivals import lay, sheet, vtt

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks(tmp_path):
    rows = sheet(
        ("identifier", "transcript", "witness", "interviewer"),
        ("t-1", "a.vtt", "Anna Demo", "Rosa Muster"),
        ("t-2", "b.vtt", "Karl Probe;Otto Demo", ""),
    )
    return lay(
        tmp_path / "talks",
        {
            "sheet.csv": rows,
            "a.vtt": vtt("We had twelve hives there.", speaker="Demo"),
            "b.vtt": vtt("I went to the ridge alone.", speaker="W"),
            "c.vtt": vtt("Nobody knows who speaks here.", speaker="W"),
        },
    )


def told(talks, chosen=None):
    voices = voices_in(preview(Order([str(talks)])), chosen=chosen or {})
    return [(voice.label, voice.role, voice.ground, voice.testimonies, list(voice.people)) for voice in voices]


def test_labels_are_gathered_over_the_batch_the_unknown_first(talks):
    assert told(talks) == [
        ("W", SpeakerRole.UNKNOWN, Ground.UNCLEAR, 2, ["Karl Probe", "Otto Demo"]),
        ("Demo", SpeakerRole.WITNESS, Ground.NAMED, 1, ["Anna Demo"]),
    ]


def test_choice_that_fits_one_testimony_only_differs(talks):
    chosen = {"W": Choice(SpeakerRole.WITNESS, "Karl Probe")}

    assert told(talks, chosen)[0][:2] == ("W", None)


def test_what_is_brought_in_is_what_was_foretold(ingest, talks):
    ingest(talks, speakers={"W": Choice(SpeakerRole.WITNESS, "Karl Probe")})

    speakers = Speaker.objects.order_by("label", "role").values_list("label", "role", "witness__names__text")
    assert list(speakers) == [
        ("Demo", SpeakerRole.WITNESS, "Anna Demo"),
        ("W", SpeakerRole.UNKNOWN, None),
        ("W", SpeakerRole.WITNESS, "Karl Probe"),
    ]


def test_who_speaks_already_in_a_changed_transcript_is_not_asked_again(ingest, talks):
    ingest(talks)
    (talks / "b.vtt").write_bytes(
        vtt("I went to the ridge alone.", speaker="W") + b"\n00:01:00.000 --> 00:01:02.000\n<v New>And came back.\n"
    )

    assert [voice[0] for voice in told(talks)] == ["New"]
