"""Recordings, in pieces as a player asks for them: the one door to their files, and it asks who is there.

Curators of a testimony hear its originals, anybody else the copies that were made for the public.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO, cast
from urllib.parse import quote

from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from testimonies.access.viewer import VISITOR
from testimonies.endpoints.ranges import ByteRange, Unsatisfiable, parse_range
from testimonies.models import Recording
from testimonies.values.identifier import is_identifier
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
DOWNLOADED = "application/octet-stream"
CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it is sent: `etag` names its content, `name` is for who keeps it, `place` leads a server in front."""

    file: FieldFile
    media_type: str
    etag: str
    name: str
    place: str


@require_safe
def recording(request: HttpRequest, identifier: str) -> HttpResponseBase:
    """A recording that this visitor may hear now; any other answers as if there were none."""
    if not is_identifier(identifier):
        raise Http404
    viewer = viewer_for(request.user)
    heard = Recording.objects.playable_by(viewer).select_related("testimony", "access_copy")
    found = heard.exclude(file="").filter(identifier=identifier).first()
    sent = found and (_original(found) if viewer.curates(found.testimony.collection_id) else _copy(found))
    if not sent or not sent.file.storage.exists(str(sent.file.name)):
        if sent:
            logger.error("A file of recording %s is missing: %s.", identifier, sent.file.name)
        raise Http404
    response = _answer(request, sent)
    # What is public is asked for anew each time too: a closure takes effect with the request that makes it. Only who
    # hears it as a plain visitor is known to hear what is public.
    response["Cache-Control"] = "private, no-cache" if viewer == VISITOR else "private, no-store"
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


def _answer(request: HttpRequest, sent: Sent) -> HttpResponseBase:
    if sent.place:
        address = f"{sent.place.rstrip('/')}/{quote(str(sent.file.name))}"
        return _described(HttpResponse(headers={"X-Accel-Redirect": address}), sent)
    etag = quote_etag(sent.etag)
    unneeded = get_conditional_response(request, etag=etag)
    answer = unneeded or _described(_content(request, sent.file, etag=etag), sent)
    answer["ETag"] = etag
    return answer


def _content(request: HttpRequest, file: FieldFile, *, etag: str) -> HttpResponseBase:
    size = file.size
    is_whole = request.method == "HEAD" or request.headers.get("If-Range", etag) != etag
    try:
        stretch = None if is_whole else parse_range(request.headers.get("Range", ""), size=size)
    except Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    sent = stretch or ByteRange(0, size - 1)
    response = StreamingHttpResponse(() if request.method == "HEAD" else Stretch(file, sent))
    response["Content-Length"] = str(sent.length)
    if stretch:
        response.status_code = 206
        response["Content-Range"] = stretch.of(size)
    return response


def _described(response: HttpResponseBase, sent: Sent) -> HttpResponseBase:
    """With what it is, said by us and never guessed; a file opened as a page of its own runs nothing."""
    placed = "attachment" if sent.media_type == DOWNLOADED else "inline"
    response["Content-Type"] = sent.media_type
    response["Content-Disposition"] = f'{placed}; filename="{sent.name}"'
    response["Content-Security-Policy"] = "sandbox allow-same-origin; default-src 'none'; media-src 'self'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Content-Type-Options"] = "nosniff"
    response["Accept-Ranges"] = "bytes"
    return response


class Stretch:
    """Some bytes of a file, read as they are sent; the file is closed also when the visitor goes away."""

    def __init__(self, file: FieldFile, wanted: ByteRange) -> None:
        self._file = cast(BinaryIO, file.open("rb"))
        self._file.seek(wanted.first)
        self._left = wanted.length

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        chunk = self._file.read(min(CHUNK, self._left))
        if not chunk:
            raise StopIteration
        self._left -= len(chunk)
        return chunk

    def close(self) -> None:
        """Called by Django when the answer is done with."""
        self._file.close()
