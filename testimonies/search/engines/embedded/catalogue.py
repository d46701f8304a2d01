"""What is filtered, counted, ordered and verified, in arrays with one row for each testimony. Knows no engine.

Catalogues never change; `revised` makes the next one, so that a search keeps the one it began with.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from testimonies.search.engine import Filters

Rows: TypeAlias = NDArray[np.int64]
Mask: TypeAlias = NDArray[np.bool_]
NO_YEAR = np.iinfo(np.int64).min
ACCESS = "\0access"  # a column beside the facets, with a name that none of them can have


@dataclass(frozen=True, slots=True)
class Card:
    """What the catalogue holds of one testimony."""

    ordinal: int
    stamp: int
    year: int | None
    title: str
    fingerprint: str
    facets: Mapping[str, Sequence[str]]
    access: Sequence[str]


@dataclass(frozen=True, slots=True)
class Column:
    """The tokens of one facet: pairs of a row and the number of a token that its testimony has."""

    rows: Rows
    codes: Rows
    tokens: Mapping[str, int]

    def counts(self, mask: Mask) -> dict[str, int]:
        """How many of the masked testimonies have each token; those that none has are left out."""
        totals = np.bincount(self.codes[mask[self.rows]], minlength=len(self.tokens))
        tokens = tuple(self.tokens)
        return {tokens[code]: int(totals[code]) for code in np.flatnonzero(totals)}

    def holders(self, chosen: Iterable[str], *, size: int) -> Mask:
        """The testimonies that have any of the tokens."""
        codes = [self.tokens[token] for token in chosen if token in self.tokens]
        mask = np.zeros(size, dtype=np.bool_)
        mask[self.rows[np.isin(self.codes, codes)]] = True
        return mask


def _ints(values: Iterable[int]) -> Rows:
    return np.fromiter(values, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All testimonies of an index. Ordinals are dense, so that a table turns them into rows."""

    ordinals: Rows = field(default_factory=lambda: _ints(()))
    stamps: Rows = field(default_factory=lambda: _ints(()))
    years: Rows = field(default_factory=lambda: _ints(()))
    titles: NDArray[Any] = field(default_factory=lambda: np.empty(0, dtype=object))
    fingerprints: NDArray[Any] = field(default_factory=lambda: np.empty(0, dtype=object))
    columns: Mapping[str, Column] = field(default_factory=dict)
    row_of: Rows = field(default_factory=lambda: _ints(()))

    def __len__(self) -> int:
        return len(self.ordinals)

    def mask(self, ordinals: Rows) -> Mask:
        """The rows of these ordinals."""
        mask = np.zeros(len(self), dtype=np.bool_)
        mask[self.row_of[ordinals]] = True
        return mask

    def narrowed(self, filters: Filters) -> Mask:
        """What the filters leave, facets apart."""
        mask = np.ones(len(self), dtype=np.bool_)
        if filters.access is not None:
            mask &= self._holders(ACCESS, filters.access)
        if filters.from_year is not None:
            mask &= self.years >= filters.from_year
        if filters.to_year is not None:
            mask &= (self.years <= filters.to_year) & (self.years != NO_YEAR)
        if filters.ordinals is not None:
            mask &= np.isin(self.ordinals, list(filters.ordinals))
        if filters.without:
            mask &= ~np.isin(self.ordinals, list(filters.without))
        return mask

    def chosen(self, facets: Mapping[str, Sequence[str]]) -> dict[str, Mask]:
        """For each facet with chosen tokens, the testimonies that have any of them."""
        return {name: self._holders(name, tokens) for name, tokens in facets.items() if tokens}

    def counts(self, facet: str, mask: Mask) -> dict[str, int]:
        """How many of the masked testimonies have each token of a facet."""
        column = self.columns.get(facet)
        return column.counts(mask) if column else {}

    def revised(self, *, keep: Mask, cards: Sequence[Card]) -> "Catalogue":
        """The catalogue of the next commit: the kept rows, then the cards."""
        ordinals = np.concatenate([self.ordinals[keep], _ints(card.ordinal for card in cards)])
        row_of = np.full(int(ordinals.max(initial=-1)) + 1, -1, dtype=np.int64)
        row_of[ordinals] = np.arange(len(ordinals))
        years = _ints(NO_YEAR if card.year is None else card.year for card in cards)
        return Catalogue(
            ordinals=ordinals,
            stamps=np.concatenate([self.stamps[keep], _ints(card.stamp for card in cards)]),
            years=np.concatenate([self.years[keep], years]),
            titles=_appended(self.titles[keep], [card.title for card in cards]),
            fingerprints=_appended(self.fingerprints[keep], [card.fingerprint for card in cards]),
            columns=self._revised_columns(keep, cards),
            row_of=row_of,
        )

    def _holders(self, name: str, tokens: Collection[str]) -> Mask:
        column = self.columns.get(name)
        return column.holders(tokens, size=len(self)) if column else np.zeros(len(self), dtype=np.bool_)

    def _revised_columns(self, keep: Mask, cards: Sequence[Card]) -> dict[str, Column]:
        pairs: dict[str, list[tuple[int, str]]] = {name: [] for name in self.columns}
        for row, card in enumerate(cards, start=int(keep.sum())):
            for name, tokens in {**card.facets, ACCESS: card.access}.items():
                pairs.setdefault(name, []).extend((row, token) for token in dict.fromkeys(tokens))
        new_rows = np.cumsum(keep) - 1
        return {name: _column(self.columns.get(name), keep, new_rows, added) for name, added in pairs.items()}


def _appended(kept: NDArray[Any], added: Sequence[str]) -> NDArray[Any]:
    return np.concatenate([kept, np.array([*added, None], dtype=object)[:-1]])


def _column(old: Column | None, keep: Mask, new_rows: Rows, added: Sequence[tuple[int, str]]) -> Column:
    tokens = dict(old.tokens) if old else {}
    codes = _ints(tokens.setdefault(token, len(tokens)) for _row, token in added)
    rows = _ints(row for row, _token in added)
    if old is None:
        return Column(rows, codes, tokens)
    kept = keep[old.rows]
    return Column(np.concatenate([new_rows[old.rows[kept]], rows]), np.concatenate([old.codes[kept], codes]), tokens)
