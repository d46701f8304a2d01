"""What each action does to a testimony, and the line that it leaves."""

import pytest

from testimonies.models import AuditEvent, Testimony
from tests.admin.actions.test_preview import choose
from tests.admin.pages import enter, text_of
from tests.factories.cast import make_curator
from tests.factories.records import make_published, make_testimony

pytestmark = pytest.mark.django_db


def test_assigning_puts_it_into_the_curators_queue():
    curator = make_curator("cataloguer")
    testimony = make_testimony()

    choose(enter(curator), "assign_to_me", testimony, step="do")

    testimony.refresh_from_db()
    assert (testimony.assignee, testimony.version) == (curator, 2)
    assert AuditEvent.objects.get().change["values"] == {"assignee": [None, curator.pk]}


def test_setting_access_is_counted_and_told(desk):
    testimony = make_testimony()

    choose(desk, "set_access", testimony, step="do", openness="reading_room", existence_is_shown="on")

    testimony.refresh_from_db()
    assert (testimony.openness, testimony.existence_is_shown, testimony.version) == ("reading_room", True, 2)
    assert AuditEvent.objects.get().change["fields"] == ["openness", "existence_is_shown"]


def test_what_stays_the_same_is_said_to(desk):
    shown = choose(desk, "set_access", make_testimony(), step="look", openness="closed")

    assert "the same" in text_of(shown)


def test_withdrawal_needs_the_right():
    testimony = make_published(title="In public")
    cataloguer = enter(make_curator("cataloguer"))

    shown = choose(cataloguer, "withdraw", testimony, step="look", because="Asked for")
    choose(cataloguer, "withdraw", testimony, step="do", because="Asked for")

    assert "Stays as it is. Your account does not have the right to do this." in text_of(shown)
    assert Testimony.objects.get().state == "published"


def test_published_testimony_is_opened_further_only_by_who_may_publish():
    closed = make_published(openness="closed")
    told = {"openness": "open", "existence_is_shown": "on"}
    cataloguer, publisher = enter(make_curator("cataloguer")), enter(make_curator("publisher"))

    shown = choose(cataloguer, "set_access", closed, step="look", **told)
    choose(cataloguer, "set_access", closed, step="do", **told)
    refused = Testimony.objects.get()
    choose(publisher, "set_access", closed, step="do", **told)

    assert "only who may publish may open it further" in text_of(shown)
    assert (refused.openness, refused.existence_is_shown, refused.version) == ("closed", False, closed.version)
    assert Testimony.objects.get().openness == "open"


def test_existence_of_a_published_testimony_is_told_only_by_who_may_publish():
    closed = make_published(openness="closed")

    choose(
        enter(make_curator("cataloguer")), "set_access", closed, step="do", openness="closed", existence_is_shown="on"
    )

    assert Testimony.objects.get().existence_is_shown is False


def test_access_is_narrowed_by_every_cataloguer():
    published = make_published()

    choose(enter(make_curator("cataloguer")), "set_access", published, step="do", openness="reading_room")

    assert Testimony.objects.get().openness == "reading_room"
