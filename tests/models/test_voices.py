import pytest

from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.models import Speaker, Transcript, Witness
from testimonies.models.voices import voices
from testimonies.vocabulary import PublicIdentity, SpeakerRole
from tests.factories.records import make_published, make_witness

pytestmark = pytest.mark.django_db


def called(identity, *, viewer=VISITOR):
    witness = make_witness("Zarina Bekova", public_identity=identity)
    make_published(witness)
    transcript = Transcript.objects.get()
    for label, role, who in (
        ("ZARINA", SpeakerRole.WITNESS, witness),
        ("INT", SpeakerRole.INTERVIEWER, None),
        ("Bekova:", SpeakerRole.UNKNOWN, None),
    ):
        Speaker.objects.create(transcript=transcript, label=label, role=role, witness=who)
    witnesses = Witness.objects.named_for(viewer)
    return list(voices(transcript.speakers.all(), witnesses=witnesses, viewer=viewer).values())


def test_speakers_of_a_named_witness_are_called_by_name_and_label():
    assert called(PublicIdentity.NAMED) == ["Zarina Bekova", "INT", "Bekova:"]


def test_no_label_gives_away_a_witness_who_is_not_named():
    assert called(PublicIdentity.ANONYMOUS) == ["Anonymous witness", "INT", "Speaker 3"]


def test_curators_read_the_labels_as_written():
    assert called(PublicIdentity.ANONYMOUS, viewer=EVERYTHING) == ["ZARINA", "INT", "Bekova:"]
