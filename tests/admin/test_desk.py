"""What lies on a desk depends on who sits there: rights, collections, and the clock."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from testimonies.admin.desk import desk_of
from testimonies.models import Batch, Testimony
from testimonies.vocabulary import State
from tests.admin.furnishing import furnish
from tests.admin.pages import enter, text_of
from tests.factories.cast import make_curator
from tests.factories.records import give_consent, make_collection, make_published, make_testimony, make_transcript

pytestmark = pytest.mark.django_db
TODAY = timezone.now().date()


def titles(testimonies):
    return [str(testimony) for testimony in testimonies]


def test_what_waits_is_told_by_whose_turn_it_is():
    reviewer = make_curator("reviewer")
    make_testimony(title="Mine", state=State.IN_REVIEW, assignee=reviewer)
    make_testimony(title="Unclaimed", state=State.IN_REVIEW)
    make_testimony(title="For publishers", state=State.APPROVED)
    make_testimony(title="Colleague's", state=State.IN_REVIEW, assignee=make_curator("reviewer", username="other"))
    make_published(title="Done", assignee=reviewer)

    desk = desk_of(reviewer)

    assert (titles(desk.mine), titles(desk.unclaimed)) == (["Mine"], ["Unclaimed"])
    assert [(pile.state, pile.count) for pile in desk.piles] == [("in_review", 3), ("approved", 1), ("published", 1)]


def test_the_longest_waiting_is_on_top():
    curator = make_curator("cataloguer")
    old, new = make_testimony(title="Old"), make_testimony(title="New")
    Testimony.objects.filter(pk=old.pk).update(updated_at=timezone.now() - dt.timedelta(days=40))

    desk = desk_of(curator)

    assert titles(desk.unclaimed) == ["Old", str(new)]
    assert (timezone.now() - desk.piles[0].since).days == 40


def test_texts_to_review_are_those_of_others():
    reviewer = make_curator("reviewer")
    make_transcript(make_testimony(title="Asked for", state=State.IN_REVIEW))
    make_transcript(make_testimony(title="Own", state=State.IN_REVIEW), author=reviewer)
    make_transcript(make_testimony(title="Reviewed", state=State.IN_REVIEW), reviewed_at=timezone.now())
    make_transcript(make_testimony(title="Not yet asked for"))

    assert titles(text.testimony for text in desk_of(reviewer).unreviewed) == ["Asked for"]
    assert desk_of(make_curator("cataloguer")).unreviewed == []


def test_consents_that_end_soon_or_just_ended_are_told_to_those_who_may_see_consents():
    for days in (-60, -5, 80, 120):
        give_consent(make_testimony(title=f"{days} days"), until_date=TODAY + dt.timedelta(days=days))
    give_consent(make_testimony(), until_date=TODAY, withdrawn_at=timezone.now())

    publisher, transcriber = desk_of(make_curator("publisher")), desk_of(make_curator("transcriber"))

    assert titles(consent.testimony for consent in publisher.ending) == ["-5 days", "80 days"]
    assert (transcriber.ending, transcriber.sees_consents) == ([], False)


def test_closures_that_open_soon_are_told():
    for days in (-1, 10, 40):
        make_testimony(title=f"{days} days", opens_at=timezone.now() + dt.timedelta(days=days))

    assert titles(desk_of(make_curator("cataloguer")).opening) == ["10 days"]


def test_nothing_of_other_collections_lies_here():
    here = make_collection("c-here")
    make_testimony(title="Here", collection=here)
    furnish("there")
    desk = desk_of(make_curator("administrator", collections=(here,)))

    assert titles(desk.unclaimed) == ["Here"]
    assert ([pile.count for pile in desk.piles], desk.batches, desk.ending) == ([1], [], [])


def test_page_is_quiet_where_nothing_waits_and_costs_the_same_when_full(desk, django_assert_num_queries):
    empty = text_of(desk.get(reverse("admin:index")))
    furnish("one")
    with django_assert_num_queries(10):
        desk.get(reverse("admin:index"))
    furnish("two"), furnish("three")

    assert "Nothing waits for you by name." in empty
    assert "Nothing was brought in yet." in empty
    with django_assert_num_queries(10):
        full = text_of(desk.get(reverse("admin:index")))
    assert "folder-three" in full
    assert Batch.objects.count() == 3


def test_account_without_rights_is_told_whom_to_ask():
    page = text_of(enter(make_curator(username="new")).get(reverse("admin:index")))

    assert "Ask an administrator to put it into a group." in page


def test_corrected_words_of_what_is_published_wait_for_a_reviewer():
    published = make_published()
    published.transcripts.update(reviewed_at=None)

    assert [text.testimony for text in desk_of(make_curator("reviewer")).unreviewed] == [published]
