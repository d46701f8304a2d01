import pytest

from testimonies.ingest.examining import examine
from testimonies.ingest.planned import Part, PlannedFile
from testimonies.ingest.readers import Readers
from testimonies.vocabulary import Outcome
from tests.factories.arrivals import arrived, ohms
from tests.factories.recordings import tone


def examined(content, name="interview.vtt"):
    file = PlannedFile(arrived(content, name))
    examine(file, readers=Readers())
    return file


def test_examine_takes_small_facts_and_no_words():
    file = examined(ohms(title="A tape", description="About it.", accession="OH 1"), "a.xml")

    assert (file.format, file.segments, file.numbers, file.part) == ("ohms", 3, ("accession=OH 1",), Part.TRANSCRIPT)
    assert file.account.balances
    assert (file.description.title, file.description.summary) == ("A tape", "")


def test_examine_recognises_a_recording():
    file = examined(tone(), "interview.txt")

    assert (file.part, file.format, file.outcome, len(file.sha256)) == (Part.RECORDING, "audio/wav", Outcome.NEW, 64)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "the file is empty"),
        (b"WEBVTT\n\nno cue", "there is no cue in it"),
        (b"\x89PNG", "the file is a picture"),
        (b"PK\x03\x04", "ZIP archive"),
    ],
)
def test_examine_refuses_what_cannot_be_read(content, why):
    file = examined(content)

    assert (file.outcome, file.segments, file.account.read) == (Outcome.REFUSED, 0, 0)
    assert why in file.findings[-1].message
