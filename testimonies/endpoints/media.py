"""Recordings: the one door to their files, and it asks who is there.

Curators of a testimony hear its originals, anybody else the copies that were made for the public.
"""

import logging
from pathlib import PurePath

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from testimonies.endpoints.sending import DOWNLOADED, Sent, answer
from testimonies.models import Recording
from testimonies.values.identifier import is_identifier
from testimonies.workflow.readings import note_hearing
from testimonies.workflow.viewers import viewer_for

logger = logging.getLogger(__name__)

# What a browser is told to play, by the suffix that the file is kept under. Anything else is a download.
PLAYED = {
    ".aac": "aac",
    ".flac": "flac",
    ".m4a": "mp4",
    ".m4v": "mp4",
    ".mp3": "mpeg",
    ".mp4": "mp4",
    ".oga": "ogg",
    ".ogg": "ogg",
    ".ogv": "ogg",
    ".opus": "ogg",
    ".wav": "wav",
    ".weba": "webm",
    ".webm": "webm",
}


@require_safe
def recording(request: HttpRequest, identifier: str) -> HttpResponseBase:
    """A recording that this visitor may hear now; any other answers as if there were none."""
    if not is_identifier(identifier):
        raise Http404
    viewer = viewer_for(request.user)
    heard = Recording.objects.playable_by(viewer).select_related("testimony", "access_copy")
    found = heard.exclude(file="").filter(identifier=identifier).first()
    sent = found and (_original(found) if viewer.curates(found.testimony.collection_id) else _copy(found))
    if not sent:
        raise Http404
    note_hearing(found, viewer=viewer, by=request.user, where="recording")
    try:
        response = answer(request, sent)
    except FileNotFoundError as error:  # also of a copy that gave way to another at this moment
        logger.error("A file of recording %s is missing: %s.", identifier, sent.file.name)
        raise Http404 from error
    # What is public is asked for anew each time too: a closure takes effect with the request that makes it. Only who
    # hears it as a plain visitor is known to hear what is public.
    response["Cache-Control"] = "private, no-cache" if viewer.is_visitor else "private, no-store"
    return response


def _original(found: Recording) -> Sent:
    """As it arrived. Every file that arrives is kept under a name of its own and never changes."""
    name = PurePath(str(found.file.name))
    is_played = name.suffix in PLAYED
    return Sent(
        file=found.file,
        media_type=f"{found.medium}/{PLAYED[name.suffix]}" if is_played else DOWNLOADED,
        etag=name.stem,
        name=f"{found.identifier}{name.suffix}",
        place=settings.ARCHIVE_X_ACCEL_PREFIX,
    )


def _copy(found: Recording) -> Sent:
    """What the public hears; its name and its content tell nothing of the original's."""
    copy = found.access_copy
    return Sent(
        file=copy.file,
        media_type=copy.media_type,
        etag=copy.sha256,
        name=f"{found.identifier}{PurePath(str(copy.file.name)).suffix}",
        place=settings.ARCHIVE_X_ACCEL_COPIES_PREFIX,
    )
