from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from testimonies.ingest.errors import UndoRefused
from testimonies.ingest.undo import foresee, undo
from testimonies.models import (
    Annotation,
    AuditEvent,
    Batch,
    Claim,
    CuratorNote,
    IndexPoint,
    LifeEvent,
    Outbox,
    Question,
    Recording,
    Segment,
    Speaker,
    Testimony,
    TextRedaction,
    Transcript,
    Witness,
)
from testimonies.vocabulary import BatchState, LifeEventKind, State
from testimonies.workflow import audit
from testimonies.workflow.revisions import Wording, revise, wordings_of
from tests.factories.arrivals import LINES, lay, ohms, sheet, vtt
from tests.factories.recordings import tone
from tests.factories.records import make_testimony, make_witness

pytestmark = pytest.mark.django_db


def files_on_disk():
    return {
        place
        for room in ("sources", "recordings")
        for place in Path(settings.MEDIA_ROOT, room).rglob("*")
        if place.is_file()
    }


@pytest.fixture
def taken_back(django_capture_on_commit_callbacks):
    """Takes a batch back as if it were committed."""

    def take(plan):
        with django_capture_on_commit_callbacks(execute=True):
            return undo(plan.batch)

    return take


def everything():
    return [kind.objects.count() for kind in (Testimony, Transcript, Segment, Recording, IndexPoint, Witness)]


def test_untouched_batch_goes_without_a_trace_but_the_audit(ingest, tmp_path, taken_back):
    before = files_on_disk()
    plan = ingest(
        lay(tmp_path, {"a.xml": ohms(interviewee="Anna Demo"), "b.vtt": vtt("Other words here."), "b.wav": tone()})
    )

    undone = taken_back(plan)

    assert (len(undone.taken_back), undone.kept) == (2, [])
    assert everything() == [0] * 6
    assert files_on_disk() == before
    assert Batch.objects.get().state == BatchState.UNDONE
    assert AuditEvent.objects.filter(verb="undo_ingest").count() == 3
    assert audit.verify() == AuditEvent.objects.count()
    assert not Outbox.objects.exists()


def test_batch_that_was_taken_back_can_come_again(ingest, tmp_path, taken_back, outcomes):
    folder = lay(tmp_path, {"a.vtt": vtt()})
    taken_back(ingest(folder))

    assert outcomes(ingest(folder)) == {"a.vtt": "new"}


def test_touched_testimony_is_kept_and_the_other_goes(ingest, tmp_path, taken_back):
    plan = ingest(lay(tmp_path, {"a.vtt": vtt(), "b.vtt": vtt("Other words here.")}))
    touched = Testimony.objects.get(title="a")
    CuratorNote.objects.create(testimony=touched, text="Listen to it again.")

    undone = taken_back(plan)

    assert undone.kept == [(touched.identifier, ("it has curators' notes",))]
    assert list(Testimony.objects.all()) == [touched]
    assert Batch.objects.get().state == BatchState.FINISHED


def test_changed_words_are_given_back(ingest, tmp_path, taken_back, outcomes):
    folder = lay(tmp_path, {"a.vtt": vtt()})
    ingest(folder)
    keys = list(Segment.objects.order_by("position").values_list("key", "text"))
    (folder / "a.vtt").write_bytes(vtt(LINES[0], "A line instead.", LINES[2], "And one more."))
    disk = files_on_disk()
    plan = ingest(folder)

    undone = taken_back(plan)

    transcript = Transcript.objects.get()
    assert undone.kept == []
    assert list(Segment.objects.order_by("position").values_list("key", "text")) == keys
    assert transcript.revision == 3
    with transcript.source_file.open() as kept:
        assert kept.read() == vtt()
    assert files_on_disk() == disk
    assert outcomes(ingest(folder)) == {"a.vtt": "changed"}


def test_addition_to_a_known_testimony_goes_and_the_rest_stays(ingest, tmp_path, taken_back):
    known = make_testimony(identifier="t-1")
    rows = sheet(("identifier", "file"), ("t-1", "a.vtt; a.wav"))
    plan = ingest(lay(tmp_path, {"sheet.csv": rows, "a.vtt": vtt(), "a.wav": tone()}), collection="c-tests")

    assert taken_back(plan).taken_back == ["t-1"]
    assert everything() == [1, 0, 0, 0, 0, 0]
    assert Testimony.objects.get() == known


