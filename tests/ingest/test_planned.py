from testimonies.ingest.errors import FileRefused
from testimonies.ingest.planned import Part, PlannedFile, PlannedTestimony
from testimonies.transcripts.document import Account, Finding, Level
from testimonies.vocabulary import Outcome
from tests.factories.arrivals import arrived


def test_refused_file_keeps_nothing_and_has_no_work():
    file = PlannedFile(arrived(b""), segments=3, account=Account(10, 10))

    file.refuse(FileRefused("not one cue", line=3))

    assert (file.outcome, file.segments, file.account, file.has_work) == (Outcome.REFUSED, 0, Account(0, 0), False)
    assert file.findings == [Finding(Level.ERROR, "not one cue", 3)]


def test_testimony_knows_its_files_at_work():
    text, tape = PlannedFile(arrived(b""), segments=3), PlannedFile(arrived(b""), part=Part.RECORDING)
    same = PlannedFile(arrived(b""), outcome=Outcome.SAME, segments=5)
    group = PlannedTestimony([text, tape, same])

    assert (group.at_work(), group.at_work(Part.RECORDING), group.segments) == ([text, tape], [tape], 3)
    assert group.has_work
    assert not PlannedTestimony([same]).has_work


def test_notes_and_warnings_are_findings():
    file = PlannedFile(arrived(b""))

    file.note("as it is")
    file.warn("look here")

    assert [(found.level, found.message) for found in file.findings] == [
        (Level.NOTE, "as it is"),
        (Level.WARNING, "look here"),
    ]
    assert file.is_text
