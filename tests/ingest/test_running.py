import pytest
from django.contrib.auth.models import Permission, User

from testimonies.ingest import report
from testimonies.ingest.errors import AlreadyRunning, NotAllowed, SourceRefused
from testimonies.ingest.lock import only_import
from testimonies.ingest.running import Order, bring_in, preview
from testimonies.models import AuditEvent, Batch, BatchFile, Collection, Outbox, Segment, Testimony, Transcript
from testimonies.vocabulary import BatchState, Openness, State
from testimonies.workflow import audit
from tests.factories.arrivals import lay, ohms, pack, sheet, vtt
from tests.factories.cast import make_curator
from tests.factories.records import make_collection

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(tmp_path):
    """Two interviews, one of them as text and captions, and a file that cannot be read."""
    return lay(
        tmp_path / "sent",
        {
            "a.vtt": vtt(speaker="Anna"),
            "tape/b.xml": ohms(title="The second", accession="OH 2", interviewee="Karl Demo"),
            "tape/b.vtt": vtt("Other words were said here."),
            "broken.vtt": b"WEBVTT\n\nnot one cue\n",
        },
    )


def test_everything_arrives_as_a_closed_draft(ingest, outcomes, sent):
    make_collection("c-open", default_openness=Openness.OPEN)

    plan = ingest(sent, collection="c-open")

    assert outcomes(plan) == {"a.vtt": "new", "broken.vtt": "refused", "tape/b.vtt": "new", "tape/b.xml": "new"}
    assert set(Testimony.objects.values_list("state", "openness", "collection__identifier")) == {
        (State.DRAFT, Openness.CLOSED, "c-open")
    }
    assert sorted(Testimony.objects.values_list("title", flat=True)) == ["The second", "a"]


def test_ledger_audit_and_batch_tell_the_same(ingest, sent):
    plan = ingest(sent)

    batch = Batch.objects.get(identifier=plan.batch)
    assert (batch.state, batch.totals["files"], batch.totals["new"], batch.totals["refused"]) == (
        BatchState.FINISHED,
        4,
        3,
        1,
    )
    assert batch.totals["segments"] == Segment.objects.count() == 7
    told = {
        line.identifier: line.change["batch"] for line in AuditEvent.objects.filter(verb="ingest", kind="testimony")
    }
    assert told == dict.fromkeys(Testimony.objects.values_list("identifier", flat=True), batch.identifier)
    assert audit.verify() == AuditEvent.objects.count()
    assert not Outbox.objects.exists()


def test_second_and_third_run_change_nothing(ingest, outcomes, sent):
    ingest(sent)
    before = list(Segment.objects.order_by("pk").values())

    for _ in range(2):
        plan = ingest(sent)

    assert outcomes(plan) == {"a.vtt": "same", "broken.vtt": "refused", "tape/b.vtt": "same", "tape/b.xml": "same"}
    assert list(Segment.objects.order_by("pk").values()) == before
    assert Testimony.objects.count() == 2


def test_same_files_in_a_zip_are_the_same(ingest, outcomes, sent, tmp_path):
    ingest(sent)
    files = {path.relative_to(sent).as_posix(): path.read_bytes() for path in sent.rglob("*.vtt")}

    plan = ingest(pack(tmp_path / "sent.zip", files))

    assert outcomes(plan) == {"a.vtt": "same", "broken.vtt": "refused", "tape/b.vtt": "same"}


def test_copies_within_one_run_are_brought_in_once(ingest, outcomes, said, tmp_path):
    plan = ingest(lay(tmp_path, {"a.vtt": vtt(), "copy/b.vtt": vtt()}))

    assert outcomes(plan) == {"a.vtt": "new", "copy/b.vtt": "same"}
    assert said(plan, "copy/b.vtt") == ["the same bytes as a.vtt"]
    assert len({file.testimony for file in plan.files}) == 1


def test_files_of_one_name_in_two_folders_stay_apart_however_often_they_come(ingest, outcomes, tmp_path):
    folder = lay(
        tmp_path, {"a/tape.vtt": vtt("First interview, first words."), "b/tape.vtt": vtt("Quite another person.")}
    )
    ingest(folder)
    (folder / "b" / "tape.vtt").write_bytes(vtt("Quite another person.", "With one line more."))

    plan = ingest(folder)

    assert outcomes(plan) == {"a/tape.vtt": "same", "b/tape.vtt": "changed"}
    assert Testimony.objects.count() == 2


def test_another_interview_under_a_known_name_is_a_new_testimony(ingest, outcomes, tmp_path):
    ingest(lay(tmp_path / "one", {"x/tape.vtt": vtt("First interview, first words.")}))

    plan = ingest(lay(tmp_path / "two", {"y/tape.vtt": vtt("Quite another person was heard.")}))

    assert outcomes(plan) == {"y/tape.vtt": "new"}
    assert Testimony.objects.count() == 2


def test_captions_of_a_known_transcript_join_it(ingest, outcomes, tmp_path):
    ingest(lay(tmp_path / "one", {"x/tape.vtt": vtt()}))

    plan = ingest(
        lay(
            tmp_path / "two", {"tape.srt": b"1\n00:00:01,000 --> 00:00:02,000\nWe walked along the river for a week.\n"}
        )
    )

    assert outcomes(plan) == {"tape.srt": "new"}
    assert Testimony.objects.count() == 1
    assert Transcript.objects.count() == 2