def test_witness_with_another_testimony_stays(ingest, tmp_path, taken_back):
    plan = ingest(lay(tmp_path / "one", {"a.xml": ohms(interviewee="Anna Demo")}))
    ingest(lay(tmp_path / "two", {"b.xml": ohms("Other words here.", interviewee="Anna Demo")}))

    taken_back(plan)

    assert [str(witness) for witness in Witness.objects.all()] == ["Anna Demo"]


def test_renamed_testimony_is_kept(ingest, tmp_path, taken_back):
    plan = ingest(lay(tmp_path, {"a.vtt": vtt()}))
    Testimony.objects.update(identifier="t-renamed")

    assert taken_back(plan).kept == [("t-renamed", ("its identifier was changed since",))]


def test_unknown_and_undone_batches_are_refused(ingest, tmp_path, taken_back):
    plan = ingest(lay(tmp_path, {"a.vtt": vtt()}))
    taken_back(plan)

    with pytest.raises(UndoRefused, match="was taken back already"):
        undo(plan.batch)
    with pytest.raises(UndoRefused, match="there is no batch b-unknown"):
        undo("b-unknown")


def test_moved_testimony_is_kept(ingest, tmp_path, taken_back):
    plan = ingest(lay(tmp_path, {"a.vtt": vtt()}))
    Testimony.objects.update(state=State.TRANSCRIBING)

    ((_identifier, reasons),) = taken_back(plan).kept
    assert reasons == ("it is no longer a draft but “Being transcribed”",)


def test_what_was_hung_on_changed_words_keeps_its_testimony_and_lets_the_others_go(ingest, tmp_path):
    others = "Quite other words of hives and bees.", "And of the honey there."
    folder = lay(tmp_path, {"a.vtt": vtt(), "b.vtt": vtt(*others)})
    ingest(folder)
    (folder / "a.vtt").write_bytes(vtt(LINES[0].replace("river", "mountain"), *LINES[1:]))
    (folder / "b.vtt").write_bytes(vtt(others[0], "And of the honey here."))
    plan = ingest(folder)
    changed = Segment.objects.get(text__contains="mountain")
    start = changed.text.index("mountain")
    TextRedaction.objects.create(segment=changed, start=start, end=start + 8, reason="privacy")

    undone = undo(plan.batch)

    assert [identifier for identifier, _reasons in undone.kept] == [changed.transcript.testimony.identifier]
    assert "mountain" not in str(undone.kept)
    assert len(undone.taken_back) == 1
    assert Segment.objects.filter(text__contains="mountain").exists()
    assert Segment.objects.filter(text="And of the honey there.").exists()


def revised():
    transcript = Transcript.objects.get()
    first, *others = wordings_of(transcript)
    revise(transcript, [Wording("Other words.", first.key), *others], by=None, because="heard again", expected=2)


def new():
    """The passage that the batch brought."""
    return Segment.objects.get(text="And one more.")


def reworded():
    return Segment.objects.get(text__contains="mountain")


def marked(model, segment, words, **said):
    start = segment.text.index(words)
    model.objects.create(segment=segment, start=start, end=start + len(words), **said)


AFTERWARDS = {
    "nothing": lambda: None,
    "new passage redacted": lambda: marked(TextRedaction, new(), "one", reason="a name"),
    "new passage annotated": lambda: marked(Annotation, new(), "one", note="which?"),
    "claim on new passage": lambda: Claim.objects.create(
        question=Question.objects.create(title="How many?"), statement="One.", segment=new()
    ),
    "event on new passage": lambda: LifeEvent.objects.create(
        witness=make_witness(), kind=LifeEventKind.INTERNED, segment=new()
    ),
    "new words redacted": lambda: marked(TextRedaction, reworded(), "mountain", reason="a name"),
    "new words annotated": lambda: marked(Annotation, reworded(), "mountain", note="which?"),
    "words that stay redacted": lambda: marked(TextRedaction, reworded(), "week", reason="a name"),
    "words that stay annotated": lambda: marked(Annotation, reworded(), "week", note="which?"),
    "claim on words that stay": lambda: Claim.objects.create(
        question=Question.objects.create(title="How many?"), statement="One.", segment=reworded()
    ),
    "edited": revised,
    "moved on": lambda: Testimony.objects.update(state=State.APPROVED),
    "former file lost": lambda: Path(settings.MEDIA_ROOT, _former()).unlink(),
}
STAYS = ("new ", "claim on new", "event on new", "edited", "moved", "former")


