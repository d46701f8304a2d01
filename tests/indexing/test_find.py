import datetime as dt

import pytest
from django.utils import timezone

from testimonies.access.viewer import EVERYTHING, VISITOR, Standing, Viewer
from testimonies.indexing.documents import FACETS
from testimonies.indexing.find import find
from testimonies.indexing.keep import drain, outbox_lock
from testimonies.models import AuthorityLabel, Consent, Segment, Testimony, TextRedaction, WitnessName
from testimonies.vocabulary import AuthorityKind, Openness, PublicIdentity
from testimonies.workflow.changes import note_changed
from testimonies.workflow.transitions import move
from tests.factories.cast import make_administrator
from tests.factories.records import (
    make_authority,
    make_collection,
    make_published,
    make_testimony,
    make_transcript,
    make_witness,
)

pytestmark = pytest.mark.django_db


def found(text, *, viewer=VISITOR, **asked):
    drain()
    return [hit.testimony.title for hit in find(text, viewer=viewer, **asked).found]


def test_find_gives_passages_with_their_words_marked():
    make_published(texts=("They boiled potato broth.", "Nothing else."), title="On hunger")
    drain()

    answer = find("potatoes", viewer=VISITOR)

    (hit,) = answer.found
    (passage,) = hit.passages
    assert [passage.segment.text[start:end] for start, end in passage.marks] == ["potato"]
    assert (answer.results.testimony_total, answer.results.passage_total) == (1, 1)


def test_find_sees_a_phrase_across_two_cues_and_shows_where_it_runs():
    texts = ("broth for all", "so much bread", "we had potato", "broth and bread", "a potato")
    make_published(texts=texts, title="Across")
    assert found('"potato broth"') == ["Across"]

    passages = find('"potato broth"', viewer=VISITOR).found[0].passages

    assert [passage.segment.text for passage in passages[:2]] == ["we had potato", "broth and bread"]
    assert [passage.segment.start_ms for passage in passages[:2]] == [6000, 9000]


@pytest.mark.parametrize("count", [1, 3])
def test_phrases_across_cues_cost_the_same_queries_for_one_and_for_three(count, django_assert_num_queries):
    for number in range(count):
        make_published(texts=("we had potato", "broth and bread"), title=f"Across {number}")
    drain()

    with django_assert_num_queries(10):
        answer = find('"potato broth"', viewer=VISITOR)

    assert [[passage.segment.position for passage in one.passages] for one in answer.found] == [[1, 2]] * count


def test_the_words_of_a_phrase_are_marked_together_only():
    make_published(texts=("A slice and a piece of bread a day.",))
    drain()

    (passage,) = find('"bread a day"', viewer=VISITOR).found[0].passages

    assert [passage.segment.text[start:end] for start, end in passage.marks] == ["bread", "a", "day"]


@pytest.mark.parametrize("typed", ["Аламат", "Alamat", "Älamat", "ألامات", "علامت"])
def test_find_knows_a_name_in_every_script(typed):
    make_published(make_witness("Alim Alamat"), title="His life")

    assert found(typed) == ["His life"]


def test_find_widens_a_query_by_the_labels_of_authorities_and_says_so():
    malkars = make_authority("Malkar", kind=AuthorityKind.COMMUNITY)
    AuthorityLabel.objects.create(authority=malkars, text="Balkar", language="tr")
    witness = make_witness()
    witness.communities.add(malkars)
    make_published(witness, texts=("She was a Malkar woman.",), title="In the hills")
    drain()

    answer = find("Balkar", viewer=VISITOR)

    assert [hit.testimony.title for hit in answer.found] == ["In the hills"]
    assert answer.results.expansions == (("Balkar", "Malkar"),)


