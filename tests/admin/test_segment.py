"""One passage: reworded through the workflow only, marked by its words, found through the index."""

import pytest

from testimonies.models import Annotation, AuditEvent, Segment, TextRedaction, Transcript, TranscriptRevision
from testimonies.workflow.revisions import Wording, revise, wordings_of
from tests.admin.pages import address, enter, filled, save, text_of
from tests.factories.cast import make_curator
from tests.factories.records import make_authority, make_collection, make_testimony, make_transcript, make_witness

pytestmark = pytest.mark.django_db


@pytest.fixture
def transcript():
    return make_transcript(make_testimony(make_witness()), "The river was wide.", "We carried bread.", speaker="A")


@pytest.fixture
def segment(transcript):
    return transcript.segments.order_by("position").first()


def test_reworded_passage_keeps_its_key_and_makes_a_revision(desk, administrator, segment):
    save(desk, segment, text="The river was very wide.", start_ms="0:01:05.5", end_ms="1m6s", because="Heard again")

    saved = Segment.objects.get(pk=segment.pk)
    revision = TranscriptRevision.objects.get()

    assert (saved.text, saved.start_ms, saved.end_ms, saved.key) == (
        "The river was very wide.",
        65500,
        66000,
        segment.key,
    )
    assert (revision.number, revision.by, revision.because) == (2, administrator, "Heard again")
    assert list(AuditEvent.objects.values_list("verb", flat=True)) == ["revise"]


def test_saving_without_a_change_makes_no_revision(desk, transcript, segment):
    transcript.segments.filter(pk=segment.pk).update(text="Two lines\nof one passage ")

    save(desk, segment)

    assert not TranscriptRevision.objects.exists()
    assert Segment.objects.get(pk=segment.pk).text == "Two lines\nof one passage "


def test_second_editor_is_shown_both_versions(desk, administrator, transcript, segment):
    sent = filled(desk.get(address(segment)), text="Mine.")
    first, second = wordings_of(transcript)
    revise(transcript, [Wording("Theirs.", first.key), second], by=administrator, because="", expected=1)

    answer = desk.post(address(segment), sent)

    shown = {difference.label: (difference.now, difference.yours) for difference in answer.context["differences"]}
    assert shown["Text"] == ("Theirs.", "Mine.")
    assert "Somebody else saved this transcript while you worked on it." in text_of(answer)
    assert Segment.objects.get(pk=segment.pk).text == "Theirs."

    desk.post(address(segment), filled(answer))

    assert Segment.objects.get(pk=segment.pk).text == "Mine."
    assert Transcript.objects.get().revision == 3


def test_words_under_a_redaction_are_not_taken_away(desk, administrator, segment):
    TextRedaction.objects.create(segment=segment, start=4, end=9, reason="A name", by=administrator)

    answer = save(desk, segment, text="It was wide.")

    assert "mark words that the new text changed" in text_of(answer)
    assert Segment.objects.get(pk=segment.pk).text == "The river was wide."
    assert not TranscriptRevision.objects.exists()


def test_redaction_goes_along_with_its_words(desk, administrator, segment):
    redaction = TextRedaction.objects.create(segment=segment, start=4, end=9, reason="A name", by=administrator)

    save(desk, segment, text="Oh, the river was wide.")

    redaction.refresh_from_db()
    assert "Oh, the river was wide."[redaction.start : redaction.end] == "river"


def test_words_are_hidden_and_annotated_by_naming_them(desk, administrator, segment):
    river = make_authority("River")

    save(
        desk,
        segment,
        **{
            "redactions-0-words": "was  WIDE",
            "redactions-0-reason": "Asked for",
            "annotations-0-words": "river",
            "annotations-0-authority": river.pk,
        },
    )

    redaction, annotation = TextRedaction.objects.get(), Annotation.objects.get()
    assert (redaction.start, redaction.end, redaction.by) == (10, 18, administrator)
    assert (annotation.start, annotation.end, annotation.authority, annotation.by) == (4, 9, river, administrator)
    assert AuditEvent.objects.get().change["segment"] == segment.pk


def test_words_and_marks_are_not_changed_in_one_save(desk, segment):
    answer = save(desk, segment, text="A river.", **{"redactions-0-words": "river", "redactions-0-reason": "Asked for"})

    assert "Save the words first, then mark some of them." in text_of(answer)
    assert (Segment.objects.get(pk=segment.pk).text, TextRedaction.objects.count()) == ("The river was wide.", 0)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"start_ms": "soon"}, "is not a time in a recording"),
        ({"start_ms": "0:02", "end_ms": "0:01"}, "It would end before it starts."),
        ({"start_ms": "", "end_ms": "0:01"}, "It would end before it starts."),
        ({"text": ""}, "This field is required."),
    ],
)
def test_unusable_times_and_words_are_refused(desk, segment, typed, why):
    assert why in text_of(save(desk, segment, **typed))
    assert not TranscriptRevision.objects.exists()


def test_speakers_and_tapes_of_other_testimonies_are_not_offered(desk, segment):
    other = make_transcript(make_testimony(), speaker="Elsewhere")

    form = desk.get(address(segment)).context["adminform"].form
    answer = save(desk, segment, speaker=other.speakers.get().pk)

    assert [str(speaker) for speaker in form.fields["speaker"].queryset] == ["A"]
    assert "speaker" in answer.context["adminform"].form.errors


def test_passages_around_it_are_shown(desk, transcript, segment):
    page = desk.get(address(segment))

    assert [near.text for near in page.context["around"]] == ["The river was wide.", "We carried bread."]


def test_search_goes_through_the_curators_index(desk, transcript, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        transcript.testimony.save()

    def listed(client, typed):
        page = client.get(address(Segment, "changelist"), {"q": typed})
        return [segment.text for segment in page.context["cl"].result_list]

    elsewhere = enter(make_curator("cataloguer", collections=(make_collection("c-elsewhere"),)))
    key = transcript.segments.get(position=2).key
    assert listed(desk, "carry bread") == ["We carried bread."]
    assert listed(desk, key) == ["We carried bread."]
    assert (listed(desk, "nowhere"), len(listed(desk, ""))) == ([], 2)
    assert (listed(elsewhere, "bread"), listed(elsewhere, key)) == ([], [])


def test_who_may_only_read_is_asked_nothing(segment):
    page = enter(make_curator("publisher")).get(address(segment))

    assert page.status_code == 200
    assert 'name="text"' not in page.content.decode()
    assert 'name="because"' not in page.content.decode()
