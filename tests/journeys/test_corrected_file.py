"""A transcript is brought in, worked on, and comes again corrected: what hangs on its words goes along, or is named."""

import pytest
from django.utils import timezone

from testimonies.access.redaction import MASK
from testimonies.ingest.running import Order, bring_in, preview
from testimonies.ingest.telling import HIDDEN_HERE, HIDDEN_TOO, LOOK, WIDENED
from testimonies.ingest.undo import undo
from testimonies.models import (
    Annotation,
    Claim,
    IndexPoint,
    LifeEvent,
    Question,
    Segment,
    Testimony,
    TextRedaction,
    TimeRedaction,
    Transcript,
)
from testimonies.transcripts.document import Level
from testimonies.vocabulary import LifeEventKind
from testimonies.workflow.review import mark_reviewed
from tests.factories.arrivals import lay
from tests.factories.cast import make_administrator
from tests.factories.recordings import make_recording, tone
from tests.factories.records import make_witness

pytestmark = pytest.mark.django_db
BEES = (
    "The bees left the old hive at dawn.",
    "Anna Demo counted them at the fence.",
    "They flew over the river.",
    "Nobody followed them.",
)


def captions(*lines):
    cues = "".join(f"\n00:{n:02}.000 --> 00:{n:02}.900\n<v ANNA>{line}\n" for n, line in enumerate(lines))
    return f"WEBVTT\n{cues}".encode()


@pytest.fixture
def folder(tmp_path):
    return lay(tmp_path / "sent", {"bees.vtt": captions(*BEES)})


@pytest.fixture
def again(folder):
    """The file comes again with other lines; its row of the plan, and what is to be looked at."""

    def bring(*lines, name="bees.vtt"):
        lay(folder, {name: captions(*lines)})
        plan = bring_in(Order([str(folder)]))
        (file,) = [file for file in plan.files if file.arrived.name == name]
        return plan, file.outcome.value, [f.message for f in file.findings if f.level is not Level.NOTE]

    return bring


@pytest.fixture
def worked_on(folder):
    """The testimony, with something of every kind hanging on its second line."""
    bring_in(Order([str(folder)]))
    line = Segment.objects.get(position=2)
    TextRedaction.objects.create(segment=line, start=0, end=9, reason="a name")
    Annotation.objects.create(segment=line, start=10, end=17, note="who counts")
    Claim.objects.create(question=Question.objects.create(title="How many?"), statement="All.", segment=line)
    LifeEvent.objects.create(witness=make_witness("Anna Demo"), kind=LifeEventKind.INTERNED, segment=line)
    IndexPoint.objects.create(testimony=Testimony.objects.get(), position=1, title="The fence", start_ms=1000)
    return line


def marks(model):
    """The words that each redaction or annotation covers."""
    return [mark.segment.text[mark.start : mark.end] for mark in model.objects.order_by("pk")]


def test_everything_goes_along_with_its_words(worked_on, again):
    keys = list(Segment.objects.order_by("position").values_list("key", flat=True))

    _plan, outcome, told = again(
        BEES[0], "A line was added.", "Yes, Anna Demo counted them by the fence.", "They flew over a river.", BEES[3]
    )

    assert outcome == "changed"
    now = list(Segment.objects.order_by("position").values_list("key", flat=True))
    assert [now[0], *now[2:]] == keys
    assert (marks(TextRedaction), marks(Annotation)) == (["Anna Demo"], ["counted"])
    assert Claim.objects.get().segment == LifeEvent.objects.get().segment == worked_on
    assert IndexPoint.objects.get().title == "The fence"
    assert told == [
        HIDDEN_HERE,
        f"{LOOK}: {worked_on.key}",
    ]


def test_redaction_whose_words_changed_hides_the_whole_passage(worked_on, again):
    _plan, outcome, told = again(BEES[0], "Hanna Demos counted them at the fence.", *BEES[2:])

    assert outcome == "changed"
    assert marks(TextRedaction) == ["Hanna Demos counted them at the fence."]
    assert marks(Annotation) == ["counted"]
    assert told[1:] == [
        f"{WIDENED['textredaction']}: {worked_on.key}",
    ]
    mark_reviewed(Transcript.objects.get(), by=make_administrator())
    assert Segment.objects.filter(pk=worked_on.pk).read_public()[0].text == MASK


SPLIT = (BEES[0], "Yesterday at dawn, when it was cold and they slept,", BEES[1], *BEES[2:])


@pytest.fixture
def hidden_name(folder):
    """A passage with a hidden name in its midst; its key."""
    lay(folder, {"bees.vtt": captions(BEES[0], f"{SPLIT[1]} {SPLIT[2]}", *BEES[2:])})
    bring_in(Order([str(folder)]))
    line = Segment.objects.get(position=2)
    start = line.text.index("Anna")
    TextRedaction.objects.create(segment=line, start=start, end=start + 9, reason="a name")
    return line.key


