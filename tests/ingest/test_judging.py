from dataclasses import replace

import pytest

from testimonies.ingest.description import Description
from testimonies.ingest.judging import LEFT, is_named_in, said_otherwise
from testimonies.models import FormerIdentifier, Testimony, Tombstone, Transcript
from testimonies.vocabulary import EDITABLE_STATES, State
from testimonies.workflow.revisions import revise, wordings_of
from tests.factories.arrivals import LINES, lay, ohms, sheet, vtt
from tests.factories.recordings import tone
from tests.factories.records import make_collection, make_testimony, make_transcript

pytestmark = pytest.mark.django_db
HEADER = ("identifier", "title", "file")


def rows(*lines):
    return sheet(HEADER, *lines)


def test_identifier_of_a_sheet_is_given_to_a_new_testimony(ingest, tmp_path, said):
    plan = ingest(lay(tmp_path, {"sheet.csv": rows(("OH-1", "A tape", "a.vtt")), "a.vtt": vtt()}))

    assert Testimony.objects.get().identifier == "OH-1"
    assert said(plan, "a.vtt") == ["the sheet says that it belongs to OH-1, which is new"]


def test_identifier_of_a_sheet_finds_its_testimony(ingest, tmp_path, outcomes):
    known = make_testimony(identifier="OH-1", collection=make_collection("incoming"))

    plan = ingest(lay(tmp_path, {"sheet.csv": rows(("OH-1", "Another title", "a.vtt")), "a.vtt": vtt()}))

    assert outcomes(plan) == {"a.vtt": "new", "sheet.csv": "new"}
    assert Transcript.objects.get().testimony == known
    assert Testimony.objects.get().title == known.title


def test_what_a_sheet_says_otherwise_is_told_and_left(ingest, tmp_path, said):
    known = make_testimony(identifier="OH-1", collection=make_collection("incoming"), title="As curated")
    rows = sheet(
        ("identifier", "title", "date", "witness", "consent", "file"),
        ("OH-1", "From the sheet", "1996", "Anna Demo", "text", "a.vtt"),
    )

    plan = ingest(lay(tmp_path, {"sheet.csv": rows, "a.vtt": vtt()}))

    assert said(plan, "a.vtt")[-1] == (
        "the sheet says otherwise about title, recorded date, witnesses, consent; what the archive has was left"
    )
    known.refresh_from_db()
    assert (known.title, known.recorded_date, known.consents.count()) == ("As curated", None, 0)


def test_sheet_that_says_the_same_is_silent():
    testimony = make_testimony(title="A tape", languages=("de",))

    assert said_otherwise(testimony, Description(title="A tape", languages=("de",))) == []
    assert said_otherwise(testimony, Description(title="Another", languages=("ru",))) == ["title", "languages"]


def test_former_identifier_leads_to_the_one_in_use(ingest, tmp_path):
    known = make_testimony(identifier="OH-2", collection=make_collection("incoming"))
    FormerIdentifier.objects.create(kind="testimony", identifier="OH-1", leads_to="OH-2")

    ingest(lay(tmp_path, {"sheet.csv": rows(("OH-1", "", "a.vtt")), "a.vtt": vtt()}))

    assert Transcript.objects.get().testimony == known


@pytest.mark.parametrize(
    ("identifier", "why"),
    [
        ("OH 1/2", '"OH 1/2" cannot be an identifier'),
        ("t-elsewhere", "t-elsewhere is in the collection c-other: name that with --collection c-other"),
    ],
)
def test_identifier_that_cannot_be_used_is_refused(ingest, tmp_path, outcomes, said, identifier, why):
    make_testimony(identifier="t-elsewhere", collection=make_collection("c-other"))

    plan = ingest(lay(tmp_path, {"sheet.csv": rows((identifier, "", "a.vtt")), "a.vtt": vtt()}))

    assert outcomes(plan)["a.vtt"] == "refused"
    assert said(plan, "a.vtt")[-1].startswith(why)


@pytest.mark.parametrize("state", [state for state in State if state not in (*EDITABLE_STATES, State.PUBLISHED)])
def test_nothing_is_added_to_a_testimony_that_may_not_be_edited(ingest, tmp_path, outcomes, said, state):
    make_testimony(identifier="OH-1", collection=make_collection("incoming"), state=state)

    plan = ingest(lay(tmp_path, {"sheet.csv": rows(("OH-1", "", "a.vtt")), "a.vtt": vtt()}))

    assert outcomes(plan)["a.vtt"] == "refused"
    assert f"its testimony is “{state.label}”: return it to review" in said(plan, "a.vtt")[-1]
    assert not Transcript.objects.exists()


def test_recording_alone_belongs_to_nobody(ingest, tmp_path, outcomes):
    plan = ingest(lay(tmp_path, {"a.wav": tone()}))

    assert outcomes(plan) == {"a.wav": "refused"}
    assert not Testimony.objects.exists()


def test_recording_is_never_joined_to_a_known_testimony_by_its_name_alone(ingest, tmp_path, outcomes):
    ingest(lay(tmp_path / "one", {"a.vtt": vtt()}))

    assert outcomes(ingest(lay(tmp_path / "two", {"a.wav": tone()}))) == {"a.wav": "refused"}


