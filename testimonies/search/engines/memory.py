"""The plainest engine: it reads everything anew for each question. For tests, and to hold other engines against."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from testimonies.search.documents import TestimonyDocument
from testimonies.search.engine import Filters, Page
from testimonies.search.engines.matching import Fields, matches, of_passage, of_testimony, score
from testimonies.search.expansion import expand, near_terms
from testimonies.search.query import Node, Query, Scope, passages_of, single_words, terms_of, wanted
from testimonies.search.reading import TestimonyReading, fingerprint, read
from testimonies.search.results import Hit, Results


@dataclass(frozen=True, slots=True)
class _Kept:
    """A testimony as it was put and as it is matched."""

    document: TestimonyDocument
    reading: TestimonyReading
    whole: Fields
    passages: tuple[Fields, ...]

    def best(self, node: Node | None) -> list[str]:
        """The keys of the passages that a node is true of, best first."""
        keyed = zip(self.reading.passages, self.passages, strict=True)
        found = [
            (score(fields, wanted(node)), passage.key) for passage, fields in keyed if node and matches(fields, node)
        ]
        return [key for _score, key in sorted(found, key=lambda pair: -pair[0])]


@dataclass(frozen=True, slots=True)
class _Commit:
    """All that is visible. It is its own `Lexicon`."""

    kept: Mapping[int, _Kept] = field(default_factory=dict)
    sequence: int = 0

    def _counted(self, scope: Scope) -> Counter[str]:
        return Counter(word for one in self.kept.values() for word in {*one.whole.of(scope)} if word)

    def held(self, scope: Scope, words: Iterable[str]) -> list[tuple[str, int]]:
        """Those of the terms or keys that are in any testimony."""
        counted = self._counted(scope)
        return [(word, counted[word]) for word in words if word in counted]

    def starting_with(self, scope: Scope, beginning: str) -> Iterator[tuple[str, int]]:
        """Every term or key with this beginning."""
        return ((word, times) for word, times in self._counted(scope).items() if word.startswith(beginning))


class MemoryEngine:
    """An index that lives as long as its process."""

    def __init__(self) -> None:
        self._commit = _Commit()
        self._pending: dict[int, TestimonyDocument | None] = {}

    def put(self, documents: Iterable[TestimonyDocument]) -> int:
        """Adds or replaces testimonies; one that cannot be read undoes all since the last commit."""
        try:
            read_in = list(documents)
        except BaseException:
            self.rollback()
            raise
        self._pending |= {document.ordinal: document for document in read_in}
        return len(read_in)

    def drop(self, ordinals: Iterable[int]) -> None:
        """Removes testimonies."""
        self._pending |= dict.fromkeys(ordinals)

    def commit(self, *, sequence: int | None = None) -> None:
        """Makes the changes visible."""
        changed = {ordinal: _kept(document) for ordinal, document in self._pending.items() if document}
        rest = {ordinal: one for ordinal, one in self._commit.kept.items() if ordinal not in self._pending}
        self._commit = _Commit(rest | changed, self._commit.sequence if sequence is None else sequence)
        self._pending = {}

    def rollback(self) -> None:
        """Forgets the changes since the last commit."""
        self._pending = {}

    def rebuild(self, documents: Iterable[TestimonyDocument], *, sequence: int | None = None) -> int:
        """Holds these testimonies and no others."""
        read_in = list(documents)
        self._pending = dict.fromkeys(self._commit.kept)
        self.put(read_in)
        self.commit(sequence=sequence)
        return len(read_in)

    def has_traces(self) -> bool:
        """It has no files."""
        return False

    def sequence(self) -> int:
        """The sequence number of the last commit."""
        return self._commit.sequence

    def search(self, query: Query, *, filters: Filters, page: Page, facets: Sequence[str] = ()) -> Results:
        """One page of results."""
        return _answer(self._commit, query, filters=filters, page=page, facets=facets)

    def near(self, word: str, *, limit: int = 5) -> tuple[str, ...]:
        """Terms within one edit of the word."""
        return near_terms(word, lexicon=self._commit, limit=limit)

    def ordinals(self) -> Mapping[int, str]:
        """Every testimony with its fingerprint."""
        return {ordinal: fingerprint(one.document) for ordinal, one in self._commit.kept.items()}

    def close(self) -> None:
        """Forgets what was not committed."""
        self._pending = {}


def _kept(document: TestimonyDocument) -> _Kept:
    reading = read(document)
    whole = of_testimony(reading)
    return _Kept(document, reading, whole, tuple(of_passage(one, testimony=whole) for one in reading.passages))


def _answer(commit: _Commit, query: Query, *, filters: Filters, page: Page, facets: Sequence[str]) -> Results:
    tree = expand(query.tree, lexicon=commit)
    in_passages = query.is_within_passages
    passages = tree if in_passages else passages_of(tree)
    found = [one for one in commit.kept.values() if _is_found(one, tree, in_passages=in_passages)]
    narrowed = [one for one in found if _is_left(one.document, filters)]
    kept = [one for one in narrowed if _is_chosen(one.document, filters.facets)]
    shown = _ordered(kept, tree, page.order)[page.shown]
    return Results(
        hits=tuple(_hit(one, tree, passages, limit=page.passages) for one in shown),
        testimony_total=len(kept),
        passage_total=sum(len(one.best(passages)) for one in kept),
        facets={name: _counts(name, narrowed, filters.facets) for name in facets},
        expansions=query.expansions,
        notes=query.notes,
        terms=terms_of(tree),
    )


def _is_found(one: _Kept, tree: Node | None, *, in_passages: bool) -> bool:
    if tree is None:
        return True
    return bool(one.best(tree)) if in_passages else matches(one.whole, tree, names=Scope.WITNESS)


def _is_left(document: TestimonyDocument, filters: Filters) -> bool:
    """Whether all filters but the facets leave a testimony."""
    year = document.year
    return (
        (filters.access is None or bool(filters.access & document.access))
        and (filters.from_year is None or (year is not None and year >= filters.from_year))
        and (filters.to_year is None or (year is not None and year <= filters.to_year))
        and (filters.ordinals is None or document.ordinal in filters.ordinals)
        and document.ordinal not in filters.without
    )


def _is_chosen(document: TestimonyDocument, facets: Mapping[str, Sequence[str]], *, but: str = "") -> bool:
    chosen = ((name, tokens) for name, tokens in facets.items() if tokens and name != but)
    return all(set(tokens) & set(document.facets.get(name, ())) for name, tokens in chosen)


def _counts(name: str, found: Iterable[_Kept], facets: Mapping[str, Sequence[str]]) -> dict[str, int]:
    left = (one.document for one in found if _is_chosen(one.document, facets, but=name))
    return dict(Counter(token for document in left for token in set(document.facets.get(name, ()))))


def _ordered(kept: list[_Kept], tree: Node | None, order: str) -> list[_Kept]:
    kept = sorted(kept, key=lambda one: one.document.ordinal)
    if order == "title":
        return sorted(kept, key=lambda one: one.reading.title_key)
    if order == "year":
        return sorted(kept, key=lambda one: (one.document.year is None, one.document.year or 0))
    return sorted(kept, key=lambda one: -score(one.whole, wanted(tree)))


def _hit(one: _Kept, tree: Node | None, passages: Node | None, *, limit: int) -> Hit:
    whole = one.best(passages)
    shown = whole or one.best(single_words(passages))
    return Hit(one.document.ordinal, score(one.whole, wanted(tree)), tuple(shown[:limit]), len(whole))
