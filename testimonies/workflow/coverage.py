"""Counts what consents cover, whenever a consent or a participation is written, in whichever way."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from testimonies.access.terms import Audience, Scope, coverage_column
from testimonies.models import Coverage, Testimony
from testimonies.workflow import changes

AT_ONCE = 500
COUNTED = {coverage_column(scope, audience=audience): (scope, audience) for audience in Audience for scope in Scope}


def recount(testimonies: Iterable[int]) -> None:
    """Count anew for these testimonies (keys); those that are gone are passed over."""
    keys = sorted(set(testimonies))
    for start in range(0, len(keys), AT_ONCE):
        known = Testimony.objects.filter(pk__in=keys[start : start + AT_ONCE]).with_terms()
        Coverage.objects.bulk_create(
            (Coverage(testimony=testimony, **covered(testimony)) for testimony in known),
            update_conflicts=True,
            unique_fields=["testimony"],
            update_fields=[*COUNTED],
        )


def covered(testimony: Testimony) -> dict[str, Any]:
    """The last day of each scope for each audience, by the name of its column."""
    terms = testimony.terms()
    return {column: terms.covered_until(scope, audience=audience) for column, (scope, audience) in COUNTED.items()}


def follow_row(sender: type[models.Model], instance: Any, *, raw: bool = False, origin: Any = None, **_: Any) -> None:
    """After a consent or participation was saved, or deleted by itself: not when its testimony goes with it."""
    is_dragged_along = origin is not None and getattr(origin, "model", type(origin)) is not sender
    if not raw and not is_dragged_along:
        recount(instance.testimonies_touched())


def follow_rows(sender: type[models.Model], testimonies: set[int], **_: Any) -> None:
    """After they were written in bulk."""
    recount(testimonies)
    changes.note_changed(testimonies)