def test_find_counts_facets_and_narrows_by_them():
    communities = [make_authority(name, kind=AuthorityKind.COMMUNITY) for name in ("Karachays", "Ingush")]
    for community in communities:
        witness = make_witness(f"Of the {community}")
        witness.communities.add(community)
        make_published(witness, title=f"One of the {community}")
    first, second = (community.identifier for community in communities)
    drain()

    answer = find("river", viewer=VISITOR, facets=FACETS, chosen={"community": [first]})

    assert [hit.testimony.title for hit in answer.found] == ["One of the Karachays"]
    assert answer.results.facets["community"] == {first: 1, second: 1}
    assert found("", chosen={"community": [second]}) == ["One of the Ingush"]


CLOSINGS = {
    "closed": lambda t: Testimony.objects.filter(pk=t.pk).update(openness=Openness.CLOSED),
    "reading room": lambda t: Testimony.objects.filter(pk=t.pk).update(openness=Openness.READING_ROOM),
    "withdrawn": lambda t: move(t, "withdraw", by=make_administrator(), because="asked for"),
    "consent withdrawn": lambda t: Consent.objects.update(withdrawn_at=timezone.now()),
    "opens later": lambda t: Testimony.objects.update(opens_at=timezone.now() + dt.timedelta(days=1)),
}


@pytest.mark.parametrize("closing", CLOSINGS)
def test_a_closed_testimony_is_not_found_even_before_the_index_knows(closing):
    testimony = make_published(texts=("The secret orchard.",))
    assert found("orchard") == ["A testimony"]

    CLOSINGS[closing](testimony)

    assert [hit.testimony.title for hit in find("orchard", viewer=VISITOR).found] == []
    assert found("orchard", viewer=EVERYTHING) == ["A testimony"]


def test_a_draft_is_found_by_curators_of_its_collection_only():
    ours, theirs = make_collection("c-ours"), make_collection("c-theirs")
    make_transcript(make_testimony(collection=ours, title="Ours"), "An orchard.")

    assert found("orchard") == []
    assert found("orchard", viewer=Viewer(Standing.CURATOR)) == ["Ours"]
    assert found("orchard", viewer=Viewer(Standing.CURATOR, frozenset({ours.pk}))) == ["Ours"]
    assert found("orchard", viewer=Viewer(Standing.CURATOR, frozenset({theirs.pk}))) == []


def test_redacted_words_are_not_found_by_the_public():
    make_published(texts=("They took Anastasia away.",))
    TextRedaction.objects.create(segment=Segment.objects.get(), start=10, end=19, reason="a name")

    assert found("Anastasia") == []
    assert found("took") == ["A testimony"]
    assert found("Anastasia", viewer=EVERYTHING) == ["A testimony"]
    assert "Anastasia" not in find("took", viewer=VISITOR).found[0].passages[0].segment.text


def test_a_pseudonymous_witness_is_found_by_the_pseudonym_only():
    witness = make_witness("Zarina Bekova", public_identity=PublicIdentity.PSEUDONYM)
    WitnessName.objects.create(witness=witness, text="Lale", kind="pseudonym")
    make_published(witness)

    assert found("Bekova") == []
    assert found("Lale") == ["A testimony"]
    assert found("Bekova", viewer=EVERYTHING) == ["A testimony"]


def test_what_moved_to_another_collection_is_read_there_only_even_before_the_index_knows():
    """The full index still counts it to those who curated it a moment ago."""
    mine, theirs = make_collection("c-mine"), make_collection("c-theirs")
    testimony = make_published(texts=("hippopotamus and river",), collection=mine, title="Moved")
    TextRedaction.objects.create(segment=Segment.objects.get(), start=0, end=12, reason="asked")
    curator = Viewer(Standing.CURATOR, frozenset({mine.pk}))
    assert found("hippopotamus", viewer=curator) == ["Moved"]

    with outbox_lock():
        Testimony.objects.filter(pk=testimony.pk).update(collection=theirs)
        note_changed([testimony.pk])
        answer = find("river", viewer=curator)

        assert (answer.found, answer.results.testimony_total) == ((), 0)
