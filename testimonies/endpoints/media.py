"""Recordings, in pieces as a player asks for them: the one door to the media folder, and it asks who is there."""

import logging
from collections.abc import Iterator
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

from testimonies.endpoints.ranges import ByteRange, Unsatisfiable, parse_range
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
CHUNK = 64 * 1024


@require_safe
def recording(request: HttpRequest, identifier: str) -> HttpResponseBase:
    """A recording that this visitor may hear now; any other answers as if there were none."""
    if not is_identifier(identifier):
        raise Http404
    viewer = viewer_for(request.user)
    found = Recording.objects.playable_by(viewer).exclude(file="").filter(identifier=identifier).first()
    if found is None or not found.file.storage.exists(found.file.name):
        if found:
            logger.error("The file of recording %s is missing.", identifier)
        raise Http404
    note_hearing(found, viewer=viewer, by=request.user, where="recording")
    response = _answer(request, found)
    # Even what is public is asked for anew each time: a closure takes effect with the request that makes it.
    response["Cache-Control"] = "private, no-cache" if viewer.is_visitor else "private, no-store"
    return response


def _answer(request: HttpRequest, found: Recording) -> HttpResponseBase:
    if settings.ARCHIVE_X_ACCEL_PREFIX:
        return _described(HttpResponse(headers={"X-Accel-Redirect": _inner_address(found.file)}), found)
    etag = quote_etag(
        PurePath(found.file.name).stem
    )  # every file that arrives gets a name of its own and never changes
    unneeded = get_conditional_response(request, etag=etag)
    answer = unneeded or _described(_content(request, found.file, etag=etag), found)
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


def _described(response: HttpResponseBase, found: Recording) -> HttpResponseBase:
    """With what it is, said by us and never guessed; a file opened as a page of its own runs nothing."""
    suffix = PurePath(found.file.name).suffix
    is_played = suffix in PLAYED
    response["Content-Type"] = f"{found.medium}/{PLAYED[suffix]}" if is_played else "application/octet-stream"
    response["Content-Disposition"] = (
        f'{"inline" if is_played else "attachment"}; filename="{found.identifier}{suffix}"'
    )
    response["Content-Security-Policy"] = "sandbox allow-same-origin; default-src 'none'; media-src 'self'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Content-Type-Options"] = "nosniff"
    response["Accept-Ranges"] = "bytes"
    return response


def _inner_address(file: FieldFile) -> str:
    """Where the server in front finds the file: a place that it opens only when told so by this header."""
    return f"{settings.ARCHIVE_X_ACCEL_PREFIX.rstrip('/')}/{quote(str(file.name))}"


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
