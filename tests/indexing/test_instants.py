import datetime as dt

import pytest
from django.utils import timezone

from testimonies.access.viewer import VISITOR
from testimonies.indexing.find import find
from testimonies.indexing.instants import next_instants
from testimonies.indexing.keep import keep_up
from testimonies.models import Outbox, Recording, Segment, TextRedaction, TimeRedaction
from tests.factories.records import give_consent, make_published, make_testimony

NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=9)


@pytest.mark.django_db
def test_every_instant_at_which_the_clock_changes_something_is_named():
    testimony = make_published(opens_at=LATER, consent={"until_date": dt.date(2026, 3, 1)})
    segment = Segment.objects.first()
    recording = Recording.objects.create(testimony=testimony)
    TextRedaction.objects.create(segment=segment, start=0, end=1, reason="x", until=LATER + dt.timedelta(hours=1))
    TimeRedaction.objects.create(
        recording=recording, start_ms=0, end_ms=1, reason="x", until=LATER + dt.timedelta(hours=2)
    )

    assert next_instants([testimony.pk], at=NOW) == [
        (testimony.pk, LATER),
        (testimony.pk, dt.datetime(2026, 3, 2, tzinfo=dt.UTC)),
        (testimony.pk, LATER + dt.timedelta(hours=1)),
        (testimony.pk, LATER + dt.timedelta(hours=2)),
    ]


@pytest.mark.django_db
def test_last_day_of_the_calendar_has_no_end_to_wait_for():
    testimony = make_published(consent={"until_date": dt.date.max})
    give_consent(testimony, until_date=dt.date.max - dt.timedelta(days=1))

    assert (testimony.pk, dt.datetime(9999, 12, 31, tzinfo=dt.UTC)) in next_instants([testimony.pk], at=NOW)
    keep_up()
    assert find(testimony.title, viewer=VISITOR).results.testimony_total == 1
    assert not Outbox.objects.filter(due_at__lte=timezone.now()).exists()


@pytest.mark.django_db
def test_what_lies_behind_or_was_withdrawn_is_not():
    testimony = make_testimony(opens_at=NOW)
    give_consent(testimony, until_date=dt.date(2026, 2, 28))
    give_consent(testimony, until_date=dt.date(2026, 5, 1), withdrawn_at=NOW)

    assert next_instants([testimony.pk], at=NOW) == []
