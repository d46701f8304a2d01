"""What a batch hid or widened is taken back with it, unless a curator decided about it since."""

import pytest

from testimonies.ingest.deciding import undecided
from testimonies.ingest.undo import foresee, undo
from testimonies.models import Annotation, AuditEvent, Batch, Segment, TextRedaction
from tests.admin.pages import address, enter, filled, save
from tests.factories.arrivals import lay, vtt
from tests.factories.cast import make_administrator

pytestmark = pytest.mark.django_db
LINES = ("We came at noon.", "Anna Demo came at night, in the rain.", "Nobody spoke of it.")
AGAIN = (LINES[0], "She came at night, in the rain.", f"Anna Demo. {LINES[2]}")


@pytest.fixture
def batch(ingest, tmp_path):
    """A batch that widened a redaction and an annotation, and hid the passage to which the words moved."""
    folder = lay(tmp_path, {"a.vtt": vtt(*LINES)})
    ingest(folder)
    second = Segment.objects.get(position=2)
    TextRedaction.objects.create(segment=second, start=0, end=9, reason="a name")
    Annotation.objects.create(segment=second, start=0, end=9, note="who?")
    plan = ingest(lay(folder, {"a.vtt": vtt(*AGAIN)}))
    return Batch.objects.get(identifier=plan.batch)


def marks():
    """Whose words are hidden or marked, by position."""
    redactions = [(each.segment.position, each.start, each.end) for each in TextRedaction.objects.order_by("pk")]
    return redactions, [(each.segment.position, each.start, each.end) for each in Annotation.objects.all()]


def line():
    return AuditEvent.objects.filter(kind="testimony", verb="ingest").latest("pk")


def widened():
    return TextRedaction.objects.earliest("pk")


def made():
    return TextRedaction.objects.latest("pk")


def confirmed(mark):
    """Its own page is saved as it is."""
    assert save(enter(make_administrator()), mark).status_code == 302


def edited_below_its_passage(mark, **said):
    client = enter(make_administrator())
    page = address(mark.segment)
    kind = "redactions" if isinstance(mark, TextRedaction) else "annotations"
    sent = filled(client.get(page), **{f"{kind}-0-{name}": value for name, value in said.items()}, because="looked at")
    assert client.post(page, sent).status_code == 302


def test_what_nobody_looked_at_goes_with_the_batch(batch):
    assert marks() == ([(2, 0, 31), (3, 0, 30)], [(2, 0, 31)])
    assert undecided(line()).hidden == [made().pk]

    assert undo(batch.identifier).kept == []
    assert marks() == ([(2, 0, 9)], [(2, 0, 9)])


@pytest.mark.parametrize(
    "decide",
    [
        lambda: confirmed(widened()),
        lambda: save(enter(make_administrator()), widened(), reason="the whole story"),
        lambda: edited_below_its_passage(widened(), reason="the whole story"),
        lambda: TextRedaction.objects.filter(pk=widened().pk).update(reason="written by a command"),
    ],
    ids=["confirmed", "edited", "edited below its passage", "edited elsewhere"],
)
def test_widened_redaction_about_which_somebody_decided_stays_as_it_is(batch, decide):
    decide()

    assert undo(batch.identifier).kept == []
    assert marks() == ([(2, 0, 37)], [(2, 0, 9)])


def test_widened_annotation_about_which_somebody_decided_stays_as_it_is(batch):
    confirmed(Annotation.objects.get())

    assert undo(batch.identifier).kept == []
    assert marks() == ([(2, 0, 9)], [(2, 0, 37)])


def test_redaction_that_was_made_and_confirmed_stays(batch):
    confirmed(made())

    assert undo(batch.identifier).kept == []
    assert marks()[0] == [(2, 0, 9), (3, 0, 19)]


def test_redaction_that_was_narrowed_to_words_that_would_go_keeps_the_testimony(batch):
    TextRedaction.objects.filter(pk=made().pk).update(end=9)

    foreseen = foresee(batch, most=5)

    assert "mark words that the new text changed" in foreseen.kept[0][1][0]
    assert undo(batch.identifier).kept == foreseen.kept
    assert marks()[0] == [(2, 0, 31), (3, 0, 9)]


def test_redaction_that_was_made_and_taken_away_is_not_missed(batch):
    made().delete()

    assert undo(batch.identifier).kept == []
    assert marks()[0] == [(2, 0, 9)]


@pytest.fixture
def recut(ingest, tmp_path):
    """A batch that moved a border between two passages, and hid nothing."""
    folder = lay(tmp_path, {"a.vtt": vtt("We came at noon, and Anna Demo wept.", "Nobody spoke of it all evening.")})
    ingest(folder)
    plan = ingest(
        lay(folder, {"a.vtt": vtt("We came at noon, and", "Anna Demo wept. Nobody spoke of it all evening.")})
    )
    return Batch.objects.get(identifier=plan.batch)


def test_words_that_were_hidden_since_stay_hidden_where_they_come_back_to(recut):
    second = Segment.objects.get(position=2)
    TextRedaction.objects.create(segment=second, start=0, end=len(second.text), reason="asked for")

    foreseen = foresee(recut, most=5)

    assert undo(recut.identifier).kept == foreseen.kept == []
    assert marks()[0] == [(2, 0, 31), (1, 0, 36)]
    assert made().reason == "asked for"
    line = AuditEvent.objects.filter(kind="testimony", verb="add").get()
    assert line.because == f"taken back with batch {recut.identifier}"


def test_words_hidden_before_the_batch_hide_nothing_more_when_it_is_taken_back(ingest, recut, tmp_path):
    second = Segment.objects.get(position=2)
    TextRedaction.objects.create(segment=second, start=0, end=len(second.text), reason="asked for")
    joined = vtt("We came at noon.", "And Anna Demo wept. Nobody spoke of it all evening.")
    plan = ingest(lay(tmp_path, {"a.vtt": joined}))
    before = marks()

    assert undo(plan.batch).kept == []
    assert marks()[0] == [(2, 0, 47)] != before
