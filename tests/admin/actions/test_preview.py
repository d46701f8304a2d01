"""An action shows what it would change before it does; what is refused is told, and the rest is done."""

import pytest

from testimonies.models import AuditEvent, Testimony
from testimonies.vocabulary import State
from tests.admin.pages import address, enter, filled, said, text_of
from tests.factories.cast import make_curator
from tests.factories.records import make_published, make_testimony

pytestmark = pytest.mark.django_db


def choose(client, action, *testimonies, **sent):
    chosen = {"action": action, "_selected_action": [testimony.pk for testimony in testimonies]}
    return client.post(address(Testimony, "changelist"), chosen | sent)


def test_nothing_changes_before_the_last_button(desk):
    testimony = make_testimony(title="On the river")

    asked = choose(desk, "set_access", testimony, index="0")
    shown = desk.post(address(Testimony, "changelist"), filled(asked, openness="open", step="look"))
    before = Testimony.objects.get().openness
    done = desk.post(address(Testimony, "changelist"), filled(shown, step="do"), follow=True)

    assert "1 record was chosen." in text_of(asked)
    assert "On the river Closed Open to everyone" in text_of(shown)
    assert (before, Testimony.objects.get().openness) == ("closed", "open")
    assert said(done) == ["Set access: 1 record was changed."]


def test_refusals_are_foreseen_and_told_and_the_rest_is_done(desk):
    public, gone = make_published(title="In public"), make_testimony(title="Gone", state=State.WITHDRAWN)

    shown = choose(desk, "withdraw", public, gone, step="look", because="Asked for")
    done = desk.post(address(Testimony, "changelist"), filled(shown, step="do"), follow=True)

    assert "Gone Withdrawn Stays as it is. It is withdrawn already." in text_of(shown)
    assert "In public Published Withdrawn" in text_of(shown)
    assert said(done) == [
        "Gone: A testimony that is “Withdrawn” cannot make this move.",
        "Withdraw from the public: 1 record was changed.",
    ]


def test_reason_that_is_missing_is_asked_for_again(desk):
    testimony = make_published()

    answer = choose(desk, "withdraw", testimony, step="do", because="")

    assert "because" in answer.context["form"].errors
    assert Testimony.objects.get().state == State.PUBLISHED


def test_look_at_an_action_that_asks_nothing_shows_what_it_would_do(desk):
    shown = choose(desk, "assign_to_me", make_testimony(title="On the river"), step="look")

    assert "On the river" in text_of(shown)


def test_all_pages_of_a_list_are_reached_at_once(desk):
    for number in range(3):
        make_testimony(title=f"Testimony {number}")

    choose(desk, "assign_to_me", Testimony.objects.first(), select_across="1", step="do")

    assert Testimony.objects.filter(assignee__username="administrator").count() == 3


def test_action_is_for_those_who_may_change_the_records():
    testimony = make_testimony()

    choose(enter(make_curator("transcriber")), "assign_to_me", testimony, step="do")

    assert Testimony.objects.get().assignee is None
    assert not AuditEvent.objects.exists()
