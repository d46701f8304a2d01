import pytest

from testimonies.ingest import report
from testimonies.ingest.errors import FileRefused
from testimonies.ingest.planned import Plan, PlannedFile
from testimonies.ingest.undo import Undone
from testimonies.transcripts.document import Account, Finding, Level
from testimonies.vocabulary import Outcome
from tests.factories.arrivals import arrived


def planned(path, *findings, outcome=Outcome.NEW, testimony="t-1"):
    return PlannedFile(
        arrived(b"", path),
        outcome=outcome,
        format="webvtt",
        segments=2,
        account=Account(1200, 1000, {"markup": 200}),
        findings=[Finding(Level.WARNING, message, line) for line, message in findings],
        testimony=testimony,
    )


def refused(path, why):
    file = planned(path, testimony="")
    file.refuse(FileRefused(why, line=3))
    return file


def test_plain_report_has_the_promised_shape():
    plan = Plan("sent", [planned("a.vtt", (4, "time goes back"))], batch="b-1")

    assert report.as_plain(plan) == {
        "batch": "b-1",
        "totals": {
            "files": 1,
            "new": 1,
            "changed": 0,
            "same": 0,
            "refused": 0,
            "segments": 2,
            "characters_read": 1200,
            "characters_kept": 1000,
            "characters_accounted": 200,
        },
        "files": [
            {
                "path": "a.vtt",
                "format": "webvtt",
                "outcome": "new",
                "testimony": "t-1",
                "segments": 2,
                "characters_read": 1200,
                "characters_kept": 1000,
                "characters_accounted": 200,
                "findings": [{"level": "warning", "line": 4, "message": "time goes back"}],
            }
        ],
    }


def test_files_of_operating_systems_are_counted_among_the_sums():
    assert report.as_plain(Plan("sent", [], passed_over=2))["totals"]["passed_over"] == 2


def test_text_report_puts_problems_first():
    plan = Plan(
        "sent", [planned("a.vtt", (4, "time goes back")), refused("b.vtt", "not one cue")], batch="b-1", passed_over=2
    )

    assert list(report.as_text(plan)) == [
        "Refused:",
        "  b.vtt",
        "    line 3: not one cue",
        "",
        "To be looked at:",
        "  a.vtt",
        "    line 4: time goes back",
        "",
        "2 files: 1 brought in, 1 refused",
        "2 segments; of 1,200 characters read 1,000 are kept and 200 accounted for",
        "2 files of operating systems passed over (.DS_Store, Thumbs.db and the like)",
        (
            "Batch b-1: 1 testimony received something. What is new is a closed draft. To take the batch back: "
            "manage.py ingest --undo b-1"
        ),
    ]


def test_preview_says_where_each_file_belongs_and_why():
    file = planned("a.vtt")
    file.why = "the archive already holds the same bytes"

    lines = list(report.as_text(Plan("sent", [file, refused("b.vtt", "not one cue")])))

    assert lines[4] == "  new      webvtt    a.vtt (t-1): the archive already holds the same bytes"


def test_what_is_said_of_many_files_is_said_once():
    files = [planned(f"{name}.vtt", (None, f'the date "{name}" is not known')) for name in "abcdef"]

    lines = list(report.as_text(Plan("sent", [*files, planned("g.vtt", (1, "time goes back"))], batch="b-1")))

    assert lines[:5] == [
        "To be looked at:",
        "  g.vtt",
        "    line 1: time goes back",
        "  6 files, as a.vtt, b.vtt, c.vtt",
        "    the date … is not known",
    ]


@pytest.mark.parametrize(
    ("plan", "last"),
    [
        (Plan("sent", [planned("a.vtt")]), "This was a preview: nothing was written."),
        (
            Plan("sent", [planned("a.vtt", outcome=Outcome.SAME)], batch="b-1"),
            "Batch b-1: the archive is as it was before.",
        ),
    ],
)
def test_text_report_ends_with_what_it_was(plan, last):
    assert list(report.as_text(plan))[-1] == last


def test_report_of_an_undoing():
    undone = Undone("b-1", ["t-1"], [("t-2", ("it has curators' notes",))])

    assert report.undone_as_plain(undone) == {
        "batch": "b-1",
        "taken_back": ["t-1"],
        "kept": [{"testimony": "t-2", "because": ["it has curators' notes"]}],
    }
    assert list(report.undone_as_text(undone)) == [
        "kept: t-2",
        "    it has curators' notes",
        "b-1: 1 testimony taken back, 1 kept",
    ]


def test_has_refusals():
    assert report.has_refusals(Plan("sent", [refused("b.vtt", "not one cue")]))
    assert not report.has_refusals(Plan("sent", [planned("a.vtt")]))
