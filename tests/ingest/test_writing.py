import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from testimonies.ingest.contents import kept_of
from testimonies.ingest.running import Order, bring_in
from testimonies.models import AuditEvent, Batch, BatchFile, Consent, Contributor, Recording, Segment, Testimony
from testimonies.vocabulary import SpeakerRole
from tests.factories.arrivals import lay, ohms, sheet, vtt

pytestmark = pytest.mark.django_db


def test_ohms_record_becomes_a_described_testimony(ingest, tmp_path):
    record = ohms(
        "DEMO: We left in spring.",
        "PROBE: And where to?",
        "DEMO: Across the river.",
        "PROBE: When?",
        title="A tape of 2006",
        description="What it is about.",
        date="2006-06-13",
        interviewee="Anna Demo",
        interviewer="Otto Probe",
        language="English",
        media_url="https://example.org/a.mp3",
    )

    ingest(lay(tmp_path, {"a.xml": record}))

    testimony = Testimony.objects.get()
    assert (testimony.title, testimony.summary, testimony.languages) == ("A tape of 2006", "What it is about.", ("en",))
    assert (str(testimony.recorded_date), testimony.recorded_date_latest) == ("2006-06-13", dt.date(2006, 6, 13))
    assert [str(witness) for witness in testimony.witnesses.all()] == ["Anna Demo"]
    assert Contributor.objects.get().name == "Otto Probe"
    assert Recording.objects.get().external_url == "https://example.org/a.mp3"
    voices = Segment.objects.order_by("position").values_list("speaker__label", "speaker__role", "speaker__witness")
    witness = testimony.witnesses.get().pk
    assert list(voices)[:2] == [("DEMO", SpeakerRole.WITNESS, witness), ("PROBE", SpeakerRole.INTERVIEWER, None)]


def test_sheet_speaks_before_the_file(ingest, tmp_path):
    rows = sheet(
        ("title", "date", "witness", "born", "consent", "consent reference", "file"),
        ("From the sheet", "1996", "Karl Demo", "1919?", "text, voice", "Box 3", "a.xml"),
    )

    ingest(lay(tmp_path, {"sheet.csv": rows, "a.xml": ohms(title="From the file", date="2006-06-13")}))

    testimony = Testimony.objects.get()
    assert (testimony.title, str(testimony.recorded_date)) == ("From the sheet", "1996")
    assert str(testimony.witnesses.get().birth_date) == "1919?"
    consent = Consent.objects.get()
    assert (consent.covers_text, consent.covers_voice, consent.covers_name, consent.reference) == (
        True,
        True,
        False,
        "Box 3",
    )


def test_line_of_the_audit_says_what_was_made(ingest, tmp_path):
    plan = ingest(lay(tmp_path, {"a.xml": ohms(interviewee="Anna Demo", media_url="https://example.org/a.mp3")}))

    testimony = Testimony.objects.get()
    assert AuditEvent.objects.get(verb="ingest", kind="testimony").change == {
        "batch": plan.batch,
        "is_new": True,
        "revised": {},
        "contents": {str(testimony.transcripts.get().pk): kept_of([], salt=plan.batch)},
        "widened": [],
        "hidden": [],
        "seals": {},
        "transcripts": [testimony.transcripts.get().pk],
        "recordings": [testimony.recordings.get().pk],
        "index_points": [],
        "witnesses": [testimony.witnesses.get().pk],
    }


def test_ledger_names_testimony_and_transcript(ingest, tmp_path):
    ingest(lay(tmp_path, {"a.vtt": vtt()}))

    row, testimony = BatchFile.objects.get(), Testimony.objects.get()
    assert (row.testimony, row.transcript, row.segments) == (testimony, testimony.transcripts.get(), 3)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40)
CUES = st.lists(
    st.sampled_from(["00:00:01.000 --> 00:00:02.000", "WEBVTT", "NOTE x", "<v Anna>Words", "1", ""]) | WORDS,
    max_size=12,
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    files=st.lists(CUES.map("\n".join) | st.just("WEBVTT\n\n00:01.000 --> 00:02.000\nWords.\n"), min_size=1, max_size=3)
)
def test_ledger_always_balances(tmp_path, files):
    folder = tmp_path / "sent"
    lay(folder, {f"{number}.vtt": content for number, content in enumerate(files)})

    plan = bring_in(Order([str(folder)]))

    totals = Batch.objects.get(identifier=plan.batch).totals
    assert totals["characters_read"] == totals["characters_kept"] + totals["characters_accounted"]
    assert totals["files"] == sum(totals[outcome] for outcome in ("new", "changed", "same", "refused"))
    assert {file.arrived.path for file in plan.files} == {
        row.path for row in BatchFile.objects.filter(batch__identifier=plan.batch)
    }
    for row in BatchFile.objects.filter(batch__identifier=plan.batch):
        assert row.characters_read == row.characters_kept + row.characters_accounted
        assert row.testimony or row.outcome == "refused"


def test_queries_do_not_grow_with_the_segments(ingest, tmp_path, django_assert_max_num_queries):
    ingest(lay(tmp_path / "first", {"0.vtt": vtt("It makes the collection.")}))

    with django_assert_max_num_queries(60) as one:
        ingest(lay(tmp_path / "one", {"1.vtt": vtt("One line only.")}))
    with django_assert_max_num_queries(60) as many:
        ingest(lay(tmp_path / "many", {"2.vtt": vtt(*(f"Line {number} of them." for number in range(15)))}))

    assert len(one) == len(many)
