"""Reads originals again, those that waited longest first, and says which are not what they were; replaces nothing."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from testimonies.models import Fixity
from testimonies.vocabulary import Soundness
from testimonies.workflow.originals import ROOMS, files_in, originals, sum_of

AT_LEAST_EVERY = dt.timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Checked:
    """One original, and how it was found."""

    name: str
    soundness: Soundness


def overdue(*, older_than: dt.timedelta = AT_LEAST_EVERY) -> list[str]:
    """The names of originals that were not read for so long, or never; the longest waiting first."""
    before = timezone.now() - older_than
    checked = dict(Fixity.objects.values_list("name", "checked_at"))
    never = dt.datetime.min.replace(tzinfo=dt.UTC)
    waiting = [(checked.get(name, never), name) for name in originals()]
    return [name for since, name in sorted(waiting) if since <= before]


def check(*, older_than: dt.timedelta = dt.timedelta(0)) -> Iterator[Checked]:
    """Read each overdue original whole and remember how it was found, one by one, so that it can be stopped."""
    named = originals()
    for name in overdue(older_than=older_than):
        yield _checked(name, arrived=named[name])
    forget(set(Fixity.objects.values_list("name", flat=True)) - named.keys())


def forget(names: Iterable[str]) -> None:
    """Of files that are no longer originals, for whatever reason."""
    for name in names:
        Fixity.objects.filter(name=name).delete()


def unsound() -> list[Checked]:
    """What the last checks found missing or different."""
    rows = Fixity.objects.exclude(soundness=Soundness.SOUND).order_by("name")
    return [Checked(name, Soundness(found)) for name, found in rows.values_list("name", "soundness")]


def unknown(*, but: frozenset[str] = frozenset()) -> list[str]:
    """Files among the originals that no record names; `but` are such as are known elsewhere."""
    known = originals().keys() | but
    return [name for name in files_in(*ROOMS) if name not in known]


def _checked(name: str, *, arrived: str) -> Checked:
    """Where no sum was taken on arrival, the first one is remembered and must be met ever after."""
    remembered = Fixity.objects.filter(name=name).values_list("sha256", flat=True).first()
    try:
        found = sum_of(name)
    except FileNotFoundError:
        found, soundness = "", Soundness.MISSING
    else:
        soundness = Soundness.SOUND if found == (arrived or remembered or found) else Soundness.DIFFERENT
    Fixity.objects.update_or_create(
        name=name,
        defaults={
            "sha256": arrived or remembered or found,
            "checked_at": timezone.now(),
            "soundness": soundness,
        },
    )
    return Checked(name, soundness)
