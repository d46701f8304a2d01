import datetime as dt

import pytest

from testimonies.indexing.instants import next_instants
from testimonies.models import Recording, Segment, TextRedaction, TimeRedaction
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
def test_what_lies_behind_or_was_withdrawn_is_not():
    testimony = make_testimony(opens_at=NOW)
    give_consent(testimony, until_date=dt.date(2026, 2, 28))
    give_consent(testimony, until_date=dt.date(2026, 5, 1), withdrawn_at=NOW)

    assert next_instants([testimony.pk], at=NOW) == []
