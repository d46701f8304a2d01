"""Whatever is saved, deleted or linked, the testimonies that it touches are noted."""

import pytest
from django.utils import timezone

from testimonies.models import (
    Annotation,
    AuthorityLabel,
    IndexPoint,
    Outbox,
    Recording,
    Segment,
    Speaker,
    TextRedaction,
    TimeRedaction,
    WitnessName,
)
from testimonies.vocabulary import AuthorityKind
from testimonies.workflow.following import TOUCHED
from tests.factories.records import make_authority, make_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def testimony():
    testimony = make_published()
    community = make_authority("Ingush", kind=AuthorityKind.COMMUNITY)
    testimony.witnesses.get().communities.add(community)
    segment = Segment.objects.filter(transcript__testimony=testimony).first()
    recording = Recording.objects.create(testimony=testimony)
    Speaker.objects.create(transcript=segment.transcript, label="A")
    TextRedaction.objects.create(segment=segment, start=0, end=1, reason="x")
    TimeRedaction.objects.create(recording=recording, start_ms=0, end_ms=1, reason="x")
    Annotation.objects.create(segment=segment, start=0, end=1, note="x")
    IndexPoint.objects.create(testimony=testimony, position=1, title="x")
    Outbox.objects.all().delete()
    return testimony


@pytest.mark.parametrize("model", TOUCHED, ids=lambda model: model.__name__)
def test_saving_notes_the_testimony(testimony, model):
    model._default_manager.first().save()

    assert set(Outbox.objects.filter(due_at__lte=timezone.now()).values_list("testimony", flat=True)) == {testimony.pk}


@pytest.mark.parametrize("model", [WitnessName, AuthorityLabel, TextRedaction, TimeRedaction, IndexPoint, Speaker])
def test_deleting_notes_the_testimony(testimony, model):
    model._default_manager.first().delete()

    assert testimony.pk in set(Outbox.objects.values_list("testimony", flat=True))


def test_linking_a_subject_or_a_community_notes_the_testimony(testimony):
    testimony.subjects.add(make_authority("Hunger", kind=AuthorityKind.TOPIC))
    assert Outbox.objects.filter(testimony=testimony.pk).exists()

    Outbox.objects.all().delete()
    testimony.witnesses.get().communities.clear()
    assert Outbox.objects.filter(testimony=testimony.pk).exists()
