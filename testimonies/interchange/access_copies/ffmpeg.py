"""Copies of everything but plain WAV: ffmpeg, run so that a hostile file can make it read nothing but itself."""

import json
import logging
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from testimonies.access.silence import Stretch
from testimonies.interchange.access_copies.shapes import Shape

LONGEST_S = 12 * 60 * 60
LOOKING_S = 60
READING = ("-protocol_whitelist", "file,pipe")
BARE = (
    "-map_metadata", "-1", "-map_metadata:s", "-1", "-map_chapters", "-1", "-dn", "-sn",
    "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact", "-threads", "1",
)  # fmt: skip
# Cameras write places and times between the pictures; of what is taken as it is only pictures and their shape go over.
UNTOLD = {"av1": "1-4|6-8", "h264": "1-5|7|8", "hevc": "0-34"}
SMALL = 256  # samples at once: a filter is switched on and off between such pieces, at most 32 ms of a poor tape
logger = logging.getLogger(__name__)


class FfmpegFailed(Exception):
    """It could not read the file, or not write such a copy."""


class FfmpegTooLong(FfmpegFailed):
    """It was stopped after `LONGEST_S`."""


@dataclass(frozen=True, slots=True)
class Job:
    """One copy to make; the stretches are silent, and black in a film."""

    original: Path
    reader: str
    copy: Path
    shape: Shape
    silent: Sequence[Stretch]


def is_there() -> bool:
    """Whether the programs are installed."""
    return bool(shutil.which("ffmpeg") and shutil.which("ffprobe"))


def make(job: Job) -> None:
    """Write the copy. Raises FfmpegFailed; whatever was written then is not to be used."""
    streams = _streams(job)
    wanted = ["audio", *(["video"] if job.shape.picture else [])]
    if not any(kind == wanted[-1] for kind, _codec in streams):
        raise FfmpegFailed("it holds no sound" if len(wanted) == 1 else "it holds no film")
    said: list[str] = []
    for kind in wanted:
        said += _of_kind(kind, {codec for known, codec in streams if known == kind}, job)
    source = [*READING, "-f", job.reader, "-i", f"file:{job.original}"]
    target = [*BARE, *job.shape.options, "-f", job.shape.writer, f"file:{job.copy}"]
    _run(["ffmpeg", "-nostdin", "-hide_banner", "-loglevel", "error", "-threads", "1", *source, *said, *target])
    if not job.copy.is_file() or not job.copy.stat().st_size:
        raise FfmpegFailed("nothing was written")


def _streams(job: Job) -> list[tuple[str, str]]:
    """(kind, codec) of each stream but pictures of a cover."""
    asked = "stream=codec_type,codec_name:stream_disposition=attached_pic"
    source = [*READING, "-f", job.reader, "-i", f"file:{job.original}"]
    told = _run(["ffprobe", "-v", "error", "-show_entries", asked, "-of", "json", *source], allowed_s=LOOKING_S)
    return [
        (stream.get("codec_type", ""), stream.get("codec_name", ""))
        for stream in json.loads(told).get("streams", ())
        if not stream.get("disposition", {}).get("attached_pic")
    ]


def _of_kind(kind: str, codecs: set[str], job: Job) -> list[str]:
    """How the sound, or the first picture that is no cover, goes over."""
    if not codecs:
        return []
    letter, mapped = ("a", "0:a") if kind == "audio" else ("v", "0:V:0")
    if not job.silent and codecs <= job.shape.taken:
        units = [UNTOLD[codec] for codec in sorted(codecs & UNTOLD.keys())]
        untold = ["-bsf:v", f"filter_units=pass_types={units[0]}"] if units else []
        return ["-map", mapped, f"-c:{letter}", "copy", *untold]
    encoder = job.shape.sound if kind == "audio" else job.shape.picture
    filters = [f"-filter:{letter}", _hiding(kind, job.silent)] if job.silent else []
    return ["-map", mapped, f"-c:{letter}", *encoder, *filters]


def _hiding(kind: str, silent: Sequence[Stretch]) -> str:
    """A filter that is on while something is hidden."""
    when = "+".join(f"between(t,{start / 1000:.3f},{end / 1000:.3f})" for start, end in silent)
    if kind == "audio":
        return f"asetnsamples=n={SMALL}:p=0,volume=volume=0:enable='{when}'"
    return f"drawbox=x=0:y=0:w=iw:h=ih:color=black:t=fill:enable='{when}'"


def _run(command: Sequence[str], *, allowed_s: int = LONGEST_S) -> bytes:
    """What it printed. No shell, no input, none of this process's environment but where programs are found."""
    try:
        done = subprocess.run(  # noqa: S603 (a list of our own words and of paths that we gave)
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=allowed_s,
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},
        )
    except subprocess.TimeoutExpired as error:
        raise FfmpegTooLong(f"{command[0]} was stopped after {allowed_s} s") from error
    except subprocess.CalledProcessError as error:
        raise FfmpegFailed(f"{command[0]} ended with {error.returncode}") from error
    return done.stdout
