import pytest

from testimonies.ingest.touches import touches_of_addition, touches_of_testimony
from testimonies.models import (
    Annotation,
    AuditEvent,
    CuratorNote,
    Recording,
    Segment,
    Testimony,
    TextRedaction,
    TimeRedaction,
    Transcript,
)
from testimonies.vocabulary import State
from testimonies.workflow.revisions import Wording, revise, wordings_of
from tests.factories.arrivals import lay, vtt
from tests.factories.recordings import tone
from tests.factories.records import give_consent, make_authority

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(ingest, tmp_path):
    """The line of the audit about a testimony with a transcript and a recording."""
    ingest(lay(tmp_path, {"a.vtt": vtt(), "a.wav": tone()}))
    return AuditEvent.objects.get(verb="ingest", kind="testimony")


def described():
    testimony = Testimony.objects.get()
    testimony.title = "A better title"
    testimony.save(update_fields=["title", "updated_at"])


def edited():
    transcript = Transcript.objects.get()
    first, *others = wordings_of(transcript)
    revise(transcript, [Wording("Other words.", first.key), *others], by=None, because="heard again", expected=1)


def reviewed():
    transcript = Transcript.objects.get()
    transcript.save(update_fields=["updated_at"])


def relabelled():
    recording = Recording.objects.get()
    recording.label = "Tape 1"
    recording.save(update_fields=["label", "updated_at"])


TOUCHES = {
    "it is no longer a draft": lambda: Testimony.objects.update(state=State.WITHDRAWN),
    "its description was edited": described,
    "it has curators' notes": lambda: CuratorNote.objects.create(testimony=Testimony.objects.get(), text="x"),
    "a consent was recorded": lambda: give_consent(Testimony.objects.get()),
    "a transcript was edited": edited,
    "a transcript was reviewed": reviewed,
    "passages were annotated": lambda: Annotation.objects.create(
        segment=Segment.objects.first(), start=0, end=2, note="x"
    ),
    "passages were redacted": lambda: TextRedaction.objects.create(
        segment=Segment.objects.first(), start=0, end=2, reason="x"
    ),
    "a recording was edited": relabelled,
    "a recording was redacted": lambda: TimeRedaction.objects.create(
        recording=Recording.objects.get(), start_ms=0, end_ms=10, reason="x"
    ),
}


def test_untouched_testimony_has_no_touches(line):
    assert list(touches_of_testimony(Testimony.objects.get(), line)) == []
    assert list(touches_of_addition(Testimony.objects.get(), line)) == []


@pytest.mark.parametrize("sentence", TOUCHES)
def test_every_touch_is_a_sentence(line, sentence):
    TOUCHES[sentence]()

    reasons = list(touches_of_testimony(Testimony.objects.get(), line))

    assert [reason for reason in reasons if reason.startswith(sentence)], reasons


def test_subjects_are_a_touch(line):
    Testimony.objects.get().subjects.add(make_authority("The river"))

    assert list(touches_of_testimony(Testimony.objects.get(), line)) == ["its description was edited"]


def test_addition_asks_only_for_what_was_added(line):
    described()
    CuratorNote.objects.create(testimony=Testimony.objects.get(), text="x")

    assert list(touches_of_addition(Testimony.objects.get(), line)) == []


def test_addition_to_what_may_not_be_edited_now_stays(line):
    Testimony.objects.update(state=State.APPROVED)

    assert list(touches_of_addition(Testimony.objects.get(), line)) == [
        "it is “Approved”: return it to review first",
    ]


def test_change_that_was_edited_since_stays(line):
    line.change["revised"] = {str(Transcript.objects.get().pk): [7, True, "sources/x", ""]}

    assert list(touches_of_addition(Testimony.objects.get(), line)) == ["a transcript was edited since"]
