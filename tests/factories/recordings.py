"""Recordings for tests: short, real sound, made on the spot."""

import io
import math
import wave
from array import array
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from testimonies.interchange.access_copies.making import make_copy
from testimonies.models import Recording, Testimony


def tone(*, seconds: float = 1.0, rate: int = 8000, pitch: int = 220) -> bytes:
    """A quiet tone as a WAV file."""
    samples = array("h", (int(2000 * math.sin(2 * math.pi * pitch * n / rate)) for n in range(int(seconds * rate))))
    written = io.BytesIO()
    with wave.open(written, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(samples.tobytes())
    return written.getvalue()


def make_recording(
    testimony: Testimony, content: bytes | None = None, *, name: str = "tape.wav", **fields: Any
) -> Recording:
    """A recording whose file is kept in the scratch archive, with the copy that the public hears where it needs one."""
    recording = Recording(testimony=testimony, **fields)
    recording.file.save(name, ContentFile(tone() if content is None else content), save=False)
    recording.save()
    make_copies(testimony)
    return recording


def make_copies(testimony: Testimony) -> None:
    """The copies that the public hears of it, as its consents and redactions are now."""
    for recording in Recording.objects.for_the_public(at=timezone.now()).filter(testimony=testimony):
        make_copy(recording)
