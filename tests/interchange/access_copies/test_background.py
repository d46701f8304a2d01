import threading

import pytest
from django.db import DatabaseError

from testimonies.interchange.access_copies import background as module
from testimonies.interchange.access_copies.background import Background, work_once
from testimonies.models import AccessCopy, TimeRedaction
from tests.factories.recordings import make_recording
from tests.factories.records import make_published


@pytest.fixture
def rounds():
    """How often somebody looked for work."""
    return threading.Semaphore(0)


def test_thread_begins_with_the_first_request_and_looks_at_once(settings, rounds):
    settings.ARCHIVE_BACKGROUND = True
    at_work = Background(rounds.release)

    for _ in range(3):
        at_work.begin()

    assert rounds.acquire(timeout=10)
    assert not rounds.acquire(timeout=0.05)


def test_thread_looks_when_it_is_called(settings, rounds):
    settings.ARCHIVE_BACKGROUND = True
    at_work = Background(rounds.release)
    at_work.begin()
    assert rounds.acquire(timeout=10)

    at_work.call()

    assert rounds.acquire(timeout=10)


def test_thread_looks_by_itself_after_a_while(settings, rounds):
    settings.ARCHIVE_BACKGROUND = True

    Background(rounds.release, every_s=0.1).begin()

    assert all(rounds.acquire(timeout=10) for _ in range(3))


def test_settings_leave_the_work_to_a_command(settings, rounds):
    settings.ARCHIVE_BACKGROUND = False
    at_work = Background(rounds.release)

    at_work.begin()
    at_work.call()

    assert not rounds.acquire(timeout=0.05)


def test_failure_is_told_and_ends_nothing(monkeypatch, caplog):
    def fail():
        raise DatabaseError("locked")

    monkeypatch.setattr(module, "make_due", fail)
    monkeypatch.setattr(module.connections, "close_all", lambda: None)

    work_once()

    assert "could not be made" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_work_is_done_in_a_thread_of_its_own():
    recording = make_recording(make_published())
    TimeRedaction.objects.create(recording=recording, start_ms=100, end_ms=200, reason="a name")

    at_work = threading.Thread(target=work_once)
    at_work.start()
    at_work.join(timeout=60)

    assert AccessCopy.objects.get().silences.get().start_ms == 100
