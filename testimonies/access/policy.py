"""The rule of who may see what, stated once: as a decision about one testimony, and as conditions for the database.

A test proves that both say the same over the whole product of terms and viewers.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from testimonies.access.terms import Scope, Terms
from testimonies.access.viewer import Standing, Viewer
from testimonies.vocabulary import Openness, State


@dataclass(frozen=True, slots=True)
class Sight:
    """What one viewer may see of one testimony."""

    existence: bool = False
    text: bool = False
    voice: bool = False
    image: bool = False
    name: bool = False


NOTHING = Sight()
WHOLE = Sight(existence=True, text=True, voice=True, image=True, name=True)


def sight_of(terms: Terms, *, viewer: Viewer, at: dt.datetime) -> Sight:
    """What the viewer may see at that moment; description, words and counts go with `text`."""
    if viewer.curates(terms.collection):
        return WHOLE
    if terms.state != State.PUBLISHED or not terms.may_be_described(at=at):
        return NOTHING
    is_open = terms.openness == Openness.OPEN and (terms.opens_at is None or terms.opens_at <= at)
    if not is_open or not terms.covers(Scope.TEXT, at=at):
        return Sight(existence=terms.existence_is_shown)
    return Sight(
        existence=True,
        text=True,
        voice=terms.covers(Scope.VOICE, at=at),
        image=terms.covers(Scope.IMAGE, at=at),
        name=terms.covers(Scope.NAME, at=at),
    )


def curated_q(viewer: Viewer, *, prefix: str = "") -> Q:
    """The testimonies that the viewer works on; matches nothing for a visitor. `prefix` leads to the testimony."""
    if viewer.standing is Standing.VISITOR:
        return Q(pk__in=())
    if viewer.standing is Standing.ADMINISTRATOR or viewer.collections is None:
        return Q(**{f"{prefix}pk__isnull": False})
    return Q(**{f"{prefix}collection__in": viewer.collections})


def open_q(*, at: dt.datetime, prefix: str = "") -> Q:
    """Published and open at that moment, apart from consent."""
    opened = Q(**{f"{prefix}opens_at__isnull": True}) | Q(**{f"{prefix}opens_at__lte": at})
    return Q(**{f"{prefix}state": State.PUBLISHED, f"{prefix}openness": Openness.OPEN}) & opened


def announced_q(*, at: dt.datetime, prefix: str = "") -> Q:
    """Published, and its existence may be told even while it is closed."""
    shown = Q(**{f"{prefix}state": State.PUBLISHED, f"{prefix}existence_is_shown": True})
    return shown & described_q(at=at, prefix=prefix)


def described_q(*, at: dt.datetime, prefix: str = "") -> Q:
    """No name that the public may not read stands in the description; counted beside the consents, see `naming`."""
    return Q(**{f"{prefix}coverage__described_until__gte": at.astimezone(dt.UTC).date()})


def covered_q(scope: Scope, *, at: dt.datetime, prefix: str = "") -> Q:
    """Every witness consented to the scope, and that still holds; read from `Coverage`, which counts the consents."""
    return Q(**{f"{prefix}coverage__{scope}_until__gte": at.astimezone(dt.UTC).date()})


def readable_q(viewer: Viewer, *, at: dt.datetime, prefix: str = "") -> Q:
    """Testimonies whose words the viewer may read; `prefix` leads from the row that is asked about to the testimony."""
    told = open_q(at=at, prefix=prefix) & described_q(at=at, prefix=prefix)
    public = told & covered_q(Scope.TEXT, at=at, prefix=prefix)
    return public if viewer.standing is Standing.VISITOR else curated_q(viewer, prefix=prefix) | public


def existing_q(viewer: Viewer, *, at: dt.datetime) -> Q:
    """Testimonies of which the viewer may know that they exist."""
    return readable_q(viewer, at=at) | announced_q(at=at)


def agreed_q(scope: Scope, viewer: Viewer, *, at: dt.datetime, prefix: str = "") -> Q:
    """Testimonies of which the viewer may see what the scope names, if they may be read at all."""
    covered = covered_q(scope, at=at, prefix=prefix)
    return covered if viewer.standing is Standing.VISITOR else curated_q(viewer, prefix=prefix) | covered
