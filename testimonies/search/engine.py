"""The interface every search engine fulfils; the contract suite runs over all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from testimonies.search.documents import TestimonyDocument
from testimonies.search.query import Query
from testimonies.search.results import Results

MOST_ON_A_PAGE = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows an answer: for each facet any of its chosen tokens; `access` None sees all, else any shared token.

    `from_year`/`to_year` (inclusive) bound the year of the recording; `ordinals` restricts to those testimonies,
    `without` leaves those out.
    """

    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    access: frozenset[str] | None = None
    from_year: int | None = None
    to_year: int | None = None
    ordinals: frozenset[int] | None = None
    without: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Page:
    """Which hits are wanted: `number` from 1, `size` at most 200, `passages` best passages for each hit.

    `order`: "relevance", "year" or "title" (by the ordinal's document).
    """

    number: int = 1
    size: int = 20
    passages: int = 3
    order: str = "relevance"

    @property
    def shown(self) -> slice:
        """Which of all hits in order."""
        size = min(max(self.size, 1), MOST_ON_A_PAGE)
        start = (max(self.number, 1) - 1) * size
        return slice(start, start + size)


class Engine(Protocol):
    """One index. Writes become visible at `commit`; a reader sees each commit whole or not at all."""

    def put(self, documents: Iterable[TestimonyDocument]) -> int:
        """Add or replace testimonies with all their passages; the number put."""
        ...

    def drop(self, ordinals: Iterable[int]) -> None:
        """Remove testimonies with all their passages; unknown ordinals are no error."""
        ...

    def commit(self, *, sequence: int | None = None) -> None:
        """Make every put and drop since the last commit durable and visible; `sequence` is recorded with it."""
        ...

    def rollback(self) -> None:
        """Forget every put and drop since the last commit."""
        ...

    def rebuild(self, documents: Iterable[TestimonyDocument], *, sequence: int | None = None) -> int:
        """Hold these testimonies and no others, at once and leaving no trace of what was; the number held."""
        ...

    def has_traces(self) -> bool:
        """Whether its files still hold words of what was removed or replaced; only a rebuild leaves none."""
        ...

    def sequence(self) -> int:
        """The sequence number of the last commit (0: none yet)."""
        ...

    def search(self, query: Query, *, filters: Filters, page: Page, facets: Sequence[str] = ()) -> Results:
        """One page of results, with exact totals and the counts of the named facets."""
        ...

    def near(self, word: str, *, limit: int = 5) -> tuple[str, ...]:
        """Terms of this index within one edit of the word, most frequent first."""
        ...

    def ordinals(self) -> Mapping[int, str]:
        """Every testimony held: ordinal to the fingerprint it was put with (for verifying against the database)."""
        ...

    def close(self) -> None:
        """Let go of files and locks."""
        ...
