"""Which testimonies a saved or deleted record touches, so that their search documents are made anew."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models

from testimonies.models import (
    Annotation,
    Authority,
    AuthorityLabel,
    Collection,
    Consent,
    IndexPoint,
    Participation,
    Recording,
    Segment,
    Speaker,
    Testimony,
    TextRedaction,
    TimeRedaction,
    Transcript,
    Witness,
    WitnessName,
)
from testimonies.models.belonging import Belonging
from testimonies.workflow import changes

Touched = Callable[[Any], Iterable[int]]


def _of_witness(witness: int) -> Iterable[int]:
    return Participation.objects.filter(witness=witness).values_list("testimony", flat=True)


def _of_authority(authority: int) -> Iterable[int]:
    about = (
        models.Q(subjects=authority) | models.Q(recorded_place=authority) | models.Q(witnesses__communities=authority)
    )
    return Testimony.objects.filter(about).values_list("pk", flat=True).distinct()


TOUCHED: dict[type[models.Model], Touched] = {
    Testimony: lambda testimony: [testimony.pk],
    Collection: lambda collection: collection.testimonies.values_list("pk", flat=True),
    Participation: Belonging.testimonies_touched,
    Consent: Belonging.testimonies_touched,
    Recording: Belonging.testimonies_touched,
    TimeRedaction: lambda redaction: [redaction.recording.testimony_id],
    Transcript: Belonging.testimonies_touched,
    Speaker: lambda speaker: [speaker.transcript.testimony_id],
    Segment: lambda segment: [segment.transcript.testimony_id],
    TextRedaction: lambda redaction: [redaction.segment.transcript.testimony_id],
    Annotation: lambda annotation: [annotation.segment.transcript.testimony_id],
    IndexPoint: Belonging.testimonies_touched,
    Witness: lambda witness: _of_witness(witness.pk),
    WitnessName: lambda name: _of_witness(name.witness_id),
    Authority: lambda authority: _of_authority(authority.pk),
    AuthorityLabel: lambda label: _of_authority(label.authority_id),
}


def follow(sender: type[models.Model], instance: models.Model, *, raw: bool = False, **_: Any) -> None:
    """After a save, or before a delete while its relations still stand."""
    if not raw:
        changes.note_changed(list(TOUCHED[sender](instance)))


def follow_links(sender: type[models.Model], instance: models.Model, action: str, **_: Any) -> None:
    """After subjects or communities were added or removed."""
    if action.startswith("post_") and type(instance) in TOUCHED:
        changes.note_changed(list(TOUCHED[type(instance)](instance)))
