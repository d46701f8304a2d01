import pytest

from testimonies.ingest.contents import HIDDEN_CONTENTS, is_other, points_of, write_contents
from testimonies.ingest.planned import PlannedFile
from testimonies.ingest.undo import foresee, undo
from testimonies.models import Batch, IndexPoint, Recording, Segment, TextRedaction, Transcript
from testimonies.transcripts.document import IndexPoint as Point
from testimonies.transcripts.document import TranscriptDocument
from tests.factories.arrivals import arrived, lay, ohms
from tests.factories.records import make_authority, make_testimony

pytestmark = pytest.mark.django_db
INDEX = "<point><time>{time}</time><title>{title}</title><synopsis>About it.</synopsis></point>"


def document(*points, translated=()):
    translation = TranscriptDocument("ohms", (), "en", index_points=translated) if translated else None
    return TranscriptDocument("ohms", (), "de", index_points=points, translation=translation)


def test_contents_are_written_in_every_language():
    testimony = make_testimony()
    tape = Recording.objects.create(testimony=testimony)
    told = document(
        Point("Anfang", 0, keywords=("Fluss", "Brot"), subjects=("Brot",), coordinates=(45.3, 34.4), place="Ort"),
        Point("Ende", None),
        translated=(Point("Beginning", 0, language="en"),),
    )

    keys = write_contents(testimony, PlannedFile(arrived(b"")), told, tapes=[tape])

    points = IndexPoint.objects.filter(pk__in=keys).order_by("pk")
    assert list(points.values_list("language", "position", "title", "start_ms", "recording")) == [
        ("", 1, "Anfang", 0, tape.pk),
        ("", 2, "Ende", None, None),
        ("en", 1, "Beginning", 0, tape.pk),
    ]
    assert (points[0].keywords, points[0].latitude, points[0].place) == (["Fluss", "Brot"], 45.3, "Ort")
    assert not is_other(Transcript(testimony=testimony), told)


def test_contents_follow_those_that_are_there():
    testimony = make_testimony()
    IndexPoint.objects.create(testimony=testimony, position=4, title="There before")

    write_contents(testimony, PlannedFile(arrived(b"")), document(Point("After", 1000)), tapes=[])

    assert list(testimony.index_points.order_by("position").values_list("position", "title")) == [
        (4, "There before"),
        (5, "After"),
    ]


def test_dangerous_links_are_left_out_and_told():
    testimony, file = make_testimony(), PlannedFile(arrived(b""))
    links = (("javascript:alert(1)", "here"), ("https://example.org/map", "there"))

    write_contents(testimony, file, document(Point("Links", hyperlinks=links)), tapes=[])

    assert IndexPoint.objects.get().hyperlinks == [["https://example.org/map", "there"]]
    assert [found.message for found in file.findings] == [
        'the link "javascript:alert(1)" of “Links” leads to no http or https address and was left out'
    ]


def test_overlong_title_stands_whole_in_the_synopsis():
    testimony = make_testimony()
    told = document(Point("a" * 600, synopsis="About it."))

    write_contents(testimony, PlannedFile(arrived(b"")), told, tapes=[])

    point = IndexPoint.objects.get()
    assert (point.title, point.synopsis) == ("a" * 499 + "…", "a" * 600 + "\nAbout it.")
    assert not is_other(Transcript(testimony=testimony), told)


def test_points_of_nothing():
    assert points_of(document()) == []
    assert write_contents(make_testimony(), PlannedFile(arrived(b"")), document(), tapes=[]) == []


def contents(*titles):
    return ohms(index="".join(INDEX.format(time=place, title=title) for place, title in enumerate(titles)))


def titles():
    return list(IndexPoint.objects.order_by("position").values_list("pk", "position", "title"))


@pytest.fixture
def known(ingest, tmp_path):
    """A folder with a file that was brought in, and has three entries."""
    folder = lay(tmp_path, {"a.xml": contents("Beginning", "Middle", "End")})
    ingest(folder)
    return folder


@pytest.mark.parametrize(
    "now",
    [
        ("Another beginning", "Middle", "End"),
        ("Beginning", "End"),
        ("Beginning",),
        ("Beginning", "Middle", "End", "After it"),
        ("New", "Beginning", "Middle", "Old", "End"),
    ],
)
def test_changed_contents_are_brought_and_taken_back(known, ingest, outcomes, now):
    before = titles()

    plan = ingest(lay(known, {"a.xml": contents(*now)}))

    assert outcomes(plan) == {"a.xml": "changed"}
    assert [title for _pk, _position, title in titles()] == list(now)
    assert [pk for pk, *_rest in titles()][: len(before)] == [pk for pk, *_rest in before][: len(now)]
    assert undo(plan.batch).kept == []
    assert titles() == before
    assert outcomes(ingest(known)) == {"a.xml": "changed"}
    assert [title for _pk, _position, title in titles()] == list(now)


