"""The identifier of something closed answers like one that nobody bears: byte by byte, for every method and header."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from testimonies.workflow import identifiers
from tests.trust.crawler import Answer, ask
from tests.trust.pair import NOBODY, SHUT, make_everything

pytestmark = pytest.mark.django_db
NO_KEY = "0123456789ab"
ADDRESSES = (
    "/testimonies/t-{}", "/testimonies/t-{}/within?within=river", "/testimonies/t-{}/cite",
    "/testimonies/t-{}/cite/ris",
    "/testimonies/t-{}/download/webvtt", "/testimonies/t-{}/download/text?text=2", "/testimonies/t-{}/advised",
    "/testimonies/t-{}/KEY", "/testimonies/t-{}?passage=KEY", "/witnesses/w-{}", "/witnesses/w-{}/portrait",
    "/authorities/a-{}", "/questions/q-{}", "/collections/c-{}", "/media/recordings/r-{}", "/search?q=id:t-{}",
    "/search?place=a-{}", "/search?collection=c-{}", "/testimonies?collection=c-{}", "/witnesses?community=a-{}",
)  # fmt: skip
HEADERS = (
    {},
    {"Range": "bytes=0-1"},
    {"If-None-Match": "*"},
    {"If-None-Match": '"ETAG"'},
    {"If-Range": '"ETAG"', "Range": "bytes=0-0"},
    {"If-Modified-Since": "Sun, 06 Nov 2050 08:49:37 GMT"},
    {"Accept": "image/webp"},
    {"Accept-Language": "ar"},
)


@pytest.fixture
def shut(db):
    return make_everything(SHUT)


@pytest.mark.parametrize("method", ["get", "head", "post", "options", "put", "delete"])
def test_closed_identifier_answers_like_one_of_nobody(shut, method):
    key = shut.transcripts.get().segments.first().key

    for written in ADDRESSES:
        closed = asked(written.replace("KEY", key), SHUT, method=method)
        unknown = asked(written.replace("KEY", NO_KEY), NOBODY, method=method)

        assert neutral(closed, key) == neutral(unknown), written


@pytest.mark.parametrize("headers", HEADERS, ids=str)
@pytest.mark.parametrize("written", ["/media/recordings/r-{}", "/witnesses/w-{}/portrait", "/testimonies/t-{}"])
def test_no_header_tells_them_apart(shut, written, headers):
    etag = shut.recordings.get().file.name.rpartition("/")[2].removesuffix(".wav")
    sent = {name: value.replace("ETAG", etag) for name, value in headers.items()}

    closed, unknown = (asked(written, whose, headers=sent) for whose in (SHUT, NOBODY))

    assert closed.status == 404
    assert neutral(closed) == neutral(unknown)


def test_former_identifier_of_something_closed_leads_nowhere(shut):
    identifiers.rename(shut, to="t-later", by=None)

    assert neutral(asked("/testimonies/t-{}", SHUT)) == neutral(asked("/testimonies/t-{}", NOBODY))


def asked(written: str, whose: str, *, method: str = "get", **more) -> Answer:
    return ask(Client(), written.format(whose), method=method, **more)


def neutral(answer: Answer, key: str = NO_KEY) -> Answer:
    """Without what the asker said: the identifier and the key that stand in the address."""
    said = answer.body.replace(key.encode(), b"KEY")
    return replace(answer, body=re.sub(rf"-({SHUT}|{NOBODY})".encode(), b"-whose", said))
