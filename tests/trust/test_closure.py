"""A closure takes effect with the request that makes it: 1,000 closures, and what a client is answered after each.

Twenty clients ask in threads of their own, each with its own connection, for what they were shown a moment ago. The
outbox is kept locked meanwhile, as by another process: the index still holds everything that was closed.
"""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone

from testimonies.indexing.keep import outbox_lock
from testimonies.indexing.rebuild import rebuild
from testimonies.models import Consent, Outbox, Testimony
from testimonies.vocabulary import Openness, State
from tests.factories.recordings import make_recording, tone
from tests.factories.records import make_published, make_witness
from tests.trust.crawler import Answer, ask

CLIENTS, ROUNDS = 20, 50


def _set(testimony: Testimony, **values: object) -> None:
    for name, value in values.items():
        setattr(testimony, name, value)
    testimony.save(update_fields=list(values))


WAYS: tuple[Callable[[Testimony], object], ...] = (
    lambda testimony: _set(testimony, openness=Openness.CLOSED),
    lambda testimony: _set(testimony, state=State.WITHDRAWN),
    lambda testimony: _set(testimony, opens_at=timezone.now() + dt.timedelta(hours=1)),
    lambda testimony: _set(testimony, openness=Openness.READING_ROOM),
    lambda testimony: Consent.objects.filter(testimony=testimony).update(withdrawn_at=timezone.now()),
)
KINDS = "mmpmmsmmpd"  # what is asked after each closure in turn: media, page, search, download
OPENED = {"openness": Openness.OPEN, "state": State.PUBLISHED, "opens_at": None}


def _address(kind: str, number: int) -> str:
    """The page, the voice, a file to take home, or a search that finds them all."""
    return {
        "p": f"/testimonies/t-{number}",
        "m": f"/media/recordings/r-{number}",
        "d": f"/testimonies/t-{number}/download/text",
        "s": "/search?q=river",
    }[kind]


def _is_gone(answer: Answer, number: int) -> bool:
    if answer.status != 200:
        return answer.status == 404
    return f"t-{number}?".encode() not in answer.body and f"{CLIENTS - 1} testimonies".encode() in answer.body


def _made(number: int) -> Testimony:
    witness = make_witness(f"Demo {number}ov")
    testimony = make_published(witness, identifier=f"t-{number}", texts=("A river.",))
    make_recording(testimony, tone(seconds=0.05), identifier=f"r-{number}")
    return testimony


@pytest.fixture
def clients():
    """Each in a thread of its own, which lets go of its connection at the end."""
    with ExitStack() as open_threads:
        threads = [open_threads.enter_context(ThreadPoolExecutor(1)) for _number in range(CLIENTS)]

        def look(number: int, kind: str) -> "Future[Answer]":
            return threads[number].submit(ask, Client(), _address(kind, number))

        yield look
        for thread in threads:
            thread.submit(connections.close_all).result()


@pytest.mark.django_db(transaction=True)
def test_first_answer_after_each_of_1000_closures_is_that_there_is_nothing(clients):
    with outbox_lock():  # indexed all at once, by the line below
        made = [_made(number) for number in range(CLIENTS)]
    rebuild()
    assert {look.result().status for look in [clients(n, kind) for n in range(CLIENTS) for kind in "pmds"]} == {200}

    gone = 0
    with outbox_lock():
        for turn in range(ROUNDS * CLIENTS):
            number, (way, kind) = turn % CLIENTS, (turn % len(WAYS), KINDS[turn // CLIENTS % len(KINDS)])
            WAYS[way](made[number])
            gone += _is_gone(clients(number, kind).result(), number)
            Testimony.objects.filter(pk=made[number].pk).update(**OPENED)
            Consent.objects.exclude(withdrawn_at=None).update(withdrawn_at=None)
            Outbox.objects.all().delete()

    assert gone == ROUNDS * CLIENTS