def test_recording_is_never_replaced(ingest, tmp_path, outcomes, said):
    folder = lay(tmp_path, {"sheet.csv": rows(("OH-1", "", "a.wav")), "a.wav": tone()})
    ingest(folder)
    (folder / "a.wav").write_bytes(tone(seconds=2))

    plan = ingest(folder)

    assert outcomes(plan)["a.wav"] == "refused"
    assert said(plan, "a.wav")[-1].startswith("the testimony has a recording of this name with other bytes")


def test_transcript_with_other_bytes_and_the_same_words_is_the_same(ingest, tmp_path, outcomes, said):
    folder = lay(tmp_path, {"a.vtt": vtt()})
    ingest(folder)
    (folder / "a.vtt").write_bytes(vtt() + b"\n\n")

    plan = ingest(folder)

    assert outcomes(plan) == {"a.vtt": "same"}
    assert said(plan, "a.vtt")[-1].startswith("its bytes are others than before")


def test_other_words_at_a_known_path_are_refused(ingest, tmp_path, outcomes):
    folder = lay(tmp_path, {"a.vtt": vtt()})
    ingest(folder)
    (folder / "a.vtt").write_bytes(vtt("Nothing of this was ever said before."))

    assert outcomes(ingest(folder)) == {"a.vtt": "refused"}
    assert [segment.text for segment in Transcript.objects.get().segments.order_by("position")] == list(LINES)


def test_title_that_names_a_witness_is_told(ingest, tmp_path, said):
    plan = ingest(lay(tmp_path, {"a.xml": ohms(title="Interview with Anna Demo", interviewee="Anna Demo")}))

    assert said(plan, "a.xml")[-2:] == [
        "the witness “Anna Demo” is recorded anew, and anonymous until a curator chooses otherwise",
        "the title names “Anna Demo”: it can be published so only if the witness is shown by name",
    ]


def test_witness_met_twice_in_one_run_is_told(ingest, tmp_path, said):
    plan = ingest(
        lay(tmp_path, {"a.xml": ohms(interviewee="Anna Demo"), "b.xml": ohms("Other words.", interviewee="Anna Demo")})
    )

    assert said(plan, "b.xml")[-1] == (
        "the witness “Anna Demo” is taken to be the one whom the collection knows by exactly this name"
    )


@pytest.mark.parametrize(
    ("name", "title", "expected"),
    [("Anna Demo", "The Demo tapes", True), ("Anna Demo", "The tapes", False), ("Аламат", "With Alamat", True)],
)
def test_is_named_in_compares_as_the_gate_does(name, title, expected):
    assert is_named_in(name, title) is expected


def test_translation_in_the_same_file_is_compared_too(ingest, tmp_path, outcomes):
    translated = {"language": "German", "transcript_alt_lang": "English", "translate": "1"}
    folder = lay(tmp_path, {"a.xml": ohms(transcript_alt="In other words.", **translated)})
    ingest(folder)
    (folder / "a.xml").write_bytes(ohms(transcript_alt="In quite other words.", **translated))

    assert outcomes(ingest(folder)) == {"a.xml": "changed"}
    texts = [(text.kind, text.revision, text.segments.count()) for text in Transcript.objects.order_by("pk")]
    assert texts == [("verbatim", 1, 3), ("translation", 2, 1)]


def test_file_that_is_held_by_a_testimony_elsewhere_is_the_same(ingest, tmp_path, outcomes):
    folder = lay(tmp_path, {"a.vtt": vtt()})
    ingest(folder)
    Testimony.objects.update(collection=make_collection("c-moved"))

    assert outcomes(ingest(folder)) == {"a.vtt": "same"}


def test_transcript_joined_by_hand_is_not_taken_for_the_file(ingest, tmp_path, outcomes):
    known = make_testimony(identifier="OH-1", collection=make_collection("incoming"))
    make_transcript(known)

    plan = ingest(lay(tmp_path, {"sheet.csv": rows(("OH-1", "", "a.vtt")), "a.vtt": vtt()}))

    assert outcomes(plan)["a.vtt"] == "new"
    assert known.transcripts.count() == 2


def test_identifier_of_something_erased_is_refused(ingest, tmp_path, outcomes, said):
    Tombstone.objects.create(kind="testimony", identifier="OH-1", because="Asked for.")

    plan = ingest(lay(tmp_path, {"sheet.csv": rows(("OH-1", "", "a.vtt")), "a.vtt": vtt()}))

    assert outcomes(plan)["a.vtt"] == "refused"
    assert said(plan, "a.vtt")[0].startswith("OH-1 was erased")
    assert not Testimony.objects.exists()


def test_what_a_curator_set_otherwise_is_left_and_told(ingest, tmp_path, outcomes, said):
    folder = lay(tmp_path, {"a.vtt": vtt()})
    ingest(folder)
    transcript = Transcript.objects.get()
    first, *others = wordings_of(transcript)
    heard = [replace(first, start_ms=500), *others]
    revise(transcript, heard, by=None, because="heard again", expected=1)

    plan = ingest(lay(folder, {"a.vtt": vtt() + b"\n"}))

    assert outcomes(plan) == {"a.vtt": "same"}
    assert said(plan, "a.vtt")[-1] == LEFT
    assert wordings_of(transcript)[0].start_ms == 500
