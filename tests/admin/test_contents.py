"""Entries of the contents and annotations are typed in words and times, not as data."""

import pytest

from testimonies.models import Annotation, IndexPoint
from tests.admin.furnishing import furnish
from tests.admin.pages import address, filled, text_of
from tests.factories.records import make_authority, make_testimony, make_transcript

pytestmark = pytest.mark.django_db


def add_entry(desk, **typed):
    page = address(IndexPoint, "add") + f"?testimony={make_testimony().pk}&position=4"
    return desk.post(page, filled(desk.get(page), title="The river", **typed), follow=True)


def test_entry_is_typed_with_time_keywords_and_links(desk):
    add_entry(
        desk,
        start_ms="1:02:03",
        keywords="boats\r\nbread",
        hyperlinks="https://example.org/map A map of it\r\nhttp://example.org/",
    )

    entry = IndexPoint.objects.get()
    assert (entry.position, entry.start_ms, entry.keywords) == (4, 3_723_000, ["boats", "bread"])
    assert entry.hyperlinks == [["https://example.org/map", "A map of it"], ["http://example.org/", ""]]
    page = filled(desk.get(address(entry)))
    assert page["hyperlinks"] == ["https://example.org/map A map of it\nhttp://example.org/ "]
    assert "The river A testimony 1:02:03" in text_of(desk.get(address(IndexPoint, "changelist")))


def test_link_that_runs_a_script_is_refused(desk):
    answer = add_entry(desk, hyperlinks="javascript:alert(1) A map")

    assert "does not begin with http:// or https://" in text_of(answer)
    assert not IndexPoint.objects.exists()


def test_annotation_is_listed_with_its_words(desk):
    furnish("one")

    assert "Said Place one Remark one Testimony one" in text_of(desk.get(address(Annotation, "changelist")))


def test_annotation_that_says_nothing_is_refused(desk, administrator):
    segment, page = make_transcript(make_testimony(), "The river.").segments.get(), address(Annotation, "add")

    refused = desk.post(page, filled(desk.get(page), segment=segment.pk, words="river"))
    desk.post(page, filled(desk.get(page), segment=segment.pk, words="river", authority=make_authority("River").pk))

    assert "Bind the words to an authority, or write a note." in text_of(refused)
    assert Annotation.objects.get().by == administrator
