"""Sends a file whole, in pieces, or by the server in front; knows what it is told of it, and not who asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast
from urllib.parse import quote

from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from testimonies.endpoints.ranges import ByteRange, Unsatisfiable, parse_range

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


def answer(request: HttpRequest, sent: Sent) -> HttpResponseBase:
    """The file, a range of it, that it did not change, or where it lies. Raises FileNotFoundError."""
    if not sent.file.storage.exists(str(sent.file.name)):
        raise FileNotFoundError(sent.file.name)
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
