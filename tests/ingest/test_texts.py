import pytest

from testimonies.ingest.cast import Cast
from testimonies.ingest.texts import change_transcript, write_transcripts
from testimonies.ingest.undo import undo
from testimonies.models import Annotation, AuditEvent, Batch, Segment, Speaker, Transcript
from testimonies.transcripts.document import Segment as Said
from testimonies.transcripts.document import TranscriptDocument, WordTime
from testimonies.values.span import Span
from testimonies.vocabulary import SpeakerRole, TranscriptKind
from testimonies.workflow.review import mark_reviewed
from tests.factories.arrivals import LINES, lay, ohms, sheet, vtt
from tests.factories.cast import make_administrator
from tests.factories.records import make_testimony

pytestmark = pytest.mark.django_db


def keys(transcript):
    return dict(transcript.segments.values_list("text", "key"))


@pytest.fixture
def folder(ingest, tmp_path):
    """A folder that was brought in once."""
    place = lay(tmp_path, {"a.vtt": vtt(speaker="ANNA")})
    ingest(place)
    return place


def test_new_transcript_has_segments_speakers_and_its_source(ingest, folder):
    transcript = Transcript.objects.get()

    assert (transcript.format, transcript.kind, transcript.revision) == ("webvtt", TranscriptKind.VERBATIM, 1)
    assert (transcript.source_name, transcript.script) == ("a.vtt", "Latn")
    with transcript.source_file.open() as kept:
        assert kept.read() == (folder / "a.vtt").read_bytes()
    assert list(
        Segment.objects.order_by("position").values_list("position", "text", "start_ms", "end_ms", "speaker__label")
    ) == [
        (1, LINES[0], 0, 3000, "ANNA"),
        (2, LINES[1], 4000, 7000, "ANNA"),
        (3, LINES[2], 8000, 11000, "ANNA"),
    ]
    assert Segment.objects.values("key").distinct().count() == 3


def test_changed_file_keeps_the_keys_of_its_words(ingest, folder, outcomes, said):
    before = keys(Transcript.objects.get())
    (folder / "a.vtt").write_bytes(vtt(LINES[0], "A line between.", *LINES[1:], speaker="ANNA"))

    plan = ingest(folder)

    assert outcomes(plan) == {"a.vtt": "changed"}
    assert said(plan, "a.vtt")[-1] == "3 passages keep their keys, 1 are new, 0 are gone"
    transcript = Transcript.objects.get()
    after = keys(transcript)
    assert {text: after[text] for text in before} == before
    assert transcript.revision == 2
    with transcript.source_file.open() as kept:
        assert kept.read() == (folder / "a.vtt").read_bytes()
    assert outcomes(ingest(folder)) == {"a.vtt": "same"}


def test_changed_file_carries_annotations_along(ingest, folder, outcomes):
    annotation = Annotation.objects.create(segment=Segment.objects.get(position=2), start=4, end=9, note="food")
    (folder / "a.vtt").write_bytes(vtt(LINES[0], "Then " + LINES[1], LINES[2], speaker="ANNA"))

    assert outcomes(ingest(folder)) == {"a.vtt": "changed"}
    annotation.refresh_from_db()
    assert annotation.segment.text[annotation.start : annotation.end] == "bread"


def test_changed_file_that_would_lose_an_annotation_is_refused(ingest, folder, outcomes, said):
    Annotation.objects.create(segment=Segment.objects.get(position=2), start=4, end=9, note="food")
    (folder / "a.vtt").write_bytes(vtt(LINES[0], LINES[2], speaker="ANNA"))

    plan = ingest(folder)

    assert outcomes(plan) == {"a.vtt": "refused"}
    assert "hang on passages that the new text no longer has" in said(plan, "a.vtt")[-1]
    assert (Segment.objects.count(), Transcript.objects.get().revision) == (3, 1)
    assert AuditEvent.objects.filter(verb="ingest", kind="testimony").count() == 1


