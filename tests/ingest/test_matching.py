from collections import Counter

import pytest

from testimonies.ingest.matching import MOST_PARTS, NEW, Known, Match, gathered, stems_of
from testimonies.ingest.planned import PlannedFile, PlannedTestimony
from testimonies.models import Batch, BatchFile, Recording
from testimonies.vocabulary import Outcome
from tests.factories.arrivals import arrived
from tests.factories.records import make_collection, make_testimony, make_transcript


def planned(path, *numbers, sha256=""):
    return PlannedFile(arrived(b"", path), numbers=numbers, sha256=sha256)


def groups(*files):
    return [[file.arrived.path for file in group.files] for group in gathered(files)]


def test_gathered_by_folder_and_stem():
    assert groups(planned("a/x.vtt"), planned("b/x.vtt"), planned("a/x.mp3"), planned("a/y.vtt")) == [
        ["a/x.mp3", "a/x.vtt"],
        ["a/y.vtt"],
        ["b/x.vtt"],
    ]


def test_gathered_by_number_and_name_at_once():
    files = [planned("a.vtt"), planned("b.xml", "accession=1"), planned("a.xml", "accession=1"), planned("c.vtt")]

    assert groups(*files) == [["a.vtt", "a.xml", "b.xml"], ["c.vtt"]]


def test_number_that_many_share_tells_nothing():
    files = [planned(f"{number}.xml", "accession=0") for number in range(MOST_PARTS + 1)]

    assert len(groups(*files)) == len(files)
    assert files[0].findings[0].message == "21 files have accession 0, so it was not used to tell them apart"


def test_stems_are_counted_by_testimony():
    assert stems_of(gathered([planned("a/x.vtt"), planned("b/x.vtt"), planned("a/x.mp3")])) == Counter({"x": 2})


@pytest.fixture
def kept(db):
    """A testimony that an earlier batch brought in from tape/interview.xml."""
    testimony = make_testimony()
    make_transcript(testimony, source_name="Interview.xml", source_sha256="a" * 64, metadata={"accession": "OH 1"})
    batch = Batch.objects.create(source="sent")
    BatchFile.objects.create(batch=batch, path="tape/interview.xml", outcome=Outcome.NEW, testimony=testimony)
    return testimony


def match(file, *, stems=None, collection="c-tests"):
    known = Known.of(make_collection(collection), [file.sha256])
    return known.match(PlannedTestimony([file]), stems=stems or Counter({file.arrived.stem: 1}))


def test_match_by_bytes_wherever_they_are(kept):
    found = match(planned("other.xml", sha256="a" * 64), collection="c-other")

    assert found == Match(kept.pk, "the archive already holds the same bytes")


def test_match_by_number(kept):
    assert match(planned("other.xml", "accession=OH 1")) == Match(
        kept.pk, "the collection has a testimony with accession OH 1"
    )


def test_match_by_path(kept):
    assert match(planned("tape/interview.xml")) == Match(
        kept.pk, "an earlier batch brought it in from the same path", by_path=True
    )


def test_match_by_name_alone(kept):
    assert match(planned("elsewhere/INTERVIEW.vtt")) == Match(
        kept.pk, "one testimony of the collection has a file of this name", by_name=True
    )


@pytest.mark.parametrize("collection", ["c-other"])
def test_no_match_in_another_collection(kept, collection):
    assert match(planned("tape/interview.xml", "accession=OH 1"), collection=collection) == Match(None, NEW)


def test_no_match_by_a_name_that_two_have(kept):
    Recording.objects.create(testimony=make_testimony(), original_name="interview.mp3")

    assert match(planned("elsewhere/interview.vtt")) == Match(None, NEW)


def test_no_match_by_a_name_that_occurs_twice_in_this_run(kept):
    assert match(planned("elsewhere/interview.vtt"), stems=Counter(interview=2)) == Match(None, NEW)


@pytest.mark.django_db
def test_known_of_no_collection_knows_sums_only():
    assert Known.of(None, ["b" * 64]) == Known()
