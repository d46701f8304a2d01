"""Where what is counted of consents and names differs from the records that it is counted from, and mends it."""

from collections.abc import Iterable

from testimonies.models import Coverage, Testimony
from testimonies.workflow import changes, coverage, describing
from testimonies.workflow.naming import described_until

AT_ONCE = 500


def differing() -> dict[int, str]:
    """The testimonies (keys) of which something else is kept than would be counted now, with their identifiers."""
    found: dict[int, str] = {}
    keys = list(Testimony.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        until, kept = described_until(some), Coverage.objects.in_bulk(some)
        for testimony in Testimony.objects.filter(pk__in=some).order_by("pk").with_terms():
            counted = coverage.covered(testimony)
            wanted = counted | {"described_until": until[testimony.pk]}
            if not _is_kept(kept.get(testimony.pk), wanted, is_needed=any(counted.values())):
                found[testimony.pk] = testimony.identifier
    return found


def mend(testimonies: Iterable[int]) -> None:
    """Count these anew, and tell the index."""
    keys = list(testimonies)
    coverage.recount(keys)
    describing.recount(keys)
    changes.note_changed(keys)


def _is_kept(row: Coverage | None, wanted: dict[str, object], *, is_needed: bool) -> bool:
    """Without a row nothing is covered, which is right where no consent says otherwise."""
    if row is None:
        return not is_needed
    return all(getattr(row, name) == value for name, value in wanted.items())
