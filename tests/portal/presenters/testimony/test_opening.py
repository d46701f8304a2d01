import pytest
from django.utils import timezone

from testimonies.access.viewer import VISITOR
from testimonies.portal.presenters.testimony import texts
from testimonies.portal.presenters.testimony.describing import described
from testimonies.portal.presenters.testimony.opening import hits_of, opened
from testimonies.portal.reading import Reading
from tests.factories.recordings import make_recording
from tests.factories.records import make_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def testimony(monkeypatch):
    monkeypatch.setattr(texts, "PART", 2)
    testimony = make_published()
    make_recording(testimony)
    return described(VISITOR).get(pk=testimony.pk)


def open_with(testimony, reading):
    return opened(testimony, reading, viewer=VISITOR, at=timezone.now())


def test_only_the_part_that_is_shown_is_read(testimony, django_assert_num_queries):
    with django_assert_num_queries(5):
        found = open_with(testimony, Reading(part=2))

    assert [segment.position for copy in found.copies for segment in copy.segments] == [3]
    assert found.on_page() == list(found.copies)


def test_where_words_are_sought_all_is_read_and_the_part_is_shown(testimony):
    reading = Reading(part=2, within="river")
    found = open_with(testimony, reading)

    assert [segment.position for segment in found.copies[0].segments] == [1, 2, 3]
    assert [segment.position for segment in found.on_page()[0].segments] == [3]
    assert hits_of(found, reading).total == 1


def test_nothing_is_sought_unless_asked(testimony):
    assert hits_of(open_with(testimony, Reading()), Reading()) is None


def test_testimony_without_words_opens(testimony):
    testimony.transcripts.all().delete()
    found = open_with(testimony, Reading(within="river"))

    assert (found.shown, found.on_page(), hits_of(found, Reading(within="river"))) == (None, [], None)
    assert len(found.recordings) == 1
