"""A visitor without a network: a request goes in where the web server would put it, the bytes come out."""

import io
from collections.abc import Callable
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.scratch import application


def visit(url: str) -> bytes:
    """The whole answer to a GET through every middleware. Raises RuntimeError when it is not a page."""
    path, _mark, asked = url.partition("?")
    environ: dict[str, Any] = {"PATH_INFO": path, "QUERY_STRING": asked, "wsgi.input": io.BytesIO()}
    setup_testing_defaults(environ)
    environ["HTTP_HOST"] = "127.0.0.1"
    told: list[str] = []

    def begin(status: str, _headers: object, *_: object) -> Callable[[bytes], object]:
        told.append(status)
        return io.BytesIO().write

    answer = application(environ, begin)
    try:
        body = b"".join(answer)
    finally:
        answer.close()
    if told != ["200 OK"]:
        raise RuntimeError(f"{url} answered {told}")
    return body


def queries_of(url: str) -> int:
    """How many questions the database is asked for a page."""
    with CaptureQueriesContext(connection) as captured:
        visit(url)
    return len(captured)
