"""Moves by their buttons: what may be done is a button, what may not is a sentence; the public sees it at once."""

import pytest
from django.urls import reverse

from testimonies.access.viewer import VISITOR
from testimonies.admin.moves import told_of_public
from testimonies.indexing.find import find
from testimonies.models import AuditEvent, Testimony, TimeRedaction
from testimonies.vocabulary import Openness, State
from tests.admin.pages import address, enter, said, text_of
from tests.factories.cast import make_curator
from tests.factories.recordings import make_recording
from tests.factories.records import give_consent, make_published, make_testimony, make_transcript, make_witness

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved():
    testimony = make_testimony(
        make_witness(), title="On the river", state=State.APPROVED, openness=Openness.OPEN, advisories_considered=True
    )
    transcript = make_transcript(testimony, "The river was wide that spring.")
    transcript.reviewed_at = testimony.created_at
    transcript.save(update_fields=["reviewed_at"])
    give_consent(testimony)
    return testimony


def press(client, testimony, verb, **sent):
    version = Testimony.objects.get(pk=testimony.pk).version
    return client.post(address(testimony, "move", verb), {"version": version} | sent, follow=True)


def found(words):
    return [hit.testimony.title for hit in find(words, viewer=VISITOR).found]


def test_publishing_shows_at_once_in_portal_and_index_and_withdrawing_takes_it_back(
    client, approved, django_capture_on_commit_callbacks
):
    publisher = make_curator("publisher")
    page = reverse("testimony", args=[approved.identifier])
    before = (client.get(page).status_code, found("wide spring"))

    with django_capture_on_commit_callbacks(execute=True):
        told = press(enter(publisher), approved, "publish")
    public = (client.get(page).status_code, found("wide spring"))
    with django_capture_on_commit_callbacks(execute=True):
        press(enter(publisher), approved, "withdraw", because="The family asks for it.")
    after = (client.get(page).status_code, found("wide spring"))

    assert (before, public, after) == ((404, []), (200, ["On the river"]), (404, []))
    assert said(told) == ["“On the river” is now: Published."]
    assert list(AuditEvent.objects.order_by("pk").values_list("verb", "by_name", "because")) == [
        ("publish", "publisher", ""),
        ("withdraw", "publisher", "The family asks for it."),
    ]


def test_each_refusal_is_told_and_nothing_moves():
    testimony = make_testimony(state=State.IN_REVIEW)

    answer = press(enter(make_curator("reviewer")), testimony, "approve")

    assert said(answer) == [
        "It needs a witness.",
        "Somebody must consider which content advisories it needs, and tick so.",
    ]
    assert Testimony.objects.get().state == State.IN_REVIEW


def test_move_without_the_right_or_the_reason_is_refused(approved):
    cataloguer = press(enter(make_curator("cataloguer")), approved, "publish")
    publisher = press(enter(make_curator("publisher")), approved, "withdraw")

    assert said(cataloguer) == ["Your account does not have the right to do this."]
    assert said(publisher) == ["Say why: this move needs a reason."]
    assert Testimony.objects.get().state == State.APPROVED


def test_move_is_made_on_what_was_seen_only(approved):
    seen = approved.version
    Testimony.objects.update(version=seen + 1)

    answer = enter(make_curator("publisher")).post(address(approved, "move", "publish"), {"version": seen}, follow=True)

    assert said(answer) == ["Somebody changed it meanwhile. Look again, then move it."]
    assert Testimony.objects.get().state == State.APPROVED


def test_move_is_never_made_by_following_a_link(desk, approved):
    assert desk.get(address(approved, "move", "publish")).status_code == 405
    assert desk.post(address(Testimony, "move", 999, "publish")).status_code == 302


def test_move_that_does_not_begin_here_is_refused(desk, approved):
    assert said(press(desk, approved, "submit")) == ["A testimony that is “Approved” cannot make this move."]


def test_panel_offers_what_may_be_done_and_says_why_not_of_the_rest(approved):
    approved.consents.all().delete()
    page = enter(make_curator("publisher")).get(address(approved))

    assert [move.verb for move in page.context["open_moves"]] == ["return", "withdraw"]
    assert (
        "Publish It needs a consent on record that covers the text, for every witness, and that still holds."
        in text_of(page)
    )


def test_what_the_public_sees_is_told_in_sentences():
    closed, announced = make_testimony(), make_published(openness=Openness.CLOSED, existence_is_shown=True)
    heard = make_published(consent={"covers_image": False, "covers_name": False})
    lent = make_published(openness=Openness.READING_ROOM)

    assert [str(sentence) for sentence in told_of_public(lent)] == [
        "The public does not know that it exists.",
        "Readers who hold a grant read it.",
    ]
    assert [str(sentence) for sentence in told_of_public(closed)] == ["The public does not know that it exists."]
    assert [str(sentence) for sentence in told_of_public(announced)] == [
        "The public knows that it exists, not what it says."
    ]
    assert [str(sentence) for sentence in told_of_public(heard)] == [
        "The public reads it.",
        "Recordings are heard.",
        "Film and portraits are not seen.",
        "Witnesses are not named.",
    ]


def test_curator_is_told_that_a_recording_is_not_heard():
    testimony = make_published()
    recording = make_recording(testimony)
    told = "Not every recording is heard: each says why, as its copy for the public."
    assert told not in map(str, told_of_public(testimony))

    TimeRedaction.objects.create(recording=recording, start_ms=100, end_ms=200, reason="a name")

    assert told in map(str, told_of_public(testimony))