def test_preview_writes_nothing_at_all(sent):
    plan = preview(Order([str(sent)]))

    assert [file.outcome.value for file in plan.files] == ["new", "refused", "new", "new"]
    assert plan.batch == ""
    kinds = (Testimony, Collection, Batch, BatchFile, AuditEvent, Outbox, Transcript)
    assert {kind.__name__: kind.objects.count() for kind in kinds} == dict.fromkeys(
        (kind.__name__ for kind in kinds), 0
    )


def test_preview_says_what_the_doing_does(ingest, sent, outcomes):
    planned = outcomes(preview(Order([str(sent)])))

    assert outcomes(ingest(sent)) == planned


def test_processes_that_read_change_nothing_of_plan_and_report(sent):
    lay(sent, {f"more/{number}.vtt": vtt(f"Words number {number}.", speaker="ANNA") for number in range(20)})

    told = [
        (report.as_plain(plan), list(report.as_text(plan)))
        for plan in (preview(Order([str(sent)], jobs=jobs)) for jobs in (1, 2, 3))
    ]

    assert told[0] == told[1] == told[2]
    assert told[0][0]["totals"]["new"] == 23


def test_processes_that_read_change_nothing_of_what_comes_in(ingest, sent):
    lay(sent, {f"more/{number}.vtt": vtt(f"Words number {number}.", speaker="ANNA") for number in range(20)})
    make_collection("c-one")
    make_collection("c-two")
    ingest(sent, collection="c-one")
    Transcript.objects.update(source_sha256="")  # or the second import would find the same bytes

    ingest(sent, collection="c-two", jobs=2)

    one, two = (
        list(
            Segment.objects.filter(transcript__testimony__collection__identifier=collection)
            .order_by("transcript", "position")
            .values_list("text", "start_ms", "end_ms", "speaker__label", "position", "transcript__source_name")
        )
        for collection in ("c-one", "c-two")
    )
    assert one == two
    assert len(one) == 27


def test_without_a_collection_everything_is_incoming(ingest, sent):
    ingest(sent)
    ingest(sent)

    assert list(Collection.objects.values_list("identifier", "title", "default_openness")) == [
        ("incoming", "Incoming", Openness.CLOSED)
    ]


def test_what_is_incoming_is_called_so_in_the_language_of_the_archive(ingest, sent, settings):
    settings.LANGUAGE_CODE = "tr"

    ingest(sent)

    assert Collection.objects.get().title == "Gelenler"


def test_unknown_collection_is_named(sent):
    make_collection("c-known")

    with pytest.raises(SourceRefused, match=r'there is no collection "c-other"; there are: c-known\. Make it first'):
        bring_in(Order([str(sent)], collection="c-other"))


def test_missing_source_writes_no_batch(sent):
    with pytest.raises(SourceRefused):
        bring_in(Order([str(sent), "/nowhere/at/all"]))

    assert not Batch.objects.exists()


def test_one_import_at_a_time(sent):
    with only_import(), pytest.raises(AlreadyRunning):
        bring_in(Order([str(sent)]))


def test_right_to_ingest_is_asked_for(sent):
    with pytest.raises(NotAllowed, match="does not have the right"):
        bring_in(Order([str(sent)], by=User.objects.create_user("reader")))


def test_curator_of_another_collection_is_refused(sent):
    own = make_collection("c-own")
    make_collection("c-other")
    curator = make_curator("cataloguer", collections=(own,))
    curator.user_permissions.add(Permission.objects.get(codename="ingest_testimony"))

    with pytest.raises(NotAllowed, match="is not a curator of this collection"):
        preview(Order([str(sent)], collection="c-other", by=curator))
    with pytest.raises(NotAllowed, match="is not a curator of this collection"):
        preview(Order([str(sent)], by=curator))
    assert preview(Order([str(sent)], collection="c-own", by=curator)).files


def test_batch_that_was_killed_is_closed_by_the_next(ingest, sent):
    killed = Batch.objects.create(source="earlier")

    ingest(sent)

    killed.refresh_from_db()
    assert (killed.state, killed.totals["files"]) == (BatchState.FINISHED, 0)


def test_loose_files_beside_a_sheet_come_in_by_their_names(ingest, outcomes, tmp_path):
    rows = sheet(("identifier", "title", "transcript"), ("t-1", "From the sheet", "a.vtt"))

    plan = ingest(
        lay(tmp_path, {"sheet.csv": rows, "a.vtt": vtt(), "b.vtt": vtt("Other words entirely, said elsewhere.")})
    )

    assert outcomes(plan) == {"a.vtt": "new", "b.vtt": "new", "sheet.csv": "new"}
    assert sorted(Testimony.objects.values_list("title", flat=True)) == ["From the sheet", "b"]
    assert outcomes(ingest(tmp_path)) == {"a.vtt": "same", "b.vtt": "same", "sheet.csv": "same"}


def test_real_files_come_in_once(ingest, samples):
    sources = [samples / "srt", samples / "docx", samples / "csv-ohd"]
    first = ingest(*sources)

    again = ingest(*sources)

    brought_in = [file for file in first.files if file.outcome == "new"]
    assert len(brought_in) > 20
    assert {file.arrived.path for file in again.files if file.outcome == "same"} >= {
        file.arrived.path for file in brought_in
    }
    assert {file.outcome.value for file in again.files} <= {"same", "refused"}
    assert all(file.account.balances for file in first.files)
    assert all(file.findings for file in first.files if file.outcome == "refused")
