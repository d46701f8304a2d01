import datetime as dt

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from testimonies.models import Consent, TimeRedaction
from testimonies.vocabulary import Medium, Openness, State
from testimonies.workflow import transitions
from tests.factories.cast import make_curator
from tests.factories.recordings import make_recording
from tests.factories.records import make_collection, make_published, make_testimony

pytestmark = pytest.mark.django_db

CONTENT = bytes(range(256)) * 600  # more than two chunks


@pytest.fixture
def recording():
    return make_recording(make_published(), CONTENT)


@pytest.fixture
def ask(client):
    """Asks for a recording; whatever was not read to its end is closed, as a server would."""
    answers = []

    def asked(identifier, method="get", **headers):
        address = reverse("recording", args=[getattr(identifier, "identifier", identifier)])
        answers.append(getattr(client, method)(address, headers=headers))
        return answers[-1]

    yield asked
    for answer in answers:
        answer.close()


def body(response):
    return b"".join(response.streaming_content)


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
        ("bytes=153590-", 153590, 153599),
        ("bytes=-5", 153595, 153599),
    ],
)
def test_range_is_sent_as_such(ask, recording, asked, first, last):
    response = ask(recording, Range=asked)

    assert (response.status_code, body(response)) == (206, CONTENT[first : last + 1])
    assert response["Content-Range"] == f"bytes {first}-{last}/{len(CONTENT)}"
    assert response["Content-Length"] == str(last - first + 1)


def test_range_beyond_the_end_is_refused(ask, recording):
    response = ask(recording, Range="bytes=153600-")

    assert (response.status_code, response.content) == (416, b"")
    assert response["Content-Range"] == "bytes */153600"


def test_several_ranges_get_the_whole_file(ask, recording):
    response = ask(recording, Range="bytes=0-1,5-6")

    assert (response.status_code, body(response)) == (200, CONTENT)


def test_head_tells_the_length_and_sends_nothing(ask, recording):
    response = ask(recording, "head", Range="bytes=0-1")

    assert (response.status_code, body(response)) == (200, b"")
    assert response["Content-Length"] == str(len(CONTENT))


def test_post_is_not_allowed(ask, recording):
    assert ask(recording, "post").status_code == 405


def test_empty_file_is_sent_empty(ask):
    response = ask(make_recording(make_published(), b""), Range="bytes=0-")

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


def test_two_files_of_equal_size_have_different_etags(ask):
    testimony = make_published()
    tapes = [make_recording(testimony, b"0" * 9, position=position) for position in (1, 2)]

    assert len({ask(tape)["ETag"] for tape in tapes}) == 2


@pytest.mark.parametrize(
    ("name", "medium", "media_type", "placed"),
    [
        ("a.mp3", Medium.AUDIO, "audio/mpeg", "inline"),
        ("a.MP4", Medium.VIDEO, "video/mp4", "inline"),
        ("a.webm", Medium.AUDIO, "audio/webm", "inline"),
        ("a.svg", Medium.VIDEO, "application/octet-stream", "attachment"),
        ("a.html", Medium.AUDIO, "application/octet-stream", "attachment"),
        ("a", Medium.AUDIO, "application/octet-stream", "attachment"),
    ],
)
def test_only_known_sound_and_film_is_played(ask, name, medium, media_type, placed):
    recording = make_recording(make_published(), b"<script>alert(1)</script>", name=name, medium=medium)

    response = ask(recording)

    assert response["Content-Type"] == media_type
    assert response["Content-Disposition"].startswith(f"{placed};")


def test_original_name_is_never_told(ask):
    recording = make_recording(make_published(), name="Interview with Somebody.wav", original_name="Somebody.wav")

    assert "Somebody" not in str(ask(recording).headers)


def _unpublished(testimony):
    testimony.state = State.WITHDRAWN


def _closed(testimony):
    testimony.openness = Openness.CLOSED
    testimony.existence_is_shown = True


def _under_embargo(testimony):
    testimony.opens_at = timezone.now() + dt.timedelta(minutes=1)


def _without_voice(testimony):
    Consent.objects.filter(testimony=testimony).update(covers_voice=False)


def _with_withdrawn_consent(testimony):
    Consent.objects.filter(testimony=testimony).update(withdrawn_at=timezone.now())


def _with_a_hidden_stretch(testimony):
    TimeRedaction.objects.create(recording=testimony.recordings.get(), start_ms=0, end_ms=10, reason="a neighbour")


@pytest.mark.parametrize(
    "close",
    [_unpublished, _closed, _under_embargo, _without_voice, _with_withdrawn_consent, _with_a_hidden_stretch],
)
@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("get", {}),
        ("get", {"Range": "bytes=0-1"}),
        ("get", {"Range": "bytes=999999-"}),
        ("get", {"If-None-Match": "*"}),
        ("head", {}),
    ],
)
def test_recording_that_is_not_open_answers_like_one_that_never_was(ask, recording, close, method, headers):
    close(recording.testimony)
    recording.testimony.save()

    never_was = "r-0000000000"
    closed = ask(recording, method, **headers)
    unknown = ask(never_was, method, **headers)

    assert closed.status_code == 404
    assert closed.content.decode().replace(recording.identifier, never_was) == unknown.content.decode()
    assert dict(closed.headers) == dict(unknown.headers)


def test_film_without_consent_to_the_image_stays_closed(ask):
    testimony = make_published(consent={"covers_image": False})
    film = make_recording(testimony, name="a.mp4", medium=Medium.VIDEO)
    sound = make_recording(testimony, position=2)

    assert [ask(tape).status_code for tape in (film, sound)] == [404, 200]


def test_withdrawal_takes_effect_with_the_next_request(ask, recording):
    publisher = make_curator("publisher")
    etag = ask(recording)["ETag"]

    transitions.move(recording.testimony, "withdraw", by=publisher, because="asked by the family")

    assert ask(recording, **{"If-None-Match": etag}).status_code == 404


def test_curator_hears_what_is_closed_and_keeps_no_copy(ask, client):
    recording = make_recording(make_testimony())
    client.force_login(make_curator("reviewer"))

    response = ask(recording)

    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


def test_curator_of_another_collection_hears_nothing(ask, client):
    recording = make_recording(make_testimony())
    client.force_login(make_curator("reviewer", collections=(make_collection("c-other"),)))

    assert ask(recording).status_code == 404


def test_missing_file_is_told_to_the_log_only(ask, recording, caplog):
    default_storage.delete(recording.file.name)

    response = ask(recording)

    assert response.status_code == 404
    assert f"recording {recording.identifier} is missing" in caplog.text


def test_server_in_front_is_told_where_the_file_lies(ask, recording, settings):
    settings.ARCHIVE_X_ACCEL_PREFIX = "/inside/"

    response = ask(recording, Range="bytes=0-1")

    assert response["X-Accel-Redirect"] == f"/inside/{recording.file.name}"
    assert response["Content-Type"] == "audio/wav"
    assert response.content == b""


def test_file_is_closed_when_the_visitor_goes_away(ask, recording):
    response = ask(recording)
    next(response.streaming_content)
    stretch = next(closer.__self__ for closer in response._resource_closers if hasattr(closer, "__self__"))

    response.close()

    with pytest.raises(ValueError, match="closed"):
        next(stretch)


def test_recording_costs_one_query(ask, recording, django_assert_num_queries):
    with django_assert_num_queries(1):
        ask(recording)


def test_what_can_be_no_identifier_is_not_looked_for(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/media/recordings/r%00").status_code == 404
