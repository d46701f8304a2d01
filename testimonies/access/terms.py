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


class Audience(StrEnum):
    """For whom something is judged: for everybody, or for readers who hold a grant."""

    PUBLIC = "public"
    READERS = "readers"


# What may be read by each, where consents cover it. What is closed is closed for both.
OPEN_TO = {
    Audience.PUBLIC: frozenset({Openness.OPEN}),
    Audience.READERS: frozenset({Openness.OPEN, Openness.READING_ROOM}),
}


def coverage_column(scope: Scope, *, audience: Audience = Audience.PUBLIC) -> str:
    """The column of `Coverage` in which the last day of the scope is kept."""
    return f"{scope}_until" if audience is Audience.PUBLIC else f"{scope}_until_for_{audience}"


@dataclass(frozen=True, slots=True)
class ConsentTerms:
    """One consent: what it covers, for which witness (None: for all), until which day, withdrawn when."""

    scopes: frozenset[Scope]
    witness: int | None = None
    research_only: bool = False
    until_date: dt.date | None = None
    withdrawn_at: dt.datetime | None = None

    def last_day(self, *, audience: Audience = Audience.PUBLIC) -> dt.date | None:
        """The last day on which these may rely on it, counted whole, in UTC; None when they may not at all."""
        if self.withdrawn_at is not None or (self.research_only and audience is Audience.PUBLIC):
            return None
        return self.until_date or dt.date.max

    def holds(self, *, at: dt.datetime, audience: Audience = Audience.PUBLIC) -> bool:
        """Whether these may rely on it at that moment."""
        return _is_reached(self.last_day(audience=audience), at)


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything the gate must know about one testimony; `testimony` is its key."""

    collection: int
    state: State
    openness: Openness
    opens_at: dt.datetime | None = None
    existence_is_shown: bool = False
    witnesses: frozenset[int] = frozenset()
    consents: tuple[ConsentTerms, ...] = ()
    testimony: int | None = None
    described_until: dt.date | None = dt.date.max

    def may_be_described(self, *, at: dt.datetime) -> bool:
        """Whether no name that the public may not read stands in title, summary, contents and the like."""
        return _is_reached(self.described_until, at)

    def is_open_to(self, audience: Audience, *, at: dt.datetime) -> bool:
        """Whether it is published and open to these at that moment, apart from consent."""
        is_opened = self.opens_at is None or self.opens_at <= at
        return self.state == State.PUBLISHED and self.openness in OPEN_TO[audience] and is_opened

    def covered_until(self, scope: Scope, *, audience: Audience = Audience.PUBLIC) -> dt.date | None:
        """The last day on which the scope is covered: for all witnesses at once, or for each; None when it is not."""
        lasting: dict[int | None, dt.date] = {}
        for consent in self.consents:
            last_day = consent.last_day(audience=audience)
            if scope in consent.scopes and last_day:
                lasting[consent.witness] = max(last_day, lasting.get(consent.witness, dt.date.min))
        whole = lasting.get(None)
        if not self.witnesses:
            return max(lasting.values(), default=None)
        each = [lasting.get(witness) for witness in self.witnesses]
        days = [day for day in (whole, None if None in each else min(day for day in each if day)) if day]
        return max(days, default=None)

    def covers(self, scope: Scope, *, at: dt.datetime, audience: Audience = Audience.PUBLIC) -> bool:
        """Whether somebody consented to the scope, and every witness is among those who did."""
        return _is_reached(self.covered_until(scope, audience=audience), at)


def _is_reached(last_day: dt.date | None, at: dt.datetime) -> bool:
    return last_day is not None and last_day >= at.astimezone(dt.UTC).date()
