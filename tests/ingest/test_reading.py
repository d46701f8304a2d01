import pytest

from testimonies.ingest.errors import FileRefused
from testimonies.ingest.planned import Part, PlannedFile
from testimonies.ingest.reading import documents_of, examine, read_transcript
from testimonies.vocabulary import Outcome
from tests.factories.arrivals import LINES, arrived, ohms, vtt
from tests.factories.recordings import tone


def examined(content, name="interview.vtt"):
    file = PlannedFile(arrived(content, name))
    examine(file)
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
        (b"%PDF-1.7", "the file is a PDF"),
        (b"PK\x03\x04", "ZIP archive"),
    ],
)
def test_examine_refuses_what_cannot_be_read(content, why):
    file = examined(content)

    assert (file.outcome, file.segments, file.account.read) == (Outcome.REFUSED, 0, 0)
    assert why in file.findings[-1].message


def test_read_transcript_has_words_bytes_and_sum():
    read = read_transcript(arrived(vtt()), language="en")

    assert [segment.text for segment in read.document.segments] == list(LINES)
    assert (read.content, read.document.language, documents_of(read)) == (vtt(), "en", [read.document])


def test_read_transcript_refuses_a_giant_speaker():
    with pytest.raises(FileRefused, match="the name of a speaker is longer than 255 characters"):
        read_transcript(arrived(vtt(speaker="A" * 290)), language="")


def test_documents_of_a_file_with_two_languages():
    content = ohms(language="German", transcript_alt="In other words.", transcript_alt_lang="English", translate="1")

    original, translation = documents_of(read_transcript(arrived(content, "a.xml"), language=""))

    assert (original.language, translation.language, len(translation.segments)) == ("de", "en", 1)
