"""The rule of who may see what, stated once: as a decision about one testimony, and as conditions for the database.

A test proves that both say the same over the whole product of terms and viewers.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from testimonies.access.terms import OPEN_TO, Audience, Scope, Terms, coverage_column
from testimonies.access.viewer import Viewer
from testimonies.vocabulary import State


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
    audience = Audience.READERS if viewer.is_granted(terms.testimony) else Audience.PUBLIC
    if not terms.is_open_to(audience, at=at) or not terms.covers(Scope.TEXT, at=at, audience=audience):
        return Sight(existence=terms.existence_is_shown)
    return Sight(
        existence=True,
        text=True,
        voice=terms.covers(Scope.VOICE, at=at, audience=audience),
        image=terms.covers(Scope.IMAGE, at=at, audience=audience),
        name=terms.covers(Scope.NAME, at=at, audience=audience),
    )


def curated_q(viewer: Viewer, *, prefix: str = "") -> Q:
    """The testimonies that the viewer works on; matches nothing for visitors and readers. `prefix` leads to them."""
    if not viewer.is_staff:
        return Q(pk__in=())
    if viewer.curates_everything:
        return Q(**{f"{prefix}pk__isnull": False})
    return Q(**{f"{prefix}collection__in": viewer.collections})


def granted_q(viewer: Viewer, *, prefix: str = "") -> Q:
    """The testimonies for which a reader holds a grant; what of them may be read is for the other conditions to say."""
    return Q(**{f"{prefix}pk__in": sorted(viewer.granted)}) if viewer.granted else Q(pk__in=())


def open_q(*, at: dt.datetime, prefix: str = "", audience: Audience = Audience.PUBLIC) -> Q:
    """Published and open to these at that moment, apart from consent."""
    opened = Q(**{f"{prefix}opens_at__isnull": True}) | Q(**{f"{prefix}opens_at__lte": at})
    return Q(**{f"{prefix}state": State.PUBLISHED}) & _openness_q(audience, prefix=prefix) & opened


def announced_q(*, at: dt.datetime, prefix: str = "") -> Q:
    """Published, and its existence may be told even while it is closed."""
    shown = Q(**{f"{prefix}state": State.PUBLISHED, f"{prefix}existence_is_shown": True})
    return shown & described_q(at=at, prefix=prefix)


def described_q(*, at: dt.datetime, prefix: str = "") -> Q:
    """No name that the public may not read stands in the description; counted beside the consents, see `naming`."""
    return Q(**{f"{prefix}coverage__described_until__gte": at.astimezone(dt.UTC).date()})


def covered_q(scope: Scope, *, at: dt.datetime, prefix: str = "", audience: Audience = Audience.PUBLIC) -> Q:
    """Every witness consented to the scope, and that still holds; read from `Coverage`, which counts the consents."""
    column = coverage_column(scope, audience=audience)
    return Q(**{f"{prefix}coverage__{column}__gte": at.astimezone(dt.UTC).date()})


def offered_q(audience: Audience, *, at: dt.datetime, prefix: str = "") -> Q:
    """What these may read: open to them, described without hidden names, and the words covered by consents."""
    told = open_q(at=at, prefix=prefix, audience=audience) & described_q(at=at, prefix=prefix)
    return told & covered_q(Scope.TEXT, at=at, prefix=prefix, audience=audience)


def readable_q(viewer: Viewer, *, at: dt.datetime, prefix: str = "") -> Q:
    """Testimonies whose words the viewer may read; `prefix` leads from the row that is asked about to the testimony."""
    public = offered_q(Audience.PUBLIC, at=at, prefix=prefix)
    if viewer.is_staff:
        return curated_q(viewer, prefix=prefix) | public
    if viewer.granted:
        return granted_q(viewer, prefix=prefix) & offered_q(Audience.READERS, at=at, prefix=prefix) | public
    return public


def existing_q(viewer: Viewer, *, at: dt.datetime) -> Q:
    """Testimonies of which the viewer may know that they exist."""
    return readable_q(viewer, at=at) | announced_q(at=at)


def requestable_q(*, at: dt.datetime) -> Q:
    """Testimonies that somebody may ask for: known to exist, kept from the public, and a grant would open them now."""
    public = offered_q(Audience.PUBLIC, at=at)
    return announced_q(at=at) & offered_q(Audience.READERS, at=at) & ~public


def agreed_q(scope: Scope, viewer: Viewer, *, at: dt.datetime, prefix: str = "") -> Q:
    """Testimonies of which the viewer may see what the scope names, if they may be read at all."""
    covered = covered_q(scope, at=at, prefix=prefix)
    if viewer.is_staff:
        return curated_q(viewer, prefix=prefix) | covered
    if viewer.granted:
        for_readers = covered_q(scope, at=at, prefix=prefix, audience=Audience.READERS)
        return granted_q(viewer, prefix=prefix) & for_readers | covered
    return covered


def _openness_q(audience: Audience, *, prefix: str) -> Q:
    """One value is compared and several are looked up, so that the public's index is used as before."""
    known = sorted(OPEN_TO[audience])
    return Q(**{f"{prefix}openness": known[0]}) if len(known) == 1 else Q(**{f"{prefix}openness__in": known})
