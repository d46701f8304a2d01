import threading

import pytest
from django.db import DatabaseError

from testimonies.interchange.access_copies import background as module
from testimonies.interchange.access_copies.background import work_once
from testimonies.models import AccessCopy, TimeRedaction
from tests.factories.recordings import make_recording
from tests.factories.records import make_published


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
