"""What an engine is fed: one testimony with its passages, as plain values."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Passage:
    """One segment: its permanent key, its words, the language they are read in (BCP 47 or ""), who speaks."""

    key: str
    text: str
    language: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class TestimonyDocument:
    """One testimony as search sees it.

    `ordinal` is dense, unique and permanent (the database's key). `title`, `summary`, `names`, `headings` and `places`
    are searched with the passages. `facets` maps a facet's name to the tokens of its values. `year` is the sort year of
    the recording (None: not known). `access` holds the tokens of which a reader must hold at least one; empty: only who
    sees all.
    """

    __test__ = False  # pytest: not a test class

    ordinal: int
    identifier: str
    title: str
    passages: tuple[Passage, ...] = ()
    names: tuple[str, ...] = ()
    summary: str = ""
    headings: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    language: str = ""
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    year: int | None = None
    access: frozenset[str] = frozenset()
