"""A reader's own list: what is open to them and until when, what they asked for, and what was answered."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from testimonies.access.viewer import Viewer
from testimonies.models import AccessRequest, Testimony
from testimonies.portal.presenters.catalogue import Entry, entries
from testimonies.vocabulary import Decision

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User


@dataclass(frozen=True, slots=True)
class Opened:
    """A grant that holds; `entry` is missing where the testimony itself has been closed meanwhile."""

    identifier: str
    last_date: dt.date | None
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Answered:
    """A request that opens nothing: it waits, was refused, or its grant has ended. Of the testimony only the name."""

    identifier: str
    date: "dt.date | None"
    because: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """All that the list shows."""

    opened: tuple[Opened, ...]
    waiting: tuple[Answered, ...]
    refused: tuple[Answered, ...]
    ended: tuple[Answered, ...]


def room_of(account: "User | AnonymousUser", *, viewer: Viewer) -> Room:
    """The reader's list; what is asked in the name of an address is shown to whoever signs in with it."""
    mine = Q(reader=account.pk) | Q(email=account.get_username(), reader=None)
    requests = list(AccessRequest.objects.filter(mine).select_related("testimony").order_by("-asked_at", "-pk"))
    now = timezone.now()
    holding = [request for request in requests if request.is_in_force(at=now)]
    granted = [request for request in requests if request.decision == Decision.GRANTED]
    return Room(
        opened=tuple(_opened(holding, viewer)),
        waiting=tuple(_answered(request) for request in requests if not request.decision),
        refused=tuple(_answered(request) for request in requests if request.decision == Decision.REFUSED),
        ended=tuple(_answered(request) for request in granted if request not in holding),
    )


def _opened(holding: Iterable[AccessRequest], viewer: Viewer) -> Iterator[Opened]:
    """By title; of several grants for one testimony the one that lasts longest."""
    lasting: dict[int, AccessRequest] = {}
    for request in sorted(holding, key=lambda request: request.last_date or timezone.localdate()):
        lasting[request.testimony_id] = request
    readable = list(Testimony.objects.visible_to(viewer).filter(pk__in=lasting).order_by("title", "pk"))
    shown = dict(zip((testimony.pk for testimony in readable), entries(readable, viewer=viewer), strict=True))
    for key in [*shown, *(key for key in lasting if key not in shown)]:
        yield Opened(lasting[key].testimony.identifier, lasting[key].last_date, shown.get(key))


def _answered(request: AccessRequest) -> Answered:
    identifier = request.testimony.identifier
    if request.revoked_at:
        return Answered(identifier, timezone.localtime(request.revoked_at).date(), request.revoked_because)
    if request.decision == Decision.GRANTED:
        return Answered(identifier, request.last_date)
    decided = request.decided_at or request.asked_at
    return Answered(identifier, timezone.localtime(decided).date(), request.because)
