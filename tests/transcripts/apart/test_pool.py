"""Processes that read: what is inside them ends with them, and a file that breaks one is refused."""

import os
import signal

import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.apart import Apart, document_in
from testimonies.transcripts.apart.inside import Limits
from testimonies.transcripts.errors import ReadersUnavailable, UnreadableTranscript
from tests.transcripts.demonstrations import FILES

WORDS = b"WEBVTT\n\n00:00.000 --> 00:02.000\nThe bees flew over the river.\n"


@pytest.fixture
def apart():
    """Starts readers that end with the test."""
    started = []

    def start(**how):
        started.append(Apart(**how))
        return started[-1]

    yield start
    for readers in started:
        readers.close()


def long_text(size_mb):
    return b"WEBVTT\n" + b"\n00:00.000 --> 00:02.000\nThe bees flew over the river.\n" * (size_mb * 18_000)


def test_documents_are_those_that_this_process_reads(apart):
    readers = apart(jobs=2)

    asked = [readers.read(file.content, name=file.name, language="en") for file in FILES]

    here = [registry.read(file.content, name=file.name, language="en") for file in FILES]
    assert [document_in(one) for one in asked] == here


def test_refusal_has_its_line(apart):
    with pytest.raises(UnreadableTranscript) as refusal:
        document_in(apart(jobs=1).read(b"version https://git-lfs.github.com/spec/v1\nx", name="a.vtt"))

    assert refusal.value.line == 1


@pytest.mark.parametrize(
    ("limits", "why"),
    [
        (Limits(least_mb=120, times=0), "takes more than 120 MB of memory"),
        (Limits(least_s=1, s_per_mb=0), "takes more than 1 seconds"),
    ],
)
def test_file_that_takes_too_much_is_refused_and_the_next_is_read(apart, limits, why):
    readers = apart(jobs=1, limits=limits)

    big, next_ = readers.read(long_text(12), name="big.vtt"), readers.read(WORDS, name="next.vtt")

    with pytest.raises(UnreadableTranscript, match=why):
        document_in(big)
    assert document_in(next_).segments[0].text == "The bees flew over the river."


def test_file_whose_process_is_killed_is_refused_and_the_next_is_read(apart):
    readers = apart(jobs=1)
    document_in(readers.read(WORDS, name="first.vtt"))
    (process,) = readers._processes

    os.kill(process.process.pid, signal.SIGKILL)

    with pytest.raises(UnreadableTranscript, match="broke the process that read it"):
        document_in(readers.read(WORDS, name="second.vtt"))
    assert document_in(readers.read(WORDS, name="third.vtt")).segments


def test_nothing_is_left_when_it_is_closed(apart):
    readers = apart(jobs=1)
    document_in(readers.read(WORDS, name="first.vtt"))
    (process,) = readers._processes

    readers.close()

    assert process.process.returncode == -signal.SIGKILL
    with pytest.raises(RuntimeError):
        readers.read(WORDS, name="second.vtt")


def test_no_secret_of_the_archive_is_told_to_a_process_that_reads(apart, monkeypatch):
    monkeypatch.setenv("ARCHIVE_SECRET_KEY", "a key")
    readers = apart(jobs=1)
    document_in(readers.read(WORDS, name="first.vtt"))
    (process,) = readers._processes

    with open(f"/proc/{process.process.pid}/environ", "rb") as told:
        assert b"ARCHIVE" not in told.read()


def test_processes_that_cannot_start_are_no_fault_of_a_file(apart, monkeypatch):
    monkeypatch.setattr("testimonies.transcripts.apart.pool.INSIDE", "raise SystemExit(3)")

    with pytest.raises(ReadersUnavailable, match="--jobs 1"):
        document_in(apart(jobs=1).read(WORDS, name="first.vtt"))