def _former():
    made = AuditEvent.objects.filter(verb="ingest", kind="testimony").latest("pk").change
    ((_revision, _is_revised, name, _sum),) = made["revised"].values()
    return name


@pytest.mark.parametrize("afterwards", AFTERWARDS)
def test_what_is_foreseen_comes_to_pass(ingest, tmp_path, afterwards):
    folder = lay(tmp_path, {"a.vtt": vtt()})
    ingest(folder)
    plan = ingest(lay(folder, {"a.vtt": vtt(LINES[0].replace("river", "mountain"), *LINES[1:], "And one more.")}))
    AFTERWARDS[afterwards]()

    foreseen = foresee(Batch.objects.get(identifier=plan.batch), most=9)
    undone = undo(plan.batch)

    assert (undone.taken_back, undone.kept) == (foreseen.taken_back, foreseen.kept)
    assert bool(undone.kept) is afterwards.startswith(STAYS)
    assert Segment.objects.filter(text="And one more.").exists() is bool(undone.kept)


def test_undone_again_leaves_what_was_taken_back_alone(ingest, tmp_path, taken_back):
    """Only the fields of one file are others; a testimony that is kept leaves the batch open for another time."""
    other, third = ("Other words here were said by us.", "And more."), ("Nobody came to us by day.", "So it was.")
    folder = lay(tmp_path, {"a.vtt": vtt(), "b.vtt": vtt(*other), "c.vtt": vtt(*third)})
    ingest(folder)
    described = vtt().replace(b"WEBVTT\n", b"WEBVTT\nType: caption\n", 1)
    longer = vtt(*third, "And so on.")
    plan = ingest(lay(folder, {"a.vtt": described, "b.vtt": vtt(*other, "New."), "c.vtt": longer}))
    touched = Transcript.objects.get(testimony__title="b")
    revise(touched, [*wordings_of(touched), Wording("And this.")], by=None, because="", expected=2)
    assert len(taken_back(plan).taken_back) == 2

    again = taken_back(plan)

    assert (again.taken_back, [kept for kept, _why in again.kept]) == ([], [touched.testimony.identifier])
    assert foresee(Batch.objects.get(identifier=plan.batch), most=5).kept == again.kept
    assert all(Path(transcript.source_file.path).exists() for transcript in Transcript.objects.all())


def test_words_come_back_without_a_recording_or_speaker_that_is_gone(ingest, tmp_path, taken_back):
    folder = lay(tmp_path, {"a.vtt": vtt(speaker="Anna"), "a.wav": tone()})
    ingest(folder)
    plan = ingest(lay(folder, {"a.vtt": vtt(LINES[0], "A line instead.", LINES[2], speaker="Anna")}))
    Recording.objects.all().delete()
    Speaker.objects.all().delete()

    assert taken_back(plan).kept == []
    connection.check_constraints()
    assert list(Segment.objects.order_by("position").values_list("text", "recording", "speaker")) == [
        (line, None, None) for line in LINES
    ]


@pytest.mark.parametrize("damaged", [b"\x00\x01", vtt("Other words.")])
def test_damaged_former_file_keeps_its_testimony_and_lets_the_others_go(ingest, tmp_path, damaged):
    first, second = vtt(), vtt("Nobody came to us by day.")
    folder = lay(tmp_path, {"a.vtt": first, "b.vtt": second})
    ingest(folder)
    former = Path(Transcript.objects.get(testimony__title="a").source_file.path)
    plan = ingest(lay(folder, {"a.vtt": vtt(*LINES, "More."), "b.vtt": vtt("Nobody came to us by day.", "More.")}))
    former.write_bytes(damaged)

    foreseen = foresee(Batch.objects.get(identifier=plan.batch), most=5)

    assert [why for _identifier, why in foreseen.kept] == [("the former file of a transcript is damaged",)]
    assert undo(plan.batch) == foreseen
