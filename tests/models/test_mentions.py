import datetime as dt

import pytest
from django.utils import timezone

from testimonies.access.viewer import EVERYTHING, VISITOR, Standing, Viewer
from testimonies.models import Authority, Claim, IndexPoint, LifeEvent, TextRedaction, mentions
from testimonies.vocabulary import AuthorityKind, LifeEventKind, PublicIdentity
from tests.factories.records import make_authority, make_collection, make_published, make_testimony, make_witness

pytestmark = pytest.mark.django_db


def met(viewer=VISITOR):
    """Asked for all, and for each alone."""
    found = set(mentions.met_by(viewer))
    keys = Authority.objects.values_list("pk", flat=True)
    assert {one for key in keys for one in mentions.met_by(viewer, among={key})} == found
    assert set(mentions.met_by(viewer, among=set(keys))) == found
    return {str(authority) for authority in found}


def test_an_authority_of_closed_testimonies_is_not_met():
    closed = make_testimony(make_witness())
    closed.subjects.add(make_authority("Hidden village"))

    assert met() == set()
    assert met(EVERYTHING) == {"Hidden village"}


def test_what_a_readable_testimony_speaks_of_is_met():
    witness = make_witness(birth_place=make_authority("Birthplace"))
    witness.communities.add(make_authority("Community", kind=AuthorityKind.COMMUNITY))
    testimony = make_published(witness, recorded_place=make_authority("Place of recording"))
    testimony.subjects.add(make_authority("Subject"))
    point = IndexPoint.objects.create(testimony=testimony, position=1, title="Arrival")
    point.authorities.add(make_authority("Chapter"))
    LifeEvent.objects.create(witness=witness, kind=LifeEventKind.INTERNED, camp_or_unit=make_authority("Camp"))
    Claim.objects.create(statement="A claim", source="A report").about.add(make_authority("Claimed"))

    assert met() == {"Birthplace", "Community", "Place of recording", "Subject", "Chapter", "Camp", "Claimed"}


def test_what_would_tell_of_an_unnamed_witness_is_not_met():
    witness = make_witness(public_identity=PublicIdentity.ANONYMOUS, birth_place=make_authority("Birthplace"))
    LifeEvent.objects.create(witness=witness, kind=LifeEventKind.INTERNED, camp_or_unit=make_authority("Camp"))
    make_published(witness)

    assert met() == set()


def test_what_a_met_authority_is_part_of_is_met_too():
    part, whole, other = make_authority("Village"), make_authority("Region"), make_authority("Elsewhere")
    part.broader.add(whole)
    whole.broader.add(other)
    make_published().subjects.add(part)

    assert met() == {"Village", "Region"}


def test_a_merged_authority_is_met_as_the_one_that_stays():
    stays = make_authority("Malkar")
    gone = make_authority("Balkar", merged_into=stays)
    make_published().subjects.add(gone, stays)

    assert met() == {"Malkar"}
    assert met(EVERYTHING) == {"Malkar"}


def test_testimonies_about_an_authority_are_counted_once_each():
    place = make_authority("Istanbul")
    witness = make_witness()
    witness.communities.add(place)
    twice = make_published(witness, recorded_place=place)
    twice.subjects.add(place)
    once = make_published(make_witness("Another"), recorded_place=place)
    make_testimony(make_witness("Closed"), recorded_place=place)

    counts = mentions.testimony_counts(VISITOR)

    assert set(mentions.testimonies_about(place, viewer=VISITOR)) == {twice, once}
    assert counts == {place.pk: 2}
    assert mentions.testimony_counts(EVERYTHING) == {place.pk: 3}


def test_authorities_are_met_by_the_clock(time_machine):
    testimony = make_published(opens_at=timezone.now() + dt.timedelta(days=1))
    testimony.subjects.add(make_authority("Later"))

    assert met() == set()
    time_machine.move_to(testimony.opens_at)
    assert met() == {"Later"}


def test_a_limited_curator_meets_what_their_own_collections_speak_of():
    ours = make_collection("c-ours")
    make_testimony(make_witness(birth_place=make_authority("Our birthplace")), collection=ours)
    make_testimony(make_witness(birth_place=make_authority("Their birthplace"))).subjects.add(make_authority("Hidden"))

    assert met(Viewer(Standing.CURATOR, frozenset({ours.pk}))) == {"Our birthplace"}
    assert met(Viewer(Standing.CURATOR)) == {"Our birthplace", "Their birthplace", "Hidden"}


def test_an_authority_known_from_the_contents_alone_is_hidden_with_the_words_beneath():
    testimony = make_published(make_witness())
    point = IndexPoint.objects.create(testimony=testimony, position=1, title="A chapter")
    point.authorities.add(make_authority("Hidden village"))
    segment = testimony.transcripts.get().segments.first()
    redaction = TextRedaction.objects.create(segment=segment, start=0, end=3, reason="A place")

    assert met() == set()
    assert met(Viewer(Standing.CURATOR, frozenset({testimony.collection_id}))) == {"Hidden village"}
    redaction.delete()
    assert met() == {"Hidden village"}
