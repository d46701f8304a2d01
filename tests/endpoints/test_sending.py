"""Pieces of files as players ask for them: ranges, conditions, lengths."""

import pytest

from tests.endpoints.asking import body
from tests.factories.cast import make_curator
from tests.factories.recordings import make_recording, tone
from tests.factories.records import make_published

pytestmark = pytest.mark.django_db

CONTENT = tone(seconds=9.6)  # more than two chunks; a copy in which nothing is hidden holds the same bytes
SIZE = len(CONTENT)


@pytest.fixture
def recording():
    return make_recording(make_published(), CONTENT)


def test_recording_is_sent_whole(ask, recording):
    response = ask(recording)

    assert (response.status_code, body(response)) == (200, CONTENT)
    assert response["Content-Type"] == "audio/wav"
    assert response["Content-Length"] == str(len(CONTENT))
    assert response["Accept-Ranges"] == "bytes"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox allow-same-origin; default-src 'none'; media-src 'self'"
    assert response["Content-Disposition"] == f'inline; filename="{recording.identifier}.wav"'


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-1", 0, 1),
        ("bytes=70000-140000", 70000, 140000),
        (f"bytes={SIZE - 10}-", SIZE - 10, SIZE - 1),
        ("bytes=-5", SIZE - 5, SIZE - 1),
    ],
)
def test_range_is_sent_as_such(ask, recording, asked, first, last):
    response = ask(recording, Range=asked)

    assert (response.status_code, body(response)) == (206, CONTENT[first : last + 1])
    assert response["Content-Range"] == f"bytes {first}-{last}/{len(CONTENT)}"
    assert response["Content-Length"] == str(last - first + 1)


def test_range_beyond_the_end_is_refused(ask, recording):
    response = ask(recording, Range=f"bytes={SIZE}-")

    assert (response.status_code, response.content) == (416, b"")
    assert response["Content-Range"] == f"bytes */{SIZE}"


def test_several_ranges_get_the_whole_file(ask, recording):
    response = ask(recording, Range="bytes=0-1,5-6")

    assert (response.status_code, body(response)) == (200, CONTENT)


def test_head_tells_the_length_and_sends_nothing(ask, recording):
    response = ask(recording, "head", Range="bytes=0-1")

    assert (response.status_code, body(response)) == (200, b"")
    assert response["Content-Length"] == str(len(CONTENT))


def test_post_is_not_allowed(ask, recording):
    assert ask(recording, "post").status_code == 405


def test_empty_original_is_sent_empty_to_curators_only(ask, client):
    recording = make_recording(make_published(), b"")

    assert ask(recording).status_code == 404
    client.force_login(make_curator("reviewer"))
    response = ask(recording, Range="bytes=0-")
    assert (response.status_code, response["Content-Length"], body(response)) == (200, "0", b"")


def test_same_file_is_not_sent_twice(ask, recording):
    etag = ask(recording)["ETag"]

    response = ask(recording, **{"If-None-Match": etag, "Range": "bytes=0-1"})

    assert (response.status_code, response.content) == (304, b"")
    assert response["Cache-Control"] == "private, no-cache"


def test_range_of_another_version_gets_the_whole_file(ask, recording):
    etag = ask(recording)["ETag"]

    same = ask(recording, **{"If-Range": etag, "Range": "bytes=0-1"})
    other = ask(recording, **{"If-Range": '"another"', "Range": "bytes=0-1"})

    assert (same.status_code, body(same)) == (206, CONTENT[:2])
    assert (other.status_code, body(other)) == (200, CONTENT)


def test_file_is_closed_when_the_visitor_goes_away(ask, recording):
    response = ask(recording)
    next(response.streaming_content)
    stretch = next(closer.__self__ for closer in response._resource_closers if hasattr(closer, "__self__"))

    response.close()

    with pytest.raises(ValueError, match="closed"):
        next(stretch)
