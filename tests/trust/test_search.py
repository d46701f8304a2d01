"""Searches answer as if nothing closed existed: hits, words, counts, facets, order, suggestions; the index too."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.indexing.documents import documents_for
from testimonies.indexing.find import find
from testimonies.indexing.rebuild import rebuild
from testimonies.models import Testimony
from testimonies.search import current
from testimonies.search.engines.embedded import EmbeddedEngine
from tests.trust.canaries import canaries_in
from tests.trust.closed import add_closed
from tests.trust.crawler import Answer, ask
from tests.trust.queries import searches
from tests.trust.test_noninterference import different

BOOKKEEPING = {"meta.json", ".managed.json"}  # the names of the files


@pytest.fixture
def embedded(tmp_path):
    """The engine of a living archive; the memory engine of the suite comes back afterwards."""
    before = current._configured[0]
    current.configure("embedded", tmp_path)
    yield tmp_path
    current.configure(before.kind, before.directory)


def answers(addresses: Iterable[str]) -> dict[str, Answer]:
    return {address: ask(Client(), address) for address in addresses}


def public_files(place: Path) -> Counter[bytes]:
    """What stands in the files of a public index made by one hand, whatever they are called."""
    keys = list(Testimony.objects.order_by("pk").values_list("pk", flat=True))
    engine = EmbeddedEngine(place)
    engine.put(documents_for(keys, viewer=VISITOR, at=timezone.now()))
    engine.commit(sequence=1)
    engine.close()
    written = (path for path in place.rglob("*") if path.is_file() and path.name not in BOOKKEEPING)
    return Counter(path.read_bytes() for path in written)


def test_300_searches_and_the_public_index_are_the_same_with_and_without_closed_things(embedded, public):
    before = transaction.savepoint()
    add_closed(public)
    asked = searches([one.canary for one in public.aviary.planted][::7], count=300)
    rebuild()
    with_closed, files = answers(asked), public_files(embedded / "with")
    transaction.savepoint_rollback(before)
    rebuild()
    without = answers(asked)

    assert different(without, with_closed) == []
    assert public_files(embedded / "without") == files
    assert {answer.status for answer in without.values()} == {200}
    found = [answer for answer in without.values() if b"Nothing was found" not in answer.body]
    assert 100 < len(found) < 280
    assert any(b"Perhaps you meant" in answer.body for answer in without.values())


def test_no_canary_is_found_by_visitors_and_every_one_by_those_who_curate_all(embedded, holdings):
    spoken = [
        one.canary for one in holdings.aviary.planted if one.name == "text" and type(one.record).__name__ == "Segment"
    ]

    found = {canary: find(canary, viewer=VISITOR).results.testimony_total for canary in spoken}
    known = {canary: find(canary, viewer=EVERYTHING).results.testimony_total for canary in spoken}

    assert set(found.values()) == {0}
    assert min(known.values()) > 0
    assert (
        canaries_in(b"".join(path.read_bytes() for path in (embedded / "public").rglob("*") if path.is_file())) == set()
    )
    assert [
        current.public().near(f"{canary[:-1]}w") for canary in spoken if current.public().near(f"{canary[:-1]}w")
    ] == []
    assert any(current.full().near(f"{canary[:-1]}w") for canary in spoken)
