"""One page of results as one SQL statement, the same for every database that groups passages to testimonies itself."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from benchmarks.corpus import Invented
from testimonies.search.analysis import terms
from testimonies.search.query import Either, Every, Node, Openness, Pattern, Query, Run, Words, wanted

Groups: TypeAlias = Sequence[Sequence[Run]]  # of each group a testimony must hold one run
Row: TypeAlias = tuple[str, str | int | None, float]
POSITION_BITS = 20  # a passage's key is its testimony's with the position behind it, so that grouping needs no look-up
PAGE_SIZE, BEST = 20, 3


class Peer(Protocol):
    """A database with text search."""

    name: str

    def load(self, testimonies: Iterable[Invented]) -> None:
        """Takes the corpus in and builds what its search needs."""
        ...

    def page(self, groups: Groups) -> list[Row]:
        """The rows of one page: totals, facets, testimonies, best passages."""
        ...


Opening: TypeAlias = AbstractContextManager[Peer]


@dataclass(frozen=True, slots=True)
class Kept:
    """A passage as a peer keeps it: the terms that our own engine keeps."""

    passage: int
    testimony: int
    terms: str


def passages_of(invented: Invented) -> Iterator[Kept]:
    """The passages of a testimony."""
    for position, text in enumerate(invented.texts(), start=1):
        key = invented.number << POSITION_BITS | position
        yield Kept(key, invented.number, " ".join(terms(text, invented.language)))


def facets_of(invented: Invented) -> Iterator[tuple[int, str, str]]:
    """(testimony, facet, token) for the same seven facets as the portal's."""
    tokens = {
        "language": [invented.language],
        "place": map(str, invented.places),
        "camp": map(str, invented.camps),
        "community": [str(invented.community)],
        "decade": [str(invented.year - invented.year % 10)],
        "medium": [invented.medium],
        "collection": [str(invented.collection)],
    }
    return ((invented.number, facet, token) for facet, values in tokens.items() for token in values)


def groups_of(query: Query, *, expanded: Iterable[str]) -> Groups:
    """What a peer must look for. It is given the words that we found for a beginning or a misspelling, for nothing."""
    tree = query.tree
    if isinstance(tree, Pattern) and tree.openness in Openness:
        return [[(term,) for term in expanded]]
    parts: Sequence[Node | None] = tree.parts if isinstance(tree, Every) else (tree,)
    assert all(isinstance(part, Words | Either) for part in parts)  # the benchmark asks nothing else
    return [[run for words in wanted(part) for run in words.text] for part in parts]


def page_sql(hits: Sequence[str]) -> str:
    """The statement for one `SELECT testimony, passage, word, score` for each group."""
    several = len(hits) > 1
    passage_hits = "SELECT testimony, passage, SUM(score) AS score FROM hit GROUP BY testimony, passage"
    return f"""
        WITH hit AS MATERIALIZED ({" UNION ALL ".join(hits)}),
        found AS MATERIALIZED (
            SELECT testimony, SUM(score) AS score FROM hit GROUP BY testimony
            {f"HAVING COUNT(DISTINCT word) = {len(hits)}" if several else ""}
        ),
        best AS (SELECT testimony, score FROM found ORDER BY score DESC, testimony LIMIT {PAGE_SIZE}),
        passage_hit AS ({passage_hits if several else "SELECT testimony, passage, score FROM hit"}),
        placed AS (
            SELECT passage, score, ROW_NUMBER() OVER (PARTITION BY testimony ORDER BY score DESC, passage) AS place
            FROM passage_hit WHERE testimony IN (SELECT testimony FROM best)
        )
        SELECT 'testimonies' AS kind, NULL AS token, COUNT(*) AS figure FROM found
        UNION ALL
        SELECT 'passages', NULL, COUNT(*) FROM passage_hit
        {"WHERE testimony IN (SELECT testimony FROM found)" if several else ""}
        UNION ALL
        SELECT facet.name, facet.token, COUNT(*) FROM found JOIN facet ON facet.testimony = found.testimony
        GROUP BY facet.name, facet.token
        UNION ALL
        SELECT 'testimony', CAST(testimony AS TEXT), score FROM best
        UNION ALL
        SELECT 'passage', CAST(passage AS TEXT), score FROM placed WHERE place <= {BEST}
    """


def totals(rows: Iterable[Row]) -> tuple[int, int]:
    """How many testimonies and passages an answer counts."""
    figures = {kind: int(figure) for kind, _token, figure in rows if kind in {"testimonies", "passages"}}
    return figures["testimonies"], figures["passages"]
