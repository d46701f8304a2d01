"""Copies of WAV files by the standard library: only the shape of the sound and its samples survive."""

import wave
from collections.abc import Sequence
from typing import IO

from testimonies.access.silence import Stretch

AT_ONCE = 65536  # frames


class NotReadableWav(Exception):
    """Not a WAV file of plain samples."""


def copy_wav(original: IO[bytes], copy: IO[bytes], *, silent: Sequence[Stretch]) -> None:
    """Write the samples to `copy`, silent in those stretches, and nothing else. Raises NotReadableWav."""
    try:
        with wave.open(original, "rb") as heard, wave.open(copy, "wb") as written:
            written.setparams(heard.getparams())
            hidden = [_frames(stretch, rate=heard.getframerate()) for stretch in silent]
            quiet = _silence(heard.getsampwidth()) * heard.getsampwidth() * heard.getnchannels()
            reached = 0
            while frames := heard.readframes(AT_ONCE):
                heard_here = bytearray(frames)
                _silence_in(heard_here, hidden, quiet=quiet, reached=reached)
                written.writeframesraw(heard_here)
                reached += len(frames) // len(quiet)
    except (wave.Error, EOFError) as error:
        raise NotReadableWav(str(error)) from error


def _frames(stretch: Stretch, *, rate: int) -> tuple[int, int]:
    """Every frame that the stretch touches."""
    return stretch.start_ms * rate // 1000, -(-stretch.end_ms * rate // 1000)


def _silence(width: int) -> bytes:
    """Samples of eight bits have no sign: their silence lies in the middle."""
    return b"\x80" if width == 1 else b"\0"


def _silence_in(frames: bytearray, hidden: Sequence[tuple[int, int]], *, quiet: bytes, reached: int) -> None:
    """Write over the frames that are hidden; the first of these frames is number `reached` of the recording."""
    count = -(-len(frames) // len(quiet))
    for first, last in hidden:
        start, end = max(0, first - reached), min(count, last - reached)
        if start < end:
            there = slice(start * len(quiet), min(end * len(quiet), len(frames)))
            frames[there] = (quiet * (end - start))[: there.stop - there.start]