def test_hidden_words_of_a_passage_that_was_split_stay_hidden(hidden_name, again):
    _plan, outcome, told = again(*SPLIT)

    moved = Segment.objects.get(text__contains="Anna")
    assert (outcome, Segment.objects.get(key=hidden_name).text) == ("changed", SPLIT[1])
    assert told[-1] == f"{HIDDEN_TOO}: {moved.key}"
    mark_reviewed(Transcript.objects.get(), by=make_administrator())
    assert Segment.objects.filter(pk=moved.pk).read_public()[0].text == MASK


def test_hidden_words_that_moved_over_the_border_stay_hidden(worked_on, again):
    following = Segment.objects.get(position=3)

    _plan, outcome, told = again(BEES[0], "counted them at the fence.", f"Anna Demo. {BEES[2]}", BEES[3])

    assert outcome == "changed"
    assert marks(TextRedaction) == ["counted them at the fence.", f"Anna Demo. {BEES[2]}"]
    assert told[-1] == f"{HIDDEN_TOO}: {following.key}"
    assert set(TextRedaction.objects.values_list("reason", flat=True)) == {"a name"}


def test_undo_takes_away_what_was_hidden_anew(hidden_name, again):
    plan, _outcome, _told = again(*SPLIT)

    assert undo(plan.batch).kept == []
    assert marks(TextRedaction) == ["Anna Demo"]
    assert Segment.objects.count() == 4


def test_name_that_grew_hides_the_whole_passage(worked_on, again):
    again(BEES[0], "Anna Demopolska counted them at the fence.", *BEES[2:])

    assert marks(TextRedaction) == ["Anna Demopolska counted them at the fence."]


def test_annotation_whose_words_changed_marks_the_whole_passage(worked_on, again):
    TextRedaction.objects.all().delete()

    _plan, outcome, told = again(BEES[0], "Anna Demo weighed them at the fence.", *BEES[2:])

    assert outcome == "changed"
    assert marks(Annotation) == ["Anna Demo weighed them at the fence."]
    assert told == [f"{WIDENED['annotation']}: {worked_on.key}"]


def test_file_without_a_passage_on_which_something_hangs_is_refused(worked_on, again):
    _plan, outcome, told = again(BEES[0], *BEES[2:])

    assert outcome == "refused"
    assert told[-1].count(worked_on.key) == 4
    assert "Anna" not in told[-1]
    assert list(Segment.objects.order_by("position").values_list("text", flat=True)) == list(BEES)
    assert marks(TextRedaction) == ["Anna Demo"]


def test_passages_that_are_gone_are_named_for_those_who_cite_them(worked_on, again):
    last = Segment.objects.get(position=4).key

    _plan, outcome, told = again(*BEES[:3])

    assert outcome == "changed"
    assert told[-1] == f"what cites one of the passages that are gone finds it no more: {last}"


@pytest.mark.parametrize("hidden", ["words", "sound", "nothing", "no longer"])
def test_second_transcript_of_a_testimony_with_something_hidden_says_so(worked_on, tmp_path, hidden):
    if hidden != "words":
        TextRedaction.objects.all().delete()
    if hidden == "sound":
        tape = make_recording(Testimony.objects.get(), tone(seconds=0.1))
        TimeRedaction.objects.create(recording=tape, start_ms=0, end_ms=50, reason="a name")
    if hidden == "no longer":
        TextRedaction.objects.create(segment=worked_on, start=0, end=4, reason="a name", until=timezone.now())
    order = Order([str(lay(tmp_path / "later", {"bees.vtt": captions(*BEES, "One line more.")}))])
    Transcript.objects.update(source_name="bees.srt")  # the same testimony, and another transcript of it

    (planned,), (file,) = preview(order).files, bring_in(order).files

    warned = [HIDDEN_HERE] if hidden in ("words", "sound") else []
    assert (planned.outcome, file.outcome, Testimony.objects.count()) == ("new", "new", 1)
    for told in (planned.findings, file.findings):
        assert [found.message for found in told if found.level is Level.WARNING] == warned


def test_undo_gives_back_the_words_and_what_was_hidden_of_them(worked_on, again):
    plan, _outcome, _told = again(BEES[0], "Hanna Demos counted them at the fence.", *BEES[2:])

    undone = undo(plan.batch)

    assert (undone.kept, len(undone.taken_back)) == ([], 1)
    assert list(Segment.objects.order_by("position").values_list("text", flat=True)) == list(BEES)
    assert (marks(TextRedaction), marks(Annotation)) == (["Anna Demo"], ["counted"])
