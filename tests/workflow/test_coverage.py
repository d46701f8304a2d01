import datetime as dt

import pytest
from django.utils import timezone

from testimonies.models import Consent, Coverage, Outbox, Participation
from testimonies.workflow.coverage import recount
from tests.factories.records import give_consent, make_testimony, make_witness

pytestmark = pytest.mark.django_db
FOR_EVER = dt.date.max


def text_until(testimony):
    return Coverage.objects.get(testimony=testimony).text_until


def test_a_consent_is_counted_when_it_is_saved_and_when_it_goes():
    testimony = make_testimony(make_witness())
    consent = give_consent(testimony)
    assert text_until(testimony) == FOR_EVER

    consent.withdrawn_at = timezone.now()
    consent.save(update_fields=["withdrawn_at"])
    assert text_until(testimony) is None

    other = give_consent(testimony, until_date=dt.date(2030, 1, 1))
    assert text_until(testimony) == dt.date(2030, 1, 1)
    other.delete()
    assert text_until(testimony) is None


def test_consents_to_research_are_counted_for_readers():
    testimony = make_testimony(make_witness())
    give_consent(testimony, research_only=True, until_date=dt.date(2030, 1, 1))

    coverage = Coverage.objects.get(testimony=testimony)
    assert (coverage.text_until, coverage.text_until_for_readers) == (None, dt.date(2030, 1, 1))

    give_consent(testimony, covers_name=False)
    coverage.refresh_from_db()
    assert (coverage.text_until, coverage.text_until_for_readers) == (FOR_EVER, FOR_EVER)
    assert (coverage.name_until, coverage.name_until_for_readers) == (None, dt.date(2030, 1, 1))


def test_consents_are_counted_when_they_are_written_in_bulk():
    first, second = make_testimony(), make_testimony()
    Consent.objects.bulk_create(Consent(testimony=testimony, covers_text=True) for testimony in (first, second))
    assert text_until(first) == text_until(second) == FOR_EVER

    Consent.objects.filter(testimony=first).update(withdrawn_at=timezone.now())
    assert (text_until(first), text_until(second)) == (None, FOR_EVER)

    Consent.objects.filter(testimony=second).update(testimony=first)
    assert (text_until(first), text_until(second)) == (FOR_EVER, None)

    Consent.objects.filter(testimony=first).delete()
    assert text_until(first) is None


def test_another_witness_asks_for_another_consent():
    testimony = make_testimony(make_witness())
    give_consent(testimony, witness=testimony.witnesses.get())
    assert text_until(testimony) == FOR_EVER

    participation = Participation.objects.create(testimony=testimony, witness=make_witness("Second"))
    assert text_until(testimony) is None

    participation.delete()
    assert text_until(testimony) == FOR_EVER


def test_the_shortest_of_each_witness_counts_and_one_for_all_may_outlast_it():
    first, second = make_witness("First"), make_witness("Second")
    testimony = make_testimony(first, second)
    give_consent(testimony, witness=first, until_date=dt.date(2031, 1, 1))
    give_consent(testimony, witness=second, until_date=dt.date(2030, 1, 1))
    assert text_until(testimony) == dt.date(2030, 1, 1)

    give_consent(testimony, until_date=dt.date(2030, 6, 1))
    assert text_until(testimony) == dt.date(2030, 6, 1)


def test_a_testimony_goes_with_its_consents_and_their_count():
    testimony = make_testimony(make_witness())
    give_consent(testimony)

    testimony.delete()

    assert not Coverage.objects.exists()
    recount([12345])
    assert not Coverage.objects.exists()


def test_a_consent_that_is_moved_covers_its_new_testimony_and_no_longer_its_former():
    former, new = make_testimony(), make_testimony()
    consent = Consent.objects.get(pk=give_consent(former).pk)

    consent.testimony = new
    consent.save()

    assert (text_until(former), text_until(new)) == (None, FOR_EVER)


def test_consents_written_in_bulk_are_noted_for_the_index():
    testimony = make_testimony()
    give_consent(testimony)
    Outbox.objects.all().delete()

    Consent.objects.update(withdrawn_at=timezone.now())

    assert Outbox.objects.filter(testimony=testimony.pk).exists()
