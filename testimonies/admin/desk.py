"""What lies on a curator's desk: testimonies that wait for them, texts to review, terms that end, imports that ran."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.utils import timezone

from testimonies.access.viewer import Viewer
from testimonies.admin.curated import curated
from testimonies.models import AccessRequest, Batch, Consent, Testimony, Transcript
from testimonies.vocabulary import State
from testimonies.workflow.reading_room import RIGHT
from testimonies.workflow.rules import MOVES
from testimonies.workflow.viewers import viewer_for

AT_ONCE = 8
ENDS_SOON = dt.timedelta(days=90)
JUST_ENDED = dt.timedelta(days=30)
OPENS_SOON = dt.timedelta(days=30)
FORWARD = ("transcribe", "submit", "approve", "publish")


@dataclass(frozen=True, slots=True)
class Pile:
    """How many testimonies stand in one state, and since when the oldest of them."""

    state: State
    count: int
    since: dt.datetime


@dataclass(frozen=True, slots=True)
class Desk:
    """Short lists, longest waiting or soonest first; empty ones are told apart from those that may not be seen."""

    piles: list[Pile]
    mine: list[Testimony]
    unclaimed: list[Testimony]
    unreviewed: list[Transcript]
    ending: list[Consent]
    opening: list[Testimony]
    batches: list[Batch]
    requests: list[AccessRequest]
    sees_consents: bool
    decides_requests: bool


def desk_of(account: Any) -> Desk:
    """The desk of one curator, limited to what they work on."""
    viewer, now = viewer_for(account), timezone.now()
    testimonies = curated(Testimony.objects.select_related("collection"), viewer=viewer)
    waiting = testimonies.exclude(state__in=(State.PUBLISHED, State.WITHDRAWN)).order_by("updated_at", "pk")
    next_steps = {state for move in MOVES if move.verb in FORWARD and account.has_perm(f"testimonies.{move.right}")
                  for state in move.start}  # fmt: skip
    sees_consents = account.has_perm("testimonies.view_consent")
    decides_requests = account.has_perm(RIGHT)
    return Desk(
        piles=_piles(testimonies),
        mine=list(waiting.filter(assignee=account)[:AT_ONCE]),
        unclaimed=list(waiting.filter(assignee=None, state__in=next_steps)[:AT_ONCE]),
        unreviewed=list(_unreviewed(viewer, account)[:AT_ONCE]),
        ending=list(_ending(viewer, now=now)[:AT_ONCE]) if sees_consents else [],
        opening=list(_opening(testimonies, now=now)[:AT_ONCE]),
        batches=list(_batches(viewer, account)),
        requests=list(_requests(viewer)[:AT_ONCE]) if decides_requests else [],
        sees_consents=sees_consents,
        decides_requests=decides_requests,
    )


def _piles(testimonies: QuerySet[Testimony]) -> list[Pile]:
    counted = testimonies.order_by().values("state").annotate(count=Count("pk"), since=Min("updated_at"))
    found = {row["state"]: row for row in counted}
    return [Pile(state, found[state]["count"], found[state]["since"]) for state in State if state in found]


def _unreviewed(viewer: Viewer, account: Any) -> QuerySet[Transcript]:
    """Texts that this curator may review, those that are asked for first."""
    if not account.has_perm("testimonies.review_testimony"):
        return Transcript.objects.none()
    waiting = (State.IN_REVIEW, State.PUBLISHED)  # of what is published, words that were corrected since
    texts = Transcript.objects.filter(reviewed_at=None, testimony__state__in=waiting).exclude(author=account)
    return curated(texts.select_related("testimony"), viewer=viewer).order_by("updated_at", "pk")


def _ending(viewer: Viewer, *, now: dt.datetime) -> QuerySet[Consent]:
    soon = Consent.objects.filter(
        withdrawn_at=None, until_date__gte=(now - JUST_ENDED).date(), until_date__lte=(now + ENDS_SOON).date()
    )
    return curated(soon.select_related("testimony"), viewer=viewer).order_by("until_date", "pk")


def _opening(testimonies: QuerySet[Testimony], *, now: dt.datetime) -> QuerySet[Testimony]:
    return testimonies.filter(opens_at__gt=now, opens_at__lte=now + OPENS_SOON).order_by("opens_at", "pk")


def _requests(viewer: Viewer) -> QuerySet[AccessRequest]:
    """Those that wait for a decision, the longest waiting first."""
    waiting = AccessRequest.objects.waiting().select_related("testimony")
    return curated(waiting, viewer=viewer).order_by("asked_at", "pk")


def _batches(viewer: Viewer, account: Any) -> QuerySet[Batch]:
    if not account.has_perm("testimonies.view_batch"):
        return Batch.objects.none()
    return curated(Batch.objects.select_related("by"), viewer=viewer).order_by("-started_at", "-pk")[:AT_ONCE]
