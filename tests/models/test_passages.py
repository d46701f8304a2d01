"""What hangs on a passage is hidden with it, from everybody who does not curate it."""

import datetime as dt

import pytest
from django.utils import timezone

from testimonies.access.viewer import EVERYTHING, VISITOR, Standing, Viewer
from testimonies.models import Claim, LifeEvent, Question, TextRedaction
from testimonies.models.mentions import met_by
from testimonies.vocabulary import LifeEventKind
from tests.factories.records import make_authority, make_collection, make_published, make_witness

pytestmark = pytest.mark.django_db


@pytest.fixture
def segment():
    testimony = make_published(make_witness("Anna Olsen"))
    return testimony.transcripts.get().segments.order_by("position").first()


@pytest.fixture
def hung(segment):
    """A claim and a life event that rest on the passage, and an authority that only they speak of."""
    place = make_authority("The hidden village")
    question = Question.objects.create(title="How many")
    claim = Claim.objects.create(statement="Three boats.", segment=segment, question=question)
    claim.about.add(place)
    witness = segment.transcript.testimony.witnesses.get()
    event = LifeEvent.objects.create(witness=witness, kind=LifeEventKind.BORN, segment=segment, place=place)
    return claim, event, place, question


def seen(viewer, hung):
    claim, event, place, question = hung
    return {
        Claim.objects.visible_to(viewer).filter(pk=claim.pk).exists(),
        LifeEvent.objects.told_to(viewer).filter(pk=event.pk).exists(),
        met_by(viewer).filter(pk=place.pk).exists(),
        Question.objects.visible_to(viewer).filter(pk=question.pk).exists(),
    }


def redact(segment, **fields):
    return TextRedaction.objects.create(segment=segment, start=0, end=3, reason="A name", **fields)


def elsewhere():
    return Viewer(Standing.CURATOR, frozenset({make_collection("c-elsewhere").pk}))


def test_what_hangs_on_a_readable_passage_is_read(hung):
    assert seen(VISITOR, hung) == seen(elsewhere(), hung) == {True}


def test_a_redaction_hides_it_from_who_does_not_curate(segment, hung):
    redact(segment)

    here = Viewer(Standing.CURATOR, frozenset({segment.transcript.testimony.collection_id}))
    assert seen(VISITOR, hung) == {False}
    assert {Claim.objects.visible_to(elsewhere()).exists(), LifeEvent.objects.told_to(elsewhere()).exists()} == {False}
    assert seen(EVERYTHING, hung) == {True}
    assert {Claim.objects.visible_to(here).exists(), LifeEvent.objects.told_to(here).exists()} == {True}


def test_a_redaction_elsewhere_or_over_hides_nothing(segment, hung):
    redact(segment.transcript.segments.order_by("position").last())
    redact(segment, until=timezone.now() - dt.timedelta(seconds=1))

    assert seen(VISITOR, hung) == {True}


def test_words_that_nobody_reviewed_hide_it(segment, hung):
    segment.transcript.reviewed_at = None
    segment.transcript.save(update_fields=["reviewed_at"])

    assert seen(VISITOR, hung) == {False}
    assert seen(EVERYTHING, hung) == {True}


def test_what_a_document_tells_is_not_touched(segment):
    redact(segment)
    claim = Claim.objects.create(statement="Four boats.", source="A register")
    event = LifeEvent.objects.create(
        witness=segment.transcript.testimony.witnesses.get(), kind=LifeEventKind.DIED, source="A register"
    )

    assert list(Claim.objects.visible_to(VISITOR)) == [claim]
    assert list(LifeEvent.objects.told_to(VISITOR)) == [event]
