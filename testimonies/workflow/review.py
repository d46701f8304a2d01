"""Marks a transcript as reviewed, by someone other than its author."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testimonies.models import Transcript
from testimonies.workflow import audit
from testimonies.workflow.errors import TransitionRefused
from testimonies.workflow.viewers import viewer_for

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def mark_reviewed(transcript: Transcript, *, by: "User") -> Transcript:
    """The transcript as reviewed by that person now. Raises TransitionRefused for its author or without the right."""
    if not by.has_perm("testimonies.review_testimony"):
        raise TransitionRefused(_("Your account does not have the right to review."))
    if not viewer_for(by).curates(transcript.testimony.collection_id):
        raise TransitionRefused(_("You are not a curator of this collection."))
    if transcript.author_id == by.pk:
        raise TransitionRefused(_("You entered this transcript: somebody else must review it."))
    with transaction.atomic():
        transcript.reviewed_by, transcript.reviewed_at = by, timezone.now()
        transcript.save(update_fields=["reviewed_by", "reviewed_at", "updated_at"])
        audit.record(
            "review", transcript.testimony, by=by, change={"transcript": transcript.pk, "revision": transcript.revision}
        )
    return transcript
