import datetime as dt

import pytest
from django.utils import timezone

from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.models import IndexPoint, Segment, TextRedaction
from testimonies.models.headings import headings_of
from tests.factories.recordings import make_recording
from tests.factories.records import make_published, make_transcript

pytestmark = pytest.mark.django_db


@pytest.fixture
def testimony():
    """Three passages of three seconds, and an entry for each."""
    testimony = make_published()
    for number, title in enumerate(("River", "Bread", "Boats")):
        IndexPoint.objects.create(
            testimony=testimony, position=number, start_ms=number * 3000, title=title,
            synopsis=f"Of {title}.", partial_transcript="The first words",
        )  # fmt: skip
    return testimony


def redact(testimony, position, **fields):
    segment = Segment.objects.get(transcript__testimony=testimony, position=position)
    return TextRedaction.objects.create(segment=segment, start=0, end=3, reason="a name", **fields)


def synopses(testimony, reader=VISITOR):
    return [point.synopsis for point in headings_of([testimony.pk], reader=reader)[testimony.pk]]


def test_synopsis_is_hidden_with_the_passage_that_it_tells_of(testimony, django_assert_num_queries):
    redact(testimony, 2)

    with django_assert_num_queries(2):
        assert synopses(testimony) == ["Of River.", "", "Of Boats."]
    assert synopses(testimony, EVERYTHING) == ["Of River.", "Of Bread.", "Of Boats."]


def test_redaction_that_is_over_hides_nothing(testimony):
    redact(testimony, 2, until=timezone.now() - dt.timedelta(days=1))

    assert "" not in synopses(testimony)


def test_passage_that_runs_into_the_next_entry_hides_both(testimony):
    redaction = redact(testimony, 1)
    Segment.objects.filter(pk=redaction.segment_id).update(end_ms=3001)

    assert synopses(testimony) == ["", "", "Of Boats."]


def test_passage_of_unknown_time_hides_every_synopsis(testimony):
    redaction = redact(testimony, 3)
    Segment.objects.filter(pk=redaction.segment_id).update(start_ms=None, end_ms=None)

    assert synopses(testimony) == ["", "", ""]


def test_entry_of_unknown_time_is_hidden_with_any_passage(testimony):
    redact(testimony, 3)
    IndexPoint.objects.filter(title="River").update(start_ms=None)

    assert synopses(testimony) == ["", "Of Bread.", ""]


def test_passage_on_one_recording_hides_nothing_of_another(testimony):
    first, second = (make_recording(testimony, position=number) for number in (1, 2))
    IndexPoint.objects.update(recording=first)
    transcript = make_transcript(testimony, "Elsewhere.", recording=second)
    TextRedaction.objects.create(segment=transcript.segments.get(), start=0, end=3, reason="a name")

    assert "" not in synopses(testimony)


def test_first_words_are_for_curators(testimony):
    public, whole = (headings_of([testimony.pk], reader=reader)[testimony.pk] for reader in (VISITOR, EVERYTHING))

    assert {point.partial_transcript for point in public} == {""}
    assert {point.partial_transcript for point in whole} == {"The first words"}


def test_keywords_and_places_are_hidden_with_the_synopsis(testimony):
    IndexPoint.objects.update(
        keywords=["bread"], place="A village", latitude=1, hyperlinks=[["https://a.example", "a"]]
    )
    redact(testimony, 1)
    IndexPoint.objects.update(start_ms=None)

    public = headings_of([testimony.pk], reader=VISITOR)[testimony.pk]
    whole = headings_of([testimony.pk], reader=EVERYTHING)[testimony.pk]

    told = {(tuple(point.keywords), point.place, point.latitude, tuple(point.hyperlinks)) for point in public}
    assert told == {((), "", None, ())}
    assert all(point.title for point in public)
    assert all(point.keywords for point in whole)