def edited():
    IndexPoint.objects.filter(position=2).update(title="The middle, as heard")


EDITS = {
    "edited": edited,
    "bound": lambda: IndexPoint.objects.get(position=2).authorities.add(make_authority("The river")),
    "taken away": lambda: IndexPoint.objects.get(position=2).delete(),
}


@pytest.mark.parametrize("edit", EDITS)
def test_contents_that_a_curator_edited_are_left_and_told(known, ingest, outcomes, said, edit):
    EDITS[edit]()
    before = titles()

    plan = ingest(lay(known, {"a.xml": contents("Beginning", "Middle", "The end")}))

    assert outcomes(plan) == {"a.xml": "same"}
    assert said(plan, "a.xml")[-1].startswith("its table of contents is not the archive's")
    assert titles() == before


@pytest.mark.parametrize("edit", EDITS)
def test_contents_that_a_curator_edited_since_keep_their_batch(known, ingest, edit):
    plan = ingest(lay(known, {"a.xml": contents("Beginning", "Middle", "The end")}))
    EDITS[edit]()
    before = titles()

    foreseen = foresee(Batch.objects.get(identifier=plan.batch), most=9)

    assert foreseen.kept[0][1] == ("its table of contents was edited since",)
    assert undo(plan.batch).kept == foreseen.kept
    assert titles() == before


def test_contents_of_a_curator_stay_beside_those_of_the_file(known, ingest):
    testimony = IndexPoint.objects.first().testimony
    IndexPoint.objects.create(testimony=testimony, position=4, title="Ours")

    plan = ingest(lay(known, {"a.xml": contents("A", "B", "C", "D")}))
    assert [title for _pk, _position, title in titles()] == ["A", "B", "C", "Ours", "D"]

    undo(plan.batch)
    assert [title for _pk, _position, title in titles()] == ["Beginning", "Middle", "End", "Ours"]


def test_batch_under_a_later_one_waits_for_it(known, ingest):
    first = ingest(lay(known, {"a.xml": contents("Beginning", "Middle", "The end")}))
    second = ingest(lay(known, {"a.xml": contents("Beginning", "Middle", "The very end")}))

    ((_identifier, reasons),) = undo(first.batch).kept
    assert "a transcript was brought in again since: take that back first" in reasons
    assert (undo(second.batch).kept, undo(first.batch).kept) == ([], [])
    assert [title for _pk, _position, title in titles()] == ["Beginning", "Middle", "End"]


def test_index_without_a_transcript_is_kept(ingest, tmp_path, outcomes):
    index = ohms("No transcript.", index=INDEX.format(time=5, title="Beginning"))
    folder = lay(tmp_path, {"a.xml": index})

    assert outcomes(ingest(folder)) == {"a.xml": "new"}
    assert IndexPoint.objects.get().start_ms == 5000
    assert outcomes(ingest(folder)) == {"a.xml": "same"}


@pytest.mark.parametrize(("said", "is_left"), [("There\nAnna Demo stood", True), ("There somebody stood", False)])
def test_contents_that_would_say_what_is_hidden_are_left_out_and_told(ingest, tmp_path, said, is_left):
    lines = ("We came at noon to the town.", "There Anna Demo stood and wept all night.")
    opening = INDEX.replace("About it.", "{synopsis}")
    folder = lay(tmp_path, {"a.xml": ohms(*lines, index=opening.format(time=1, title="Noon", synopsis="We came."))})
    ingest(folder)
    TextRedaction.objects.create(segment=Segment.objects.get(position=2), start=6, end=15, reason="a name")

    plan = ingest(lay(folder, {"a.xml": ohms(*lines, index=opening.format(time=1, title="Noon", synopsis=said))}))

    assert IndexPoint.objects.get().synopsis == ("We came." if is_left else said)
    assert (HIDDEN_CONTENTS in [found.message for found in plan.files[0].findings]) is is_left
    assert undo(plan.batch).kept == []
    assert IndexPoint.objects.get().synopsis == "We came."
