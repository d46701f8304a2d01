"""Notes who opened what the public may not: one line of the audit for each account, testimony and hour."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from testimonies.access.viewer import VISITOR, Viewer
from testimonies.models import AuditEvent, Recording, Testimony, TextRedaction
from testimonies.workflow import audit

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    from testimonies.models.redaction import RedactionQuerySet

ONCE_IN = dt.timedelta(hours=1)


def note_reading(testimony: Testimony, *, viewer: Viewer, by: "User | AnonymousUser", where: str) -> None:
    """After a testimony was opened; nothing is noted of what every visitor can read."""
    if viewer.is_visitor:
        return
    is_public = Testimony.objects.visible_to(VISITOR).filter(pk=testimony.pk).exists()
    if not is_public or (viewer.curates(testimony.collection_id) and _holds_words_kept_back(testimony)):
        _note(testimony, by=by, where=where)


def note_hearing(recording: Recording, *, viewer: Viewer, by: "User | AnonymousUser", where: str) -> None:
    """After a recording was opened; nothing is noted of what every visitor can hear.

    Who curates it hears the original, everybody else the copy, in which what is hidden is silent.
    """
    if viewer.is_visitor:
        return
    is_public = Recording.objects.playable_by(VISITOR).filter(pk=recording.pk).exists()
    if not is_public or (viewer.curates(recording.testimony.collection_id) and _holds_hidden_sound(recording)):
        _note(recording.testimony, by=by, where=where)


def _holds_words_kept_back(testimony: Testimony) -> bool:
    """Whether a curator's copy has words that a visitor's has not: masked ones, or texts not reviewed yet."""
    return _hidden_words(testimony).exists() or testimony.transcripts.filter(reviewed_at__isnull=True).exists()


def _holds_hidden_sound(recording: Recording) -> bool:
    """Hidden words count wherever in the testimony they stand: which tape they are heard on is not always known."""
    return recording.redactions.in_force().exists() or _hidden_words(recording.testimony).exists()


def _hidden_words(testimony: Testimony) -> "RedactionQuerySet":
    return TextRedaction.objects.filter(segment__transcript__testimony=testimony).in_force()


def _note(testimony: Testimony, *, by: "User | AnonymousUser", where: str) -> None:
    if _is_noted(testimony, by=by):
        return
    with transaction.atomic():
        Testimony.objects.select_for_update().filter(pk=testimony.pk).values_list("pk").first()
        if not _is_noted(testimony, by=by):
            audit.record("read", testimony, by=by, change={"where": where})  # type: ignore[arg-type]


def _is_noted(testimony: Testimony, *, by: "User | AnonymousUser") -> bool:
    """A curator's opening of a consent's document is a reading as well, and noted apart: its line has no `where`."""
    lines = AuditEvent.objects.filter(kind="testimony", identifier=testimony.identifier, verb="read", by=by.pk)
    return lines.filter(at__gt=timezone.now() - ONCE_IN, change__has_key="where").exists()
