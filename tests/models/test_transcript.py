import datetime as dt

import pytest
from django.utils import timezone

from testimonies.access.viewer import EVERYTHING, VISITOR, Standing, Viewer
from testimonies.models import Segment, TextRedaction, Transcript
from tests.factories.records import make_testimony, make_transcript

pytestmark = pytest.mark.django_db


def test_the_public_copy_masks_what_is_redacted_now_and_nothing_else():
    transcript = make_transcript(
        make_testimony(), "Anna and Bela.", "Bela came.", "All left.", reviewed_at=timezone.now()
    )
    first, second, _third = transcript.segments.order_by("position")
    TextRedaction.objects.create(segment=first, start=0, end=4, reason="x")
    TextRedaction.objects.create(segment=first, start=9, end=13, reason="x")
    TextRedaction.objects.create(
        segment=second, start=0, end=4, reason="x", until=timezone.now() - dt.timedelta(days=1)
    )

    segments = Segment.objects.filter(transcript=transcript).in_order()

    assert [row.text for row in segments.read_public()] == ["█████ and █████.", "Bela came.", "All left."]
    assert [row.text for row in segments.read_whole()] == ["Anna and Bela.", "Bela came.", "All left."]


def test_the_public_copy_costs_two_queries_however_many_segments(django_assert_num_queries):
    transcript = make_transcript(
        make_testimony(), *(f"Line {number}." for number in range(40)), reviewed_at=timezone.now()
    )

    with django_assert_num_queries(2):
        assert len(Segment.objects.filter(transcript=transcript).in_order().read_public()) == 40


def test_words_that_nobody_reviewed_are_read_by_their_curators_only():
    transcript = make_transcript(make_testimony())
    collection = transcript.testimony.collection_id
    ours, others = (Viewer(Standing.CURATOR, frozenset({key})) for key in (collection, collection + 1))

    assert Segment.objects.filter(transcript=transcript).read_public() == []
    for viewer, reads in ((VISITOR, False), (others, False), (ours, True), (EVERYTHING, True)):
        assert Transcript.objects.readable_by(viewer).exists() is reads
