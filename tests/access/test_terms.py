import datetime as dt

import pytest

from testimonies.access.terms import ConsentTerms, Scope, Terms
from testimonies.vocabulary import Openness, State

NOW = dt.datetime(2026, 3, 29, 0, 30, tzinfo=dt.UTC)
TEXT = frozenset({Scope.TEXT})


def terms(*consents, witnesses=(1,)):
    return Terms(
        collection=1, state=State.PUBLISHED, openness=Openness.OPEN, witnesses=frozenset(witnesses), consents=consents
    )


def test_covers_needs_a_consent_for_every_witness():
    assert not terms().covers(Scope.TEXT, at=NOW)
    assert terms(ConsentTerms(TEXT)).covers(Scope.TEXT, at=NOW)
    assert terms(ConsentTerms(TEXT, witness=1)).covers(Scope.TEXT, at=NOW)
    assert not terms(ConsentTerms(TEXT, witness=1), witnesses=(1, 2)).covers(Scope.TEXT, at=NOW)
    assert terms(ConsentTerms(TEXT, witness=1), ConsentTerms(TEXT, witness=2), witnesses=(1, 2)).covers(
        Scope.TEXT, at=NOW
    )


def test_covers_only_what_the_consent_names():
    assert not terms(ConsentTerms(TEXT)).covers(Scope.VOICE, at=NOW)


@pytest.mark.parametrize(
    "ending", [{"withdrawn_at": NOW}, {"research_only": True}, {"until_date": dt.date(2026, 3, 28)}]
)
def test_a_consent_that_ended_covers_nothing(ending):
    assert not terms(ConsentTerms(TEXT, **ending)).covers(Scope.TEXT, at=NOW)


def test_the_last_day_of_a_consent_counts_whole_in_utc():
    consent = ConsentTerms(TEXT, until_date=dt.date(2026, 3, 28))

    assert consent.holds(at=dt.datetime(2026, 3, 28, 23, 59, 59, tzinfo=dt.UTC))
    assert consent.holds(at=dt.datetime(2026, 3, 29, 1, 59, tzinfo=dt.timezone(dt.timedelta(hours=2))))
    assert not consent.holds(at=dt.datetime(2026, 3, 29, 0, 0, tzinfo=dt.UTC))