def test_changed_file_leaves_a_renamed_speaker_as_the_curator_called_it(ingest, folder, outcomes):
    Speaker.objects.update(label="Anna Demo", role=SpeakerRole.WITNESS)
    (folder / "a.vtt").write_bytes(vtt(*LINES, "One line more.", speaker="ANNA"))

    assert outcomes(ingest(folder)) == {"a.vtt": "changed"}
    assert set(Segment.objects.values_list("speaker__label", flat=True)) == {"Anna Demo"}


def test_new_voice_of_a_changed_file_gets_a_role(ingest, folder):
    (folder / "a.vtt").write_bytes(vtt(speaker="ANNA") + b"\n00:01:00.000 --> 00:01:02.000\n<v Interviewer>And then?\n")

    ingest(folder)

    assert dict(Speaker.objects.values_list("label", "role")) == {
        "ANNA": SpeakerRole.UNKNOWN,
        "Interviewer": SpeakerRole.INTERVIEWER,
    }


def test_other_fields_of_a_changed_file_are_told_and_left(ingest, tmp_path, said):
    folder = lay(tmp_path, {"a.xml": ohms(title="First title", accession="1")})
    ingest(folder)
    (folder / "a.xml").write_bytes(ohms(*LINES, "One paragraph more.", title="Second title", accession="1"))

    plan = ingest(folder)

    assert said(plan, "a.xml")[-1] == (
        "its fields title are others than before; the testimony's description was left as it is"
    )
    assert Transcript.objects.get().testimony.title == "First title"


def test_translation_hangs_on_its_original(ingest, tmp_path):
    rows = sheet(
        ("title", "language", "file", "translation", "translation language"), ("A", "de", "a.vtt", "b.vtt", "en")
    )

    ingest(lay(tmp_path, {"sheet.csv": rows, "a.vtt": vtt("Ein Wort."), "b.vtt": vtt("One word.")}))

    original, translation = Transcript.objects.order_by("pk")
    assert (original.kind, original.language, original.translation_of) == (TranscriptKind.VERBATIM, "de", None)
    assert (translation.kind, translation.language) == (TranscriptKind.TRANSLATION, "en")
    assert translation.translation_of == original


def test_translation_within_a_file_hangs_on_the_text_of_that_file(ingest, tmp_path):
    rows = sheet(("identifier", "file"), ("t-1", "a.vtt"), ("t-1", "b.xml"))
    both = ohms("Zwei Worte.", transcript_alt="Two words.")

    ingest(lay(tmp_path, {"sheet.csv": rows, "a.vtt": vtt("Ein Wort."), "b.xml": both}))

    of = {one.segments.get().text: one.translation_of for one in Transcript.objects.filter(source_name="b.xml")}
    assert of["Two words."] is not None
    assert of["Two words."].segments.get().text == "Zwei Worte."


def test_footnotes_hang_on_the_keys_of_their_segments(ingest, tmp_path):
    noted = ohms("A word[[footnote]]1[[/footnote]] said.[[footnotes]][[note]]As heard.[[/note]][[/footnotes]]")

    ingest(lay(tmp_path, {"a.xml": noted}))

    transcript = Transcript.objects.get()
    assert transcript.footnotes == [{"segment": transcript.segments.get().key, "offset": 6, "text": "As heard."}]


def timed(*times):
    """A document of one passage with times of its words."""
    words = tuple(WordTime(start, end, Span(*span)) for start, end, *span in times)
    return TranscriptDocument("whisper", (Said(LINES[0], Span(0, 3000), "ANNA", word_times=words),))


def test_times_of_single_words_are_kept_and_changed(folder):
    transcript, batch = Transcript.objects.get(), Batch.objects.get()

    change_transcript(transcript, timed((0, 3, 100, 300), (4, 9, 300, None)), batch=batch)
    assert Segment.objects.get().word_times == [[0, 3, 100, 300], [4, 9, 300, None]]

    change_transcript(transcript, timed((0, 3, 150, 300)), batch=batch)
    assert Segment.objects.get().word_times == [[0, 3, 150, 300]]
    assert transcript.revision == 3


