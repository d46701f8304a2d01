import pytest

from testimonies.ingest import readers as room
from testimonies.ingest.bundle import ArrivedFile
from testimonies.ingest.errors import FileRefused
from testimonies.ingest.planned import PlannedFile
from testimonies.ingest.readers import Readers
from tests.factories.arrivals import LINES, arrived, vtt
from tests.factories.recordings import tone

by_jobs = pytest.mark.parametrize("jobs", [1, 2])


def planned(content, name="interview.vtt", **fields):
    return PlannedFile(arrived(content, name), **fields)


@by_jobs
def test_read_has_words_bytes_and_sum(jobs):
    with Readers(jobs=jobs) as readers:
        read = readers.read(planned(vtt(), language="en"))

    assert [segment.text for segment in read.document.segments] == list(LINES)
    assert (read.content, read.document.language, len(read.sha256)) == (vtt(), "en", 64)


@by_jobs
def test_expected_files_are_read_in_whatever_order_they_are_asked_for(jobs):
    files = [planned(vtt(f"Words number {number}."), f"{number}.vtt") for number in range(20)]
    with Readers(jobs=jobs) as readers:
        readers.expect([planned(tone(), "tape.wav"), planned(b"", "empty.vtt"), *files])
        read = [readers.read(file).document.segments[0].text for file in reversed(files)]

    assert read == [f"Words number {number}." for number in reversed(range(20))]


@by_jobs
def test_what_a_reader_refuses_is_refused_with_its_line(jobs):
    with Readers(jobs=jobs) as readers, pytest.raises(FileRefused, match="line 1: there is no cue in it"):
        readers.read(planned(b"WEBVTT\n\nno cue"))


@by_jobs
def test_text_is_read_again_when_there_was_no_room_to_keep_it(jobs, monkeypatch):
    monkeypatch.setattr(room, "SHELF_BYTES", 0)
    with Readers(jobs=jobs) as readers:
        first, again = readers.read(planned(vtt())), readers.read(planned(vtt()))

    assert first == again


def test_same_bytes_in_another_language_are_another_text():
    with Readers() as readers:
        languages = [readers.read(planned(vtt(), language=language)).document.language for language in ("de", "en")]

    assert languages == ["de", "en"]


@by_jobs
def test_file_that_changed_is_read_as_it_is_now(jobs, tmp_path):
    place = tmp_path / "a.vtt"
    file = PlannedFile(ArrivedFile("a.vtt", lambda: place.open("rb"), 100))
    with Readers(jobs=jobs) as readers:
        texts = []
        for words in ("Before.", "After."):
            place.write_bytes(vtt(words))
            texts.append(readers.read(file).document.segments[0].text)

    assert texts == ["Before.", "After."]
