"""The demonstration holds every fact of its article, and nothing that is passed off as a witness's words."""

from itertools import pairwise

import pytest
from django.contrib.auth.models import User
from django.db.models import Q

from testimonies.access.viewer import VISITOR
from testimonies.indexing.find import find
from testimonies.indexing.keep import drain
from testimonies.ingest.demonstration.load import load
from testimonies.models import Authority, Claim, Collection, Question, Segment, Testimony, Transcript, Witness
from testimonies.vocabulary import TranscriptKind
from testimonies.workflow import audit
from tests.factories.cast import make_administrator

pytestmark = pytest.mark.django_db
FIGURES = (3_800_000, 5_000_000, 4_500_000, 3_000, 2_500, 600_000, 25, 6, 1)


@pytest.fixture(autouse=True)
def collection():
    loaded = load(by=make_administrator())
    drain()
    return loaded


def titles(text, **asked):
    return {found.testimony.identifier for found in find(text, viewer=VISITOR, **asked).found}


def test_load_publishes_both_survivors_and_does_so_once():
    assert set(Testimony.objects.visible_to(VISITOR).values_list("identifier", flat=True)) == {
        "demonstration-alamat",
        "demonstration-aymergen",
    }
    assert load(by=User.objects.get()) is None
    assert Collection.objects.count() == 1
    assert audit.verify() > 6


def test_every_text_is_marked_as_a_summary_and_none_as_verbatim():
    assert set(Transcript.objects.values_list("kind", flat=True)) == {TranscriptKind.SUMMARY}
    assert all("not the witness's words" in notice for notice in Testimony.objects.values_list("notice", flat=True))
    first_lines = Segment.objects.filter(position=1).values_list("text", flat=True)
    assert all(
        "summary of a published article" in line and "not the witness's own words" in line for line in first_lines
    )


def test_alamat_is_found_in_every_script():
    for typed in ("Аламат", "Alamat", "Älamat", "ألامات", "علامت"):
        assert titles(typed) == {"demonstration-alamat"}, typed


def test_potato_broth_finds_both_and_a_community_narrows_to_one():
    assert titles("potato broth") == {"demonstration-alamat", "demonstration-aymergen"}
    assert titles("potato broth", chosen={"community": ["turkestanis"]}) == {"demonstration-alamat"}


def test_the_names_of_the_survivors_are_written_in_four_scripts():
    for witness in Witness.objects.all():
        assert set(witness.names.values_list("script", flat=True)) == {"Latn", "Cyrl", "Arab", "Hebr"}


def test_prisoners_taken_keeps_three_figures_side_by_side():
    claims = Claim.objects.visible_to(VISITOR).filter(question__title="Prisoners taken")

    assert sorted(int(claim.low) for claim in claims) == [3_800_000, 4_500_000, 5_000_000]
    assert len({claim.source for claim in claims}) == 3


def test_every_figure_of_the_article_is_a_claim_with_its_source():
    lows = {int(low) for low in Claim.objects.exclude(low=None).values_list("low", flat=True)}

    assert lows == set(FIGURES)
    assert set(Claim.objects.exclude(of_total=None).values_list("low", "of_total")) == {(3000, 80000), (2500, 16000)}
    assert Claim.objects.get(question__title="Hiwis").high == 1_400_000
    assert not Claim.objects.filter(source="", segment=None).exists()
    assert Question.objects.visible_to(VISITOR).count() == Question.objects.count() == 6


def test_every_deported_community_is_an_authority_with_labels():
    deported = Authority.objects.filter(claims__statement__contains="were deported", kind="community").distinct()

    assert deported.count() == 8
    assert not Authority.objects.filter(Q(labels=None)).exists()


def test_the_voice_reads_every_line_and_says_what_it_is():
    recording = Testimony.objects.get(identifier="demonstration-alamat").recordings.get()
    spans = list(recording.segments.order_by("position").values_list("start_ms", "end_ms"))

    assert "Synthetic voice" in recording.label
    with recording.file.open() as wav:
        assert b"Not a witness's voice" in wav.read(400)
    assert all(start < end for start, end in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert spans[-1][1] == recording.duration_ms
