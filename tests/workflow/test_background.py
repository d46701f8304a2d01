import threading

import pytest

from testimonies.workflow.background import Background


@pytest.fixture
def rounds():
    """How often somebody looked for work."""
    return threading.Semaphore(0)


def test_thread_begins_with_the_first_request_and_looks_at_once(settings, rounds):
    settings.ARCHIVE_BACKGROUND = True
    at_work = Background(rounds.release, name="rounds", every_s=60)

    for _ in range(3):
        at_work.begin()

    assert rounds.acquire(timeout=10)
    assert not rounds.acquire(timeout=0.05)


def test_thread_looks_when_it_is_called(settings, rounds):
    settings.ARCHIVE_BACKGROUND = True
    at_work = Background(rounds.release, name="rounds", every_s=60)
    at_work.begin()
    assert rounds.acquire(timeout=10)

    at_work.call()

    assert rounds.acquire(timeout=10)


def test_thread_looks_by_itself_after_a_while(settings, rounds):
    settings.ARCHIVE_BACKGROUND = True

    Background(rounds.release, name="rounds", every_s=0.1).begin()

    assert all(rounds.acquire(timeout=10) for _ in range(3))


def test_settings_leave_the_work_to_a_command(settings, rounds):
    settings.ARCHIVE_BACKGROUND = False
    at_work = Background(rounds.release, name="rounds", every_s=60)

    at_work.begin()
    at_work.call()

    assert not rounds.acquire(timeout=0.05)
