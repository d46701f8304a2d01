"""Counts until when the descriptions of testimonies may be read, whenever a name, a text or a consent is written."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models

from testimonies.models import (
    Consent,
    Contributor,
    Coverage,
    IndexPoint,
    Participation,
    Recording,
    Speaker,
    Testimony,
    Transcript,
    Witness,
    WitnessName,
)
from testimonies.models.belonging import Belonging
from testimonies.workflow import changes
from testimonies.workflow.naming import described_until

AT_ONCE = 500


def _of_witness(witness: int) -> Iterable[int]:
    return Participation.objects.filter(witness=witness).values_list("testimony", flat=True)


NAMING: dict[type[models.Model], Callable[[Any], Iterable[int]]] = {
    Testimony: lambda testimony: [testimony.pk],
    Participation: lambda taking_part: [*taking_part.testimonies_touched(), *_of_witness(taking_part.witness_id)],
    Consent: Belonging.testimonies_touched,
    Recording: Belonging.testimonies_touched,
    IndexPoint: Belonging.testimonies_touched,
    Transcript: Belonging.testimonies_touched,
    Speaker: lambda speaker: [speaker.transcript.testimony_id],
    Contributor: lambda contributor: [contributor.testimony_id],
    Witness: lambda witness: _of_witness(witness.pk),
    WitnessName: lambda name: _of_witness(name.witness_id),
}


def recount(testimonies: Iterable[int]) -> None:
    """Count anew for these testimonies (keys) and the others of their witnesses; the index is told what changed."""
    # Asked for by witness: each with each other testimony of the same witness would be as many rows as their square.
    speaking = Participation.objects.filter(testimony__in=set(testimonies)).values("witness")
    shared = Participation.objects.filter(witness__in=speaking)
    keys = sorted({*testimonies, *shared.values_list("testimony", flat=True)})
    for start in range(0, len(keys), AT_ONCE):
        until = described_until(keys[start : start + AT_ONCE])
        counted = Coverage.objects.filter(testimony__in=until)
        changed = [coverage for coverage in counted if coverage.described_until != until[coverage.testimony_id]]
        for coverage in changed:
            coverage.described_until = until[coverage.testimony_id]
        Coverage.objects.bulk_update(changed, ["described_until"])
        changes.note_changed([coverage.testimony_id for coverage in changed])


def follow_row(sender: type[models.Model], instance: Any, *, raw: bool = False, origin: Any = None, **_: Any) -> None:
    """After one was saved, or deleted by itself: not when its testimony goes with it."""
    is_dragged_along = origin is not None and getattr(origin, "model", type(origin)) is not sender
    if not raw and not is_dragged_along:
        recount(list(NAMING[sender](instance)))


def follow_rows(sender: type[models.Model], testimonies: set[int], **_: Any) -> None:
    """After consents or participations were written in bulk."""
    recount(testimonies)
