import json

import pytest

from testimonies.access.silence import Stretch
from testimonies.interchange.access_copies import ffmpeg
from testimonies.interchange.access_copies.ffmpeg import FfmpegFailed, FfmpegTooLong, Job
from testimonies.interchange.access_copies.shapes import BY_SUFFIX, shape_for
from testimonies.vocabulary import Medium
from tests.factories.films import CANARY, RATE, RECIPES, SECONDS, film, pictures_of, run, samples_of
from tests.factories.recordings import tone

pytestmark = pytest.mark.skipif(not ffmpeg.is_there(), reason="ffmpeg is not installed")

HIDDEN, AT_THE_END = Stretch(1500, 2500), Stretch(3500, 10**12)
QUIET = 12  # of 32767, 68 dB below: what a lossy codec leaves of the sound before
TAKEN = {
    "cover.mp3": ["mp3"], "float.wav": ["pcm_f32le"], "film.webm": ["opus", "vp8"], "sound.aac": ["aac"],
    "sound.flac": ["flac"], "sound.m4a": ["aac"], "vorbis.ogg": ["opus"], "vorbis.webm": ["opus"],
}  # fmt: skip


@pytest.fixture(params=sorted(RECIPES))
def original(request, tmp_path):
    return film(tmp_path, request.param)


def job(original, folder, *, silent=(), medium=None, name=None):
    medium = medium or (Medium.VIDEO if "film" in original.name else Medium.AUDIO)
    reader = BY_SUFFIX[name or original.suffix]
    shape = shape_for(reader, medium=medium)
    return Job(original, reader, folder / f"copy{shape.suffix}", shape, silent)


def told_of(recording):
    """All that ffprobe knows of it, and its codecs in order."""
    told = run(["ffprobe", "-v", "error", "-show_format", "-show_streams", "-show_chapters", "-of", "json", recording])
    known = json.loads(told)
    return known, [stream["codec_name"] for stream in known["streams"]]


def test_copy_tells_nothing(original, tmp_path):
    copying = job(original, tmp_path)

    ffmpeg.make(copying)

    known, codecs = told_of(copying.copy)
    assert CANARY.encode() in original.read_bytes()
    assert CANARY.encode() not in copying.copy.read_bytes()
    assert known["chapters"] == []
    assert codecs == TAKEN.get(original.name, ["aac", "h264"])


def test_copy_is_silent_where_something_is_hidden(original, tmp_path):
    copying = job(original, tmp_path, silent=[HIDDEN, AT_THE_END])

    ffmpeg.make(copying)

    samples = samples_of(copying.copy)
    assert abs(len(samples) - SECONDS * RATE) < 0.2 * RATE
    assert max(samples[round(1.6 * RATE) : round(2.4 * RATE)]) <= QUIET
    assert max(samples[round(3.6 * RATE) :]) <= QUIET
    for start_s, end_s in ((0.3, 1.3), (2.8, 3.4)):
        assert max(samples[round(start_s * RATE) : round(end_s * RATE)]) > 1000
    assert CANARY.encode() not in copying.copy.read_bytes()
    if copying.shape.picture:
        black = {number for number, points in enumerate(pictures_of(copying.copy)) if max(points) < 40}
        assert {*range(16, 24), *range(36, 39)} <= black <= {*range(15, 27), *range(35, 40)}


TAG = b"ID3\x04\0\0\0\0\1\0TIT2\0\0\0\x11\0\0\0" + CANARY.encode().ljust(117, b"\0")
STRAY = b"LYRICSBEGIN" + CANARY.encode() * 9


@pytest.mark.parametrize("name", ["cover.mp3", "sound.aac", "sound.flac", "vorbis.ogg", "sound.m4a", "vorbis.webm"])
def test_tags_between_and_behind_the_sound_do_not_go_over(name, tmp_path):
    original = film(tmp_path, name)
    original.write_bytes(original.read_bytes() + TAG + original.read_bytes() + STRAY)
    copying = job(original, tmp_path)

    ffmpeg.make(copying)

    assert CANARY.encode() not in copying.copy.read_bytes()
    assert max(samples_of(copying.copy)) > 1000


def test_of_a_film_that_is_kept_as_sound_only_the_sound_goes_over(tmp_path):
    copying = job(film(tmp_path, "film.mp4"), tmp_path, medium=Medium.AUDIO)

    ffmpeg.make(copying)

    assert told_of(copying.copy)[1] == ["aac"]


def test_sound_is_not_taken_for_a_film(tmp_path):
    with pytest.raises(FfmpegFailed, match="no film"):
        ffmpeg.make(job(film(tmp_path, "sound.m4a"), tmp_path, medium=Medium.VIDEO))


@pytest.mark.parametrize("suffix", [".aac", ".flac", ".m4a", ".mp3", ".ogg", ".wav", ".webm"])
@pytest.mark.parametrize(
    "hostile",
    [
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1.0,\nfile:{secret}\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile '{secret}'\n",
    ],
    ids=["list", "concatenation"],
)
def test_file_that_names_another_is_not_followed(hostile, suffix, tmp_path):
    original, secret = tmp_path / f"hostile{suffix}", tmp_path / "secret.wav"
    secret.write_bytes(tone())
    original.write_text(hostile.format(secret=secret), encoding="utf-8")

    with pytest.raises(FfmpegFailed):
        ffmpeg.make(job(original, tmp_path))


def test_work_that_takes_too_long_is_stopped(monkeypatch, tmp_path):
    monkeypatch.setattr(ffmpeg, "LOOKING_S", 0.0001)

    with pytest.raises(FfmpegTooLong, match="stopped"):
        ffmpeg.make(job(film(tmp_path, "sound.flac"), tmp_path))


def test_nothing_of_the_environment_reaches_it(monkeypatch, tmp_path):
    copying = job(film(tmp_path, "sound.flac"), tmp_path)
    monkeypatch.setenv("FFREPORT", f"file={tmp_path / 'report.log'}")

    ffmpeg.make(copying)

    assert not (tmp_path / "report.log").exists()


def test_machine_without_ffmpeg_is_known(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert not ffmpeg.is_there()
