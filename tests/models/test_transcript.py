import datetime as dt

import pytest
from django.utils import timezone

from testimonies.models import Segment, TextRedaction
from tests.factories.records import make_testimony, make_transcript

pytestmark = pytest.mark.django_db


def test_the_public_copy_masks_what_is_redacted_now_and_nothing_else():
    transcript = make_transcript(make_testimony(), "Anna and Bela.", "Bela came.", "All left.")
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
    transcript = make_transcript(make_testimony(), *(f"Line {number}." for number in range(40)))

    with django_assert_num_queries(2):
        assert len(Segment.objects.filter(transcript=transcript).in_order().read_public()) == 40
