"""Compressed sound and film for tests, made by ffmpeg on the spot, with something to hide in every place for words."""

import subprocess
import tempfile
from array import array
from collections.abc import Sequence
from functools import cache
from pathlib import Path

CANARY = "CANARYOFSOMEBODY"
SECONDS = 4
RATE, PICTURES = 16000, 10
_TONE = ("-f", "lavfi", "-i", f"sine=frequency=440:sample_rate={RATE}:duration={SECONDS}")
_FILM = ("-f", "lavfi", "-i", f"testsrc=size=64x48:rate={PICTURES}:duration={SECONDS}")
_CHAPTERS = (
    f";FFMETADATA1\ntitle={CANARY}\nartist={CANARY}\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=900\ntitle={CANARY}\n"
)
_TOLD = ("-metadata", f"comment={CANARY}", "-metadata:s", f"title={CANARY}", "-metadata:s", f"handler_name={CANARY}")
_SOUND = ("-map", "0:a")
_BOTH = ("-map", "0:a", "-map", "2:v")
_H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
# SEI of the kind in which cameras write where they were: a UUID, a plus sign, and the words.
_SEI = ("-bsf:v", f"h264_metadata=sei_user_data=086f3693-b7b3-4f2c-9653-21492feee5b8+{CANARY}")
_COVER = ("-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-frames:v", "1", "-disposition:v", "attached_pic")
RECIPES: dict[str, tuple[str, ...]] = {
    "cover.mp3": (*_BOTH, "-c:a", "libmp3lame", "-write_id3v1", "1", *_COVER),
    "sound.aac": (*_SOUND, "-c:a", "aac", "-write_id3v2", "1"),
    "sound.m4a": (*_SOUND, "-c:a", "aac"),
    "sound.flac": (*_SOUND, "-c:a", "flac"),
    "vorbis.ogg": (*_SOUND, "-c:a", "libvorbis"),
    "vorbis.webm": (*_SOUND, "-c:a", "libvorbis"),
    "float.wav": (*_SOUND, "-c:a", "pcm_f32le"),
    "film.mp4": (*_BOTH, "-c:a", "aac", *_H264, *_SEI),
    "film.mov": (*_BOTH, "-c:a", "pcm_s16be", *_H264),
    "film.webm": (*_BOTH, "-c:a", "libopus", "-c:v", "libvpx", "-deadline", "realtime"),
}  # fmt: skip


def film(folder: Path, name: str) -> Path:
    """The recording of that name from `RECIPES`, in that folder."""
    place = folder / name
    place.write_bytes(_made(name))
    return place


@cache
def _made(name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        chapters, place = Path(folder, "told.txt"), Path(folder, name)
        chapters.write_text(_CHAPTERS, encoding="utf-8")
        told = ("-f", "ffmetadata", "-i", chapters, *_FILM, "-map_metadata", "1", "-map_chapters", "1")
        run(["ffmpeg", "-nostdin", "-y", "-loglevel", "error", *_TONE, *told, *RECIPES[name], *_TOLD, place])
        return place.read_bytes()


def run(command: Sequence[str | Path]) -> bytes:
    """What it printed."""
    return subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL).stdout


def samples_of(recording: Path) -> "array[int]":
    """The sound as it is heard, in one channel of 16 bits, `RATE` samples a second."""
    command = ["ffmpeg", "-nostdin", "-v", "error", "-i", recording, "-vn", "-ac", "1", "-ar", str(RATE)]
    return array("h", run([*command, "-f", "s16le", "-"]))


def pictures_of(recording: Path) -> list[bytes]:
    """The brightness of every point, picture by picture, `PICTURES` a second."""
    command = ["ffmpeg", "-nostdin", "-v", "error", "-i", recording, "-an", "-r", str(PICTURES)]
    points = run([*command, "-f", "rawvideo", "-pix_fmt", "gray", "-"])
    return [points[start : start + 64 * 48] for start in range(0, len(points), 64 * 48)]
