"""Files of one name in several folders: each is a new version of its own transcript only."""

import pytest

from testimonies.ingest.undo import undo
from testimonies.ingest.versions import texts_beside, texts_of_files
from testimonies.models import Testimony, Transcript
from testimonies.vocabulary import TranscriptKind
from tests.factories.arrivals import lay, ohms, sheet, vtt

pytestmark = pytest.mark.django_db
ONE = ("We came at noon to the town.", "Then we slept there.")
TWO = ("The second tape begins here.", "We sang all night long.")
CORRECTED = (TWO[0], "We sang all night long, and wept.")
SHEET = sheet(("identifier", "file"), ("t-1", "one/x.vtt; two/x.vtt"))


@pytest.fixture
def folder(ingest, tmp_path):
    """Two tapes whose transcripts have one name."""
    folder = lay(tmp_path, {"sheet.csv": SHEET, "one/x.vtt": vtt(*ONE), "two/x.vtt": vtt(*TWO)})
    ingest(folder)
    return folder


def texts():
    return [tuple(text.segments.order_by("position").values_list("text", flat=True)) for text in transcripts()]


def transcripts():
    return list(Transcript.objects.order_by("pk"))


def test_corrected_tape_leaves_the_other_tape_alone(ingest, folder):
    plan = ingest(lay(folder, {"two/x.vtt": vtt(*CORRECTED)}))

    assert texts() == [ONE, CORRECTED]
    assert undo(plan.batch).kept == []
    assert texts() == [ONE, TWO]


def test_both_tapes_corrected(ingest, folder):
    first = (*ONE, "And the rain came.")
    plan = ingest(lay(folder, {"one/x.vtt": vtt(*first), "two/x.vtt": vtt(*CORRECTED)}))

    assert texts() == [first, CORRECTED]
    assert undo(plan.batch).kept == []
    assert texts() == [ONE, TWO]


def test_corrected_translation_of_the_same_name_leaves_the_original_alone(ingest, tmp_path):
    rows = sheet(("identifier", "file", "translation"), ("t-1", "one/x.vtt", "en/x.vtt"))
    folder = lay(tmp_path, {"sheet.csv": rows, "one/x.vtt": vtt(*ONE), "en/x.vtt": vtt(*TWO)})
    ingest(folder)

    ingest(lay(folder, {"en/x.vtt": vtt(*CORRECTED)}))

    assert texts() == [ONE, CORRECTED]
    assert [text.kind for text in transcripts()] == [TranscriptKind.VERBATIM, TranscriptKind.TRANSLATION]


def test_tape_in_another_folder_is_known_by_its_words(ingest, folder, tmp_path):
    other = lay(tmp_path / "again", {"sheet.csv": SHEET.replace("two/", "b/"), "b/x.vtt": vtt(*CORRECTED)})
    ingest(other)

    assert texts() == [ONE, CORRECTED]


def test_another_tape_of_the_same_name_is_a_new_transcript(ingest, tmp_path):
    folder = lay(tmp_path, {"sheet.csv": SHEET, "one/x.vtt": vtt(*ONE)})
    ingest(folder)

    ingest(lay(folder, {"one/x.vtt": vtt(*ONE, "And the rain came."), "two/x.vtt": vtt(*TWO)}))

    assert texts() == [(*ONE, "And the rain came."), TWO]


def test_no_two_files_of_a_run_become_one_transcript(ingest, tmp_path):
    folder = lay(tmp_path, {"sheet.csv": sheet(("identifier", "file"), ("t-1", "a/x.vtt")), "a/x.vtt": vtt(*TWO)})
    ingest(folder)
    lay(folder, {"sheet.csv": sheet(("identifier", "file"), ("t-1", "a/x.vtt; b/x.vtt"))})
    plan = ingest(lay(folder, {"a/x.vtt": vtt(*CORRECTED), "b/x.vtt": vtt(*TWO, "And then?")}))

    assert texts() == [CORRECTED, (*TWO, "And then?")]
    assert undo(plan.batch).kept == []
    assert texts() == [TWO]


def test_other_words_under_one_number_are_refused(ingest, tmp_path, outcomes):
    numbered = lay(tmp_path, {"one/x.xml": ohms(*ONE, accession="A-1")})
    ingest(numbered / "one" / "x.xml")
    plan = ingest(lay(tmp_path, {"two/x.xml": ohms(*TWO, accession="A-1")}) / "two" / "x.xml")

    assert outcomes(plan) == {"x.xml": "refused"}
    assert texts() == [(ONE[0], ONE[1])]


def test_translation_within_a_file_stays_with_it_when_the_file_comes_without(ingest, folder):
    first, second = transcripts()
    inner = Transcript.objects.create(
        testimony=first.testimony, source_name="X.vtt", source_file=second.source_file.name
    )
    assert texts_of_files(Testimony.objects.get(), "x.VTT") == [[first], [second, inner]]

    Transcript.objects.filter(pk=second.pk).update(source_file="sources/another.vtt")
    assert texts_beside(Transcript.objects.get(pk=inner.pk)) == [second, inner]
