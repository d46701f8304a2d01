import datetime as dt
from pathlib import PurePath

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from testimonies.interchange.access_copies.making import make_due
from testimonies.models import AccessCopy, Consent, TimeRedaction
from testimonies.models.paths import derivatives
from testimonies.vocabulary import Medium, Openness, State
from testimonies.workflow import transitions
from tests.endpoints.asking import body
from tests.factories.cast import make_curator
from tests.factories.recordings import make_recording, tone
from tests.factories.records import make_collection, make_published, make_testimony

pytestmark = pytest.mark.django_db

CONTENT = tone(seconds=9.6)  # more than two chunks; a copy in which nothing is hidden holds the same bytes
SIZE = len(CONTENT)


@pytest.fixture
def recording():
    return make_recording(make_published(), CONTENT)


def test_two_files_of_equal_size_have_different_etags(ask):
    testimony = make_published()
    tapes = [make_recording(testimony, tone(pitch=pitch), position=pitch) for pitch in (220, 330)]

    assert len({ask(tape)["ETag"] for tape in tapes}) == 2
    assert len({ask(tape)["Content-Length"] for tape in tapes}) == 1


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
def test_of_originals_only_known_sound_and_film_is_played(ask, client, name, medium, media_type, placed):
    recording = make_recording(make_testimony(), b"<script>alert(1)</script>", name=name, medium=medium)
    client.force_login(make_curator("reviewer"))

    response = ask(recording)

    assert response["Content-Type"] == media_type
    assert response["Content-Disposition"].startswith(f"{placed};")


@pytest.mark.parametrize("name", ["a.svg", "a.html", "a", "a.wav"])
def test_what_is_no_recording_by_its_content_is_not_served_to_the_public(ask, name):
    recording = make_recording(make_published(), b"<script>alert(1)</script>", name=name)

    assert ask(recording).status_code == 404


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
    film = make_recording(testimony, medium=Medium.VIDEO)
    sound = make_recording(testimony, position=2)
    AccessCopy.objects.create(
        recording=film, made_of=film.file.name, medium=Medium.VIDEO, file=sound.access_copy.file.name, sha256="0" * 64
    )

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


def test_missing_copy_is_told_to_the_log_and_the_original_is_not_sent_instead(ask, recording, caplog):
    derivatives().delete(recording.access_copy.file.name)

    response = ask(recording)

    assert response.status_code == 404
    assert f"recording {recording.identifier} is missing" in caplog.text


def test_missing_original_is_told_to_the_log(ask, client, recording, caplog):
    default_storage.delete(recording.file.name)
    client.force_login(make_curator("reviewer"))

    assert ask(recording).status_code == 404
    assert f"recording {recording.identifier} is missing" in caplog.text


def test_server_in_front_is_told_where_each_file_lies(ask, client, recording, settings):
    settings.ARCHIVE_X_ACCEL_PREFIX, settings.ARCHIVE_X_ACCEL_COPIES_PREFIX = "/originals/", "/copies/"

    heard = ask(recording, Range="bytes=0-1")
    client.force_login(make_curator("reviewer"))
    original = ask(recording)

    assert heard["X-Accel-Redirect"] == f"/copies/{recording.access_copy.file.name}"
    assert original["X-Accel-Redirect"] == f"/originals/{recording.file.name}"
    for response in (heard, original):
        assert response["Content-Type"] == "audio/wav"
        assert response.content == b""


def test_place_of_originals_in_front_says_nothing_of_copies(ask, recording, settings):
    settings.ARCHIVE_X_ACCEL_PREFIX = "/originals/"

    response = ask(recording)

    assert "X-Accel-Redirect" not in response
    assert body(response) == CONTENT


def test_public_hears_silence_and_curators_the_original(ask, client):
    recording = make_recording(make_published(), CONTENT, name="a.wav")
    TimeRedaction.objects.create(recording=recording, start_ms=4000, end_ms=5000, reason="a neighbour")
    make_due()

    public = ask(recording)
    heard = body(public)
    client.force_login(make_curator("reviewer"))
    original = ask(recording)

    assert body(original) == CONTENT
    assert len(heard) == SIZE
    assert heard != CONTENT
    assert not any(heard[44 + 2 * 8000 * 4 : 44 + 2 * 8000 * 5])
    assert public["ETag"] != original["ETag"]


def test_nothing_of_the_original_is_told_beside_its_copy(ask, recording):
    told = str(ask(recording).headers)

    assert PurePath(recording.file.name).stem not in told
    assert PurePath(recording.access_copy.file.name).stem not in told


def test_range_of_a_former_copy_gets_the_present_one_whole(ask, recording):
    former = ask(recording)["ETag"]
    TimeRedaction.objects.create(recording=recording, start_ms=4000, end_ms=5000, reason="a neighbour")
    make_due()

    response = ask(recording, **{"If-Range": former, "Range": "bytes=0-1"})

    assert (response.status_code, len(body(response))) == (200, SIZE)
    assert ask(recording, **{"If-None-Match": former}).status_code == 200


def test_curator_of_another_collection_gets_the_copy_and_keeps_none(ask, client, recording):
    TimeRedaction.objects.create(recording=recording, start_ms=4000, end_ms=5000, reason="a neighbour")
    make_due()
    client.force_login(make_curator("reviewer", collections=(make_collection("c-other"),)))

    response = ask(recording)

    assert response["Cache-Control"] == "private, no-store"
    assert body(response) not in (b"", CONTENT)


def test_recording_costs_one_query(ask, recording, django_assert_num_queries):
    with django_assert_num_queries(1):
        ask(recording)


def test_what_can_be_no_identifier_is_not_looked_for(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/media/recordings/r%00").status_code == 404
