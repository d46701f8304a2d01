"""What decides about one testimony, as plain values: its state, its terms of access and its consents."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from testimonies.vocabulary import Openness, State


class Scope(StrEnum):
    """What a consent can cover."""

    TEXT = "text"
    VOICE = "voice"
    IMAGE = "image"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class ConsentTerms:
    """One consent: what it covers, for which witness (None: for all), until which day, withdrawn when."""

    scopes: frozenset[Scope]
    witness: int | None = None
    research_only: bool = False
    until_date: dt.date | None = None
    withdrawn_at: dt.datetime | None = None

    def holds(self, *, at: dt.datetime) -> bool:
        """Whether the public may rely on it at that moment; the last day counts whole, in UTC."""
        if self.withdrawn_at is not None or self.research_only:
            return False
        return self.until_date is None or self.until_date >= at.astimezone(dt.UTC).date()


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything the gate must know about one testimony."""

    collection: int
    state: State
    openness: Openness
    opens_at: dt.datetime | None = None
    existence_is_shown: bool = False
    witnesses: frozenset[int] = frozenset()
    consents: tuple[ConsentTerms, ...] = ()

    def covers(self, scope: Scope, *, at: dt.datetime) -> bool:
        """Whether somebody consented to the scope, and every witness is among those who did."""
        holding = [consent for consent in self.consents if scope in consent.scopes and consent.holds(at=at)]
        if not holding:
            return False
        consenting = {consent.witness for consent in holding}
        return None in consenting or self.witnesses <= consenting
