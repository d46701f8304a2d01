"""One commit as a reader sees it: the engine's searcher and the catalogue of the same commit."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

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
    POSITION,
    SCHEMA,
    SEQUENCE,
    SHELF,
    SHELF_BITS,
    STAMP,
    Kind,
)
from testimonies.search.expansion import MOST_TERMS
from testimonies.search.query import Scope

_MOST_STARTING = 4 * MOST_TERMS  # so that enough are left when some turn out to be removed
_SCORE_DIGITS = 3
Keys: TypeAlias = tuple[str, ...]  # the permanent keys of passages
_MANY_PASSAGES = 1 << 14  # more than the testimonies of a page mostly have
_MANY_TESTIMONIES, _MOST_BUCKETS = 60_000, 65_000  # the engine refuses to count by more
ALL_TESTIMONIES = Question.term_query(SCHEMA, KIND, Kind.TESTIMONY, index_option="basic")
ALL_PASSAGES = Question.term_query(SCHEMA, KIND, Kind.PASSAGE, index_option="basic")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Answers questions about one commit. It is also that commit's `Lexicon`."""

    searcher: Searcher
    catalogue: Catalogue
    sequence: int = 0
    stamp: int = 0
    has_removed: bool = False

    def count(self, question: Question) -> int:
        """How many documents match."""
        return int(self.searcher.search(question, limit=1).count)  # type: ignore[attr-defined]  # left out of the stub

    def passages(self, question: Question, ordinals: Iterable[int], *, limit: int) -> dict[int, tuple[Keys, int]]:
        """For each of the testimonies that has any, the keys of the best passages that match, and how many do.

        Equally good ones come as spoken: the order in which the engine holds them tells what else it held.
        """
        found = self.searcher.search(question, limit=_MANY_PASSAGES)
        if found.count > _MANY_PASSAGES:  # type: ignore[attr-defined]
            found = self.searcher.search(question, limit=found.count)  # type: ignore[attr-defined]
        addresses = [address for _score, address in found.hits]
        theirs, positions = (
            np.array(self.searcher.fast_field_values(field, addresses), dtype=np.int64) for field in (ORDINAL, POSITION)
        )
        ranked = np.lexsort((positions, -_scores(found.hits)))
        addresses, theirs = [addresses[place] for place in ranked.tolist()], theirs[ranked]
        places = {ordinal: np.flatnonzero(theirs == ordinal) for ordinal in ordinals}
        return {
            ordinal: (self._keys(addresses[place] for place in own[:limit]), len(own))
            for ordinal, own in places.items()
            if len(own)
        }

    def testimonies(self, question: Question) -> tuple[Rows, NDArray[np.float64]]:
        """The ordinals of all testimonies that match, and their scores."""
        if not len(self.catalogue):
            return np.empty(0, dtype=np.int64), np.empty(0)
        hits = self.searcher.search(question, limit=len(self.catalogue), count=False).hits
        ordinals = self.searcher.fast_field_values(ORDINAL, [address for _score, address in hits])
        return np.array(ordinals, dtype=np.int64), _scores(hits)

    def passages_by_row(self, question: Question) -> Rows:
        """How many passages match in each testimony of the catalogue."""
        counts = np.zeros(len(self.catalogue), dtype=np.int64)
        for asked in self._by_shelf(question):
            terms = {"terms": {"field": ORDINAL, "size": _MOST_BUCKETS}}
            buckets = self.searcher.aggregate(asked, {"by": terms})["by"]["buckets"]
            ordinals = np.fromiter((bucket["key"] for bucket in buckets), dtype=np.int64)
            counts[self.catalogue.row_of[ordinals]] = [bucket["doc_count"] for bucket in buckets]
        return counts

    def _by_shelf(self, question: Question) -> Iterator[Question]:
        """The question in parts, none of which has more testimonies in its answer than the engine will count."""
        if len(self.catalogue) <= _MANY_TESTIMONIES:
            yield question
            return
        for shelf in np.unique(self.catalogue.ordinals >> SHELF_BITS).tolist():
            here = Question.term_query(SCHEMA, SHELF, shelf, index_option="basic")
            yield Question.boolean_query([(Occur.Must, question), (Occur.Must, here)])

    def _keys(self, addresses: Iterable[DocAddress]) -> Keys:
        return tuple(_stored(self.searcher, address, KEY).decode() for address in addresses)

    def has_traces(self) -> bool:
        """Whether pieces of the index still hold documents that were removed from it, the mark apart."""
        asked = ((kind, Question.term_query(SCHEMA, KIND, kind, index_option="basic")) for kind in Kind)
        return any(
            self.searcher.doc_freq(KIND, kind) > self.count(question) for kind, question in asked if kind != Kind.MARK
        )

    def held(self, scope: Scope, words: Iterable[str]) -> list[tuple[str, int]]:
        """Those of the terms or keys that are in any testimony."""
        field, frequency = _field(scope), self.searcher.doc_freq
        return self._living(field, [(word, often) for word in words if (often := frequency(field, word))])

    def starting_with(self, scope: Scope, beginning: str) -> list[tuple[str, int]]:
        """The most frequent terms or keys with this beginning."""
        field = _field(scope)
        return self._living(field, self.searcher.terms_with_prefix(field, beginning, limit=_MOST_STARTING))

    def _living(self, field: str, found: list[tuple[str, int]]) -> list[tuple[str, int]]:
        """Counted again where testimonies have been removed, because the engine's frequencies still include those."""
        if not self.has_removed:
            return found
        asked = ((word, Question.term_query(SCHEMA, field, word, index_option="basic")) for word, _often in found)
        return [(word, times) for word, question in asked if (times := self.count(question))]


def _scores(hits: Iterable[tuple[float, DocAddress]]) -> NDArray[np.float64]:
    """Without the last digits, which depend on the order in which threads happened to add up what they found."""
    return np.round([score for score, _address in hits], _SCORE_DIGITS)


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
    once = sum(searcher.doc_freq(KIND, kind) for kind in Kind)
    return Snapshot(searcher, _catalogue(searcher, previous), sequence, stamp, has_removed=once > searcher.num_docs)


def _catalogue(searcher: Searcher, previous: Catalogue) -> Catalogue:
    total = searcher.doc_freq(KIND, Kind.TESTIMONY)  # with the removed, so at least as many as there are
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
