import datetime as dt

import pytest

from testimonies.access.terms import Audience, ConsentTerms, Scope, Terms, coverage_column
from testimonies.models import Coverage
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


def test_consent_to_research_covers_readers_and_not_the_public():
    given = (ConsentTerms(TEXT, witness=1), ConsentTerms(TEXT, witness=2, research_only=True))
    both = terms(*given, witnesses=(1, 2))

    assert not both.covers(Scope.TEXT, at=NOW)
    assert both.covers(Scope.TEXT, at=NOW, audience=Audience.READERS)
    assert not terms(ConsentTerms(TEXT, research_only=True, withdrawn_at=NOW)).covers(
        Scope.TEXT, at=NOW, audience=Audience.READERS
    )


def test_the_longer_consent_counts_for_those_who_may_rely_on_it():
    public, research = dt.date(2027, 1, 1), dt.date(2030, 1, 1)
    both = terms(ConsentTerms(TEXT, until_date=public), ConsentTerms(TEXT, until_date=research, research_only=True))

    assert both.covered_until(Scope.TEXT) == public
    assert both.covered_until(Scope.TEXT, audience=Audience.READERS) == research


def test_every_scope_and_audience_is_counted_in_a_column_of_its_own():
    columns = {coverage_column(scope, audience=audience) for scope in Scope for audience in Audience}

    assert columns == {field.name for field in Coverage._meta.fields} - {"testimony", "described_until"}


def test_the_last_day_of_a_consent_counts_whole_in_utc():
    consent = ConsentTerms(TEXT, until_date=dt.date(2026, 3, 28))

    assert consent.holds(at=dt.datetime(2026, 3, 28, 23, 59, 59, tzinfo=dt.UTC))
    assert consent.holds(at=dt.datetime(2026, 3, 29, 1, 59, tzinfo=dt.timezone(dt.timedelta(hours=2))))
    assert not consent.holds(at=dt.datetime(2026, 3, 29, 0, 0, tzinfo=dt.UTC))
