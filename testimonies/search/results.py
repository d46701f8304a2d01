"""What an engine answers: testimonies ranked, their best passages, exact counts."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Hit:
    """One testimony found: its ordinal, score, keys of its best passages (best first), how many passages match."""

    ordinal: int
    score: float
    passages: tuple[str, ...] = ()
    passage_count: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits with totals over the whole answer.

    `facets` maps a facet's name to {token: number of testimonies}; a facet with chosen values is counted without its
    own choice (so that another value can be added). `expansions` says in plain pairs (what was typed, what was also
    searched). `terms` are what to highlight, beginnings and near words included. `suggestions` are near words when
    nothing was found. `notes` say what could not be understood.
    """

    hits: tuple[Hit, ...]
    testimony_total: int
    passage_total: int
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    expansions: tuple[tuple[str, str], ...] = ()
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    terms: frozenset[str] = frozenset()
