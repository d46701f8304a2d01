"""What hangs on a passage is hidden together with it: the one condition for claims, life events and all their kind."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q

from testimonies.access.policy import curated_q, readable_q
from testimonies.access.viewer import Viewer
from testimonies.models.redaction import TextRedaction


def passage_is_read(viewer: Viewer, *, at: dt.datetime) -> Q:
    """Rows with a `segment` of which the viewer may read every word.

    A curator of the testimony reads all; whoever else, only reviewed words of which none is redacted now.
    """
    to_testimony = "segment__transcript__testimony__"
    redacted = TextRedaction.objects.in_force(at=at).filter(segment=OuterRef("segment"))
    is_whole = Q(segment__transcript__reviewed_at__isnull=False) & ~Q(Exists(redacted))
    return readable_q(viewer, at=at, prefix=to_testimony) & (curated_q(viewer, prefix=to_testimony) | is_whole)