def test_new_transcript_has_the_times_of_its_words(db):
    transcript = Transcript(testimony=make_testimony(), source_name="a.json")

    write_transcripts([(transcript, timed((0, 3, 100, 300)))], original=None, tapes=(), cast=Cast((), ()))

    assert Segment.objects.get().word_times == [[0, 3, 100, 300]]


TAPES = """Tape 1

[00:00:01] ANNA: We counted the hives by the river.
[00:00:50] BORIS: How many were there in the end?

Tape 2

[00:00:05] ANNA: Then the swarm was gone in the morning.
[00:00:40] BORIS: Who told you about the swarm?
"""


def test_new_passage_of_a_corrected_file_is_on_the_tape_where_it_stands(ingest, tmp_path):
    folder = lay(tmp_path, {"a.txt": TAPES.encode()})
    ingest(folder)
    second = Segment.objects.get(text__contains="Who told").recording_id
    (folder / "a.txt").write_text(f"{TAPES}[00:01:00] ANNA: The beekeeper of the next village.\n")

    ingest(folder)

    assert second is not None
    assert Segment.objects.get(text__contains="next village").recording_id == second


def tapes_of():
    """The recording of each passage, in order, by its place among the recordings."""
    return list(Segment.objects.order_by("position").values_list("recording__position", flat=True))


ON_ONE = TAPES.replace("\nTape 2\n", "")
EARLIER = ON_ONE.replace("[00:00:50]", "\nTape 2\n\n[00:00:00]")
LATER = ON_ONE.replace("[00:00:05]", "[00:00:55]").replace("[00:00:40]", "\nTape 2\n\n[00:00:40]")


@pytest.mark.parametrize(("corrected", "tapes"), [(EARLIER, [1, 2, 2, 2]), (LATER, [1, 1, 1, 2])])
def test_passage_that_is_on_another_tape_is_brought_there_and_back(ingest, tmp_path, outcomes, corrected, tapes):
    folder = lay(tmp_path, {"a.txt": TAPES.encode()})
    ingest(folder)
    assert tapes_of() == [1, 1, 2, 2]

    plan = ingest(lay(folder, {"a.txt": corrected.encode()}))

    assert (outcomes(plan), tapes_of()) == ({"a.txt": "changed"}, tapes)
    assert undo(plan.batch).kept == []
    assert tapes_of() == [1, 1, 2, 2]


def noted(words):
    """A file with a footnote of these words."""
    return ohms("A word[[footnote]]1[[/footnote]] said.", f"[[footnotes]]\n[[note]]{words}[[/note]]\n[[/footnotes]]")


def test_other_footnotes_are_brought_reviewed_anew_and_taken_back(ingest, tmp_path, outcomes):
    folder = lay(tmp_path, {"a.xml": noted("As heard.")})
    ingest(folder)
    mark_reviewed(Transcript.objects.get(), by=make_administrator())

    plan = ingest(lay(folder, {"a.xml": noted("Not as heard.")}))

    transcript = Transcript.objects.get()
    assert outcomes(plan) == {"a.xml": "changed"}
    assert (transcript.footnotes[0]["text"], transcript.revision) == ("Not as heard.", 1)
    assert (transcript.reviewed_at, transcript.reviewed_by) == (None, None)
    assert AuditEvent.objects.filter(verb="ingest", kind="testimony").count() == 2
    assert undo(plan.batch).kept == []
    assert Transcript.objects.get().footnotes[0]["text"] == "As heard."


def test_other_fields_alone_are_brought_and_taken_back(ingest, tmp_path, outcomes):
    folder = lay(tmp_path, {"a.xml": ohms(repository="One house")})
    ingest(folder)
    mark_reviewed(Transcript.objects.get(), by=make_administrator())

    plan = ingest(lay(folder, {"a.xml": ohms(repository="Another house")}))

    transcript = Transcript.objects.get()
    assert outcomes(plan) == {"a.xml": "changed"}
    assert (transcript.metadata["repository"], transcript.reviewed_at is None) == ("Another house", False)
    assert undo(plan.batch).kept == []
    assert Transcript.objects.get().metadata["repository"] == "One house"
