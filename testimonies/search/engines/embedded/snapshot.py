"""One commit as a reader sees it: the engine's searcher and the catalogue of the same commit."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tantivy import DocAddress, Index, Occur, Searcher
from tantivy import Query as Question

from testimonies.search.engines.embedded.catalogue import Card, Catalogue, Rows
from testimonies.search.engines.embedded.schema import (
    BODY,
    CARD,
    KEY,
    KEYS,
    KIND,
    ORDINAL,
    SCHEMA,
    SEQUENCE,
    SHELF,
    SHELF_BITS,
    STAMP,
    Kind,
)
from testimonies.search.query import Scope

_MOST_BUCKETS = 60_000  # the engine refuses more than 65,000
ALL_TESTIMONIES = Question.term_query(SCHEMA, KIND, Kind.TESTIMONY, index_option="basic")
ALL_PASSAGES = Question.term_query(SCHEMA, KIND, Kind.PASSAGE, index_option="basic")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Answers questions about one commit. It is also that commit's `Lexicon`."""

    searcher: Searcher
    catalogue: Catalogue
    sequence: int = 0
    stamp: int = 0

    def count(self, question: Question) -> int:
        """How many documents match. (An aggregation, because a search would score them all.)"""
        counted = self.searcher.aggregate(question, {"count": {"value_count": {"field": ORDINAL}}})
        return int(counted["count"]["value"])

    def best(self, question: Question, *, limit: int) -> tuple[list[tuple[float, DocAddress]], int]:
        """The best documents with their scores, and how many match."""
        found = self.searcher.search(question, limit=max(1, limit), count=True)
        return found.hits[:limit], found.count  # type: ignore[attr-defined]  # left out of the stub

    def testimonies(self, question: Question) -> tuple[Rows, NDArray[np.float64]]:
        """The ordinals of all testimonies that match, and their scores."""
        if not len(self.catalogue):
            return np.empty(0, dtype=np.int64), np.empty(0)
        hits = self.searcher.search(question, limit=len(self.catalogue), count=False).hits
        ordinals = self.searcher.fast_field_values(ORDINAL, [address for _score, address in hits])
        return np.array(ordinals, dtype=np.int64), np.array([score for score, _address in hits])

    def passages_by_testimony(self, question: Question) -> dict[int, int]:
        """How many passages match in each testimony that has any."""
        if len(self.catalogue) <= _MOST_BUCKETS:
            return self._by_testimony(question)
        found: dict[int, int] = {}
        for shelf in np.unique(self.catalogue.ordinals >> SHELF_BITS).tolist():
            on_shelf = Question.term_query(SCHEMA, SHELF, shelf, index_option="basic")
            both = [(Occur.Must, question), (Occur.Must, on_shelf)]
            found |= self._by_testimony(Question.boolean_query(both))
        return found

    def _by_testimony(self, question: Question) -> dict[int, int]:
        terms = {"terms": {"field": ORDINAL, "size": _MOST_BUCKETS}}
        buckets = self.searcher.aggregate(question, {"by": terms})["by"]["buckets"]
        return {int(bucket["key"]): bucket["doc_count"] for bucket in buckets}

    def keys(self, addresses: Iterable[DocAddress]) -> tuple[str, ...]:
        """The permanent keys of passages."""
        return tuple(_stored(self.searcher, address, KEY).decode() for address in addresses)

    def frequency(self, scope: Scope, word: str) -> int:
        """In how many testimonies a term or key is."""
        return self.searcher.doc_freq(_field(scope), word)

    def starting_with(self, scope: Scope, beginning: str) -> list[tuple[str, int]]:
        """Every term or key with this beginning."""
        return self.searcher.terms_with_prefix(_field(scope), beginning)


def _field(scope: Scope) -> str:
    return BODY if scope is Scope.TEXT else KEYS[scope]


def _stored(searcher: Searcher, address: DocAddress, field: str) -> bytes:
    return bytes(searcher.doc(address).get_first(field) or b"")


def empty_snapshot() -> Snapshot:
    """What a reader sees before the first commit."""
    return Snapshot(Index(SCHEMA).searcher(), Catalogue())


def take(index: Index, *, previous: Catalogue) -> Snapshot:
    """The last commit of an index. Of the testimonies, only those written since `previous` are read again."""
    index.reload()
    searcher = index.searcher()
    mark = Question.term_query(SCHEMA, KIND, Kind.MARK, index_option="basic")
    marks = [address for _score, address in searcher.search(mark, limit=1).hits]
    if not marks:
        return Snapshot(searcher, Catalogue())
    sequence, stamp = (int(searcher.fast_field_values(field, marks)[0] or 0) for field in (SEQUENCE, STAMP))
    return Snapshot(searcher, _catalogue(searcher, previous), sequence, stamp)


def _catalogue(searcher: Searcher, previous: Catalogue) -> Catalogue:
    total = searcher.search(ALL_TESTIMONIES, limit=1).count  # type: ignore[attr-defined]
    hits = searcher.search(ALL_TESTIMONIES, limit=max(1, total), count=False).hits
    addresses = [address for _score, address in hits]
    ordinals, stamps = (
        np.array(searcher.fast_field_values(field, addresses), dtype=np.int64) for field in (ORDINAL, STAMP)
    )
    now = np.full(int(max(ordinals.max(initial=-1), previous.ordinals.max(initial=-1))) + 1, -1, dtype=np.int64)
    now[ordinals] = stamps
    keep = now[previous.ordinals] == previous.stamps
    unchanged = np.zeros(len(now), dtype=np.bool_)
    unchanged[previous.ordinals[keep]] = True
    changed = np.flatnonzero(~unchanged[ordinals]).tolist()
    cards = [_card(searcher, addresses[place], int(ordinals[place]), int(stamps[place])) for place in changed]
    return previous.revised(keep=keep, cards=cards)


def _card(searcher: Searcher, address: DocAddress, ordinal: int, stamp: int) -> Card:
    stored: dict[str, Any] = json.loads(_stored(searcher, address, CARD))
    return Card(ordinal=ordinal, stamp=stamp, **stored)
