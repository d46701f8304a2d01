"""One page of results from one snapshot: what matches, narrowed, counted and ordered, then the best passages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from testimonies.search.engine import Filters, Page
from testimonies.search.engines.embedded.catalogue import NO_YEAR, Catalogue, Mask, Rows
from testimonies.search.engines.embedded.questions import OfPassages, OfTestimonies, both, question, within
from testimonies.search.engines.embedded.snapshot import Keys, Snapshot
from testimonies.search.expansion import expand
from testimonies.search.query import (
    Either,
    Node,
    Query,
    Scope,
    Words,
    passages_of,
    single_words,
    terms_of,
    wanted,
)
from testimonies.search.results import Hit, Results

_FEW = 256  # testimonies whose passages are counted by naming them; beyond, every match is counted by its testimony


@dataclass(frozen=True, slots=True)
class _Found:
    """The testimonies that match, their scores, what their passages answer, and where known how many of them do."""

    mask: Mask
    scores: NDArray[np.float64]
    passages: Node | None
    counts: Rows | None = None


def answer(snapshot: Snapshot, query: Query, *, filters: Filters, page: Page, facets: Sequence[str]) -> Results:
    """One page of results, with exact totals and counts."""
    tree = expand(query.tree, lexicon=snapshot)
    found = _in_passages(snapshot, tree) if tree and query.is_within_passages else _in_testimonies(snapshot, tree)
    catalogue = snapshot.catalogue
    narrowed = found.mask & catalogue.narrowed(filters)
    chosen = catalogue.chosen(filters.facets)
    kept = _all(narrowed, chosen)
    rows = _ordered(catalogue, np.flatnonzero(kept), found.scores, page.order)
    return Results(
        hits=_hits(snapshot, found, rows[page.shown], limit=page.passages),
        testimony_total=len(rows),
        passage_total=_passage_total(snapshot, tree, found, kept),
        facets={name: catalogue.counts(name, _all(narrowed, chosen, but=name)) for name in facets},
        expansions=query.expansions,
        notes=query.notes,
        terms=terms_of(tree),
    )


def _all(mask: Mask, chosen: Mapping[str, Mask], *, but: str = "") -> Mask:
    for name, holders in chosen.items():
        if name != but:
            mask = mask & holders
    return mask


def _in_testimonies(snapshot: Snapshot, tree: Node | None) -> _Found:
    if tree is None:
        size = len(snapshot.catalogue)
        return _Found(np.ones(size, dtype=np.bool_), np.zeros(size), None)
    ordinals, scores = snapshot.testimonies(question(tree, OfTestimonies()))
    mask = snapshot.catalogue.mask(ordinals)
    return _Found(mask, _by_row(snapshot.catalogue, ordinals, scores), passages_of(tree))


def _in_passages(snapshot: Snapshot, tree: Node) -> _Found:
    """Testimonies of which one passage answers the whole query; ranked as if any of its words had been asked for."""
    counts = snapshot.passages_by_row(question(tree, _of_passages(snapshot)))
    any_word = question(Either(tuple(wanted(tree))), OfTestimonies())
    scores = _by_row(snapshot.catalogue, *snapshot.testimonies(any_word))
    return _Found(counts > 0, scores, tree, counts)


def _of_passages(snapshot: Snapshot) -> OfPassages:
    def ordinals(words: Words) -> list[int]:
        return [int(ordinal) for ordinal in snapshot.testimonies(OfTestimonies().words(words))[0]]

    return OfPassages(ordinals)


def _by_row(catalogue: Catalogue, ordinals: Rows, scores: NDArray[np.float64]) -> NDArray[np.float64]:
    by_row = np.zeros(len(catalogue))
    by_row[catalogue.row_of[ordinals]] = scores
    return by_row


def _ordered(catalogue: Catalogue, rows: Rows, scores: NDArray[np.float64], order: str) -> Rows:
    """The rows as the page wants them; equals by ordinal, unknown years last."""
    ordinals = catalogue.ordinals[rows]
    if order == "title":
        _titles, places = np.unique(catalogue.titles[rows], return_inverse=True)
        return rows[np.lexsort((ordinals, places))]
    if order == "year":
        years = catalogue.years[rows]
        return rows[np.lexsort((ordinals, years, years == NO_YEAR))]
    return rows[np.lexsort((ordinals, -scores[rows]))]


def _passage_total(snapshot: Snapshot, tree: Node | None, found: _Found, kept: Mask) -> int:
    if found.passages is None:
        return 0
    if found.counts is not None:
        return int(found.counts[kept].sum())
    asked = question(found.passages, _of_passages(snapshot))
    if _is_any_word(tree) and np.array_equal(kept, found.mask):  # then every matching passage is in a match
        return snapshot.count(asked)
    if np.count_nonzero(kept) <= _FEW:
        return snapshot.count(both(asked, within(snapshot.catalogue.ordinals[kept].tolist())))
    return int(snapshot.passages_by_row(asked)[kept].sum())


def _is_any_word(tree: Node | None) -> bool:
    if isinstance(tree, Either):
        return all(map(_is_any_word, tree.parts))
    return isinstance(tree, Words) and tree.scope in {Scope.TEXT, Scope.IDENTIFIER}


def _hits(snapshot: Snapshot, found: _Found, rows: Rows, *, limit: int) -> tuple[Hit, ...]:
    ordinals: list[int] = snapshot.catalogue.ordinals[rows].tolist()
    whole = _best(snapshot, found.passages, ordinals, limit=limit)
    parts = _best(snapshot, single_words(found.passages), [one for one in ordinals if one not in whole], limit=limit)
    return tuple(
        Hit(
            ordinal,
            score,
            passages=(whole | parts).get(ordinal, ((), 0))[0],
            passage_count=whole.get(ordinal, ((), 0))[1],
        )
        for ordinal, score in zip(ordinals, found.scores[rows].tolist(), strict=True)
    )


def _best(snapshot: Snapshot, asked: Node | None, ordinals: list[int], *, limit: int) -> dict[int, tuple[Keys, int]]:
    if asked is None or not ordinals:
        return {}
    theirs = both(question(asked, _of_passages(snapshot)), within(ordinals))
    return snapshot.passages(theirs, ordinals, limit=limit)
