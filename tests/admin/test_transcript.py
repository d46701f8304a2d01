"""Transcripts: pasted in by hand, read page by page, reviewed by somebody other than their author."""

import pytest

from testimonies.models import AuditEvent, TextRedaction, Transcript, TranscriptRevision
from testimonies.workflow.revisions import Wording, revise, wordings_of
from tests.admin.pages import address, enter, filled, said, save, text_of
from tests.factories.cast import make_curator
from tests.factories.records import make_published, make_testimony, make_transcript, make_witness

pytestmark = pytest.mark.django_db


def add(client, testimony, **typed):
    page = address(Transcript, "add")
    return client.post(page, filled(client.get(page), testimony=testimony.pk, **typed), follow=True)


def press_reviewed(client, transcript, revision=None):
    seen = revision or Transcript.objects.get(pk=transcript.pk).revision
    return client.post(address(transcript, "review"), {"revision": seen}, follow=True)


def test_pasted_words_become_passages_of_their_author(desk, administrator):
    add(desk, make_testimony(), language="German", words="Erste Zeile\r\nzweite Zeile\r\n\r\nZweite Stelle\r\n")

    transcript = Transcript.objects.get()

    assert (transcript.author, transcript.language, transcript.revision) == (administrator, "de", 2)
    assert [wording.text for wording in wordings_of(transcript)] == ["Erste Zeile\nzweite Zeile", "Zweite Stelle"]
    assert list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True)) == ["revise", "add"]


def test_transcript_without_words_is_valid(desk):
    add(desk, make_testimony(), language="en")

    assert (Transcript.objects.get().revision, TranscriptRevision.objects.count()) == (1, 0)


def test_words_are_not_pasted_over_old_ones(desk):
    transcript = make_transcript(make_testimony())

    save(desk, transcript, words="Something else")

    assert transcript.segments.count() == 3


def test_review_is_marked_by_somebody_else(desk, administrator):
    transcript = make_transcript(make_testimony(), author=administrator)
    reviewer = make_curator("reviewer")

    own, other = press_reviewed(desk, transcript), press_reviewed(enter(reviewer), transcript)

    assert said(own) == ["You entered this transcript: somebody else must review it."]
    assert said(other) == ["Marked as reviewed by you."]
    assert Transcript.objects.get().reviewed_by == reviewer


def test_review_is_of_the_words_that_were_read(desk, administrator):
    transcript = make_transcript(make_testimony())
    revise(transcript, [Wording("Other words")], by=administrator, because="", expected=1)

    answer = press_reviewed(desk, transcript, revision=1)

    assert said(answer) == ["Its words changed meanwhile. Read them again, then mark it."]
    assert Transcript.objects.get().reviewed_at is None


def test_review_needs_the_right_and_a_press():
    transcript = make_transcript(make_testimony())
    transcriber = enter(make_curator("transcriber"))

    assert said(press_reviewed(transcriber, transcript)) == ["Your account does not have the right to review."]
    assert transcriber.get(address(transcript, "review")).status_code == 405
    assert transcriber.post(address(Transcript, "review", 999)).status_code == 302


def test_passages_are_read_fifty_at_a_time(desk, django_assert_num_queries):
    transcript = make_transcript(make_testimony(), *(f"Passage {number}." for number in range(1, 121)), speaker="A")

    first, third = (desk.get(address(transcript) + f"?passages={page}").context["tabs"][1] for page in (1, 3))

    assert [segment.text for segment in first.panel][::49] == ["Passage 1.", "Passage 50."]
    assert [segment.text for segment in third.panel][::19] == ["Passage 101.", "Passage 120."]
    with django_assert_num_queries(11):
        desk.get(address(transcript))


def test_revision_shows_each_altered_passage_before_and_after(desk, administrator):
    transcript = make_transcript(make_testimony(), "One.", "Two.", "Three.")
    one, two, _three = wordings_of(transcript)
    revision = revise(
        transcript,
        [one, Wording("Two!", two.key), Wording("Four.")],
        by=administrator,
        because="Heard again",
        expected=1,
    )
    later = revise(transcript, wordings_of(transcript)[:2], by=administrator, because="", expected=2)

    page, page_of_later = desk.get(address(revision)), desk.get(address(later))

    assert page.context["passages"] == [("Two.", "Two!"), ("Three.", ""), ("", "Four.")]
    assert page_of_later.context["passages"] == [("Four.", "")]
    assert "Heard again" in text_of(page)


def test_first_words_of_all_are_shown_as_new(desk):
    add(desk, make_testimony(), words="First words")

    page = desk.get(address(TranscriptRevision.objects.get()))

    assert page.context["passages"] == [("", "First words")]


def test_list_shows_lengths_and_who_lacks_a_review(desk):
    make_transcript(make_testimony(make_witness(), title="On the river"), "One.", "Two.")

    page = desk.get(address(Transcript, "changelist") + "?reviewed_at__isempty=1")

    assert [(str(row.testimony), row.segment_count) for row in page.context["cl"].result_list] == [("On the river", 2)]


def test_text_added_to_what_is_published_waits_for_its_review(desk):
    testimony = make_published(texts=("Known.",))

    answer = add(desk, testimony, language="de", words="Neu", reviewed_by="1", reviewed_at_0="2020-01-01")

    added = testimony.transcripts.get(language="de")
    assert (added.reviewed_by, added.reviewed_at) == (None, None)
    assert "The public reads this text once somebody else has reviewed it." in said(answer)


def test_reviewer_is_warned_of_words_hidden_in_another_text(desk):
    testimony = make_testimony()
    one, other = make_transcript(testimony), make_transcript(testimony)
    warning = "Words are hidden in another text of this testimony"
    assert warning not in text_of(desk.get(address(other)))
    TextRedaction.objects.create(segment=one.segments.first(), start=0, end=3, reason="a name")

    assert warning in text_of(desk.get(address(other)))
    assert warning not in text_of(desk.get(address(one)))
