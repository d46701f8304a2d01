"""Marks a transcript as reviewed, by someone other than its author and whoever changed it last, and takes that back."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testimonies.models import Transcript, TranscriptRevision
from testimonies.workflow import audit, changes
from testimonies.workflow.errors import TransitionRefused
from testimonies.workflow.viewers import viewer_for

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def mark_reviewed(transcript: Transcript, *, by: "User") -> Transcript:
    """The transcript, as that person read it, as reviewed now.

    Raises TransitionRefused for its author, for whoever made the last change, without the right, and when the words
    are no longer those of `transcript.revision`.
    """
    if not by.has_perm("testimonies.review_testimony"):
        raise TransitionRefused(_("Your account does not have the right to review."))
    if not viewer_for(by).curates(transcript.testimony.collection_id):
        raise TransitionRefused(_("You are not a curator of this collection."))
    if transcript.author_id == by.pk:
        raise TransitionRefused(_("You entered this transcript: somebody else must review it."))
    if transcript.revisions.filter(number=transcript.revision, by=by).exists():
        raise TransitionRefused(_("You made the last change of this transcript: somebody else must review it."))
    with transaction.atomic():
        seen = Transcript.objects.filter(pk=transcript.pk, revision=transcript.revision)
        now = timezone.now()
        if not seen.update(reviewed_by=by, reviewed_at=now, updated_at=now):
            raise TransitionRefused(_("Somebody changed this transcript while you read it: read the new words first."))
        audit.record(
            "review", transcript.testimony, by=by, change={"transcript": transcript.pk, "revision": transcript.revision}
        )
        changes.note_changed([transcript.testimony_id])
    transcript.refresh_from_db()
    return transcript


def take_back_review(transcript: Transcript, *, by: "User", because: str) -> bool:
    """What the public reads of it changed though no word did: it waits for somebody else again; False if it did anyway.

    Counts as a revision of that person. Must run inside the transaction of the change.
    """
    current = Transcript.objects.select_for_update().get(pk=transcript.pk)
    if current.reviewed_at is None:
        return False
    number = current.revision + 1
    TranscriptRevision.objects.create(transcript=current, number=number, by=by, because=because[:500])
    Transcript.objects.filter(pk=current.pk).update(revision=number, reviewed_by=None, reviewed_at=None)
    change = {"transcript": current.pk, "revision": number}
    audit.record("revise", current.testimony, by=by, because=because, change=change)
    changes.note_changed([current.testimony_id])
    return True
