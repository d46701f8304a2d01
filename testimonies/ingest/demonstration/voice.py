"""A synthetic voice that reads the demonstration's summaries, and says in the file that it is one."""

import ctypes
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

RETRIEVE, UTF8 = 2, 1  # espeak_ng: give the samples to a callback; the text is UTF-8
PAUSE_MS = 600
CREDIT = "Synthetic voice (eSpeak NG) reading the archive's own summary of a published report. Not a witness's voice."
_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


@dataclass(frozen=True, slots=True)
class Reading:
    """A WAV file and where each text stands in it: (start, end) in milliseconds."""

    wav: bytes
    spans: tuple[tuple[int, int], ...]

    @property
    def duration_ms(self) -> int:
        """To the end of the last text."""
        return self.spans[-1][1]


def is_there() -> bool:
    """Whether the voice is installed; it comes with the demonstration and is no part of the archive."""
    return find_spec("espeakng_loader") is not None


def read_aloud(texts: Sequence[str], *, language: str) -> Reading:
    """The texts read one after the other with a pause between. Raises ImportError without the voice."""
    voice = _voice()
    samples = bytearray()
    spans: list[tuple[int, int]] = []
    for text in texts:
        start = len(samples)
        samples += voice.speak(text, language=language)
        spans.append((_ms(start, voice.rate), _ms(len(samples), voice.rate)))
        samples += bytes(2 * (voice.rate * PAUSE_MS // 1000))
    return Reading(_wav(bytes(samples), rate=voice.rate), tuple(spans))


def _ms(byte_count: int, rate: int) -> int:
    return byte_count * 500 // rate


class _Voice:
    """The library, which can be set up once in a process and calls back with what it has spoken."""

    def __init__(self) -> None:
        loader = import_module("espeakng_loader")
        self.library = ctypes.CDLL(loader.get_library_path())
        data = str(Path(loader.get_data_path()).parent).encode()
        self.rate: int = self.library.espeak_Initialize(RETRIEVE, 0, data, 0)
        self.spoken = bytearray()
        self.callback = _Callback(self._take)  # kept, or the library would call into freed memory
        self.library.espeak_SetSynthCallback(self.callback)

    def _take(self, samples: Any, count: int, _events: int) -> int:
        if samples and count > 0:
            self.spoken.extend(ctypes.string_at(samples, 2 * count))
        return 0

    def speak(self, text: str, *, language: str) -> bytes:
        """16-bit mono samples."""
        self.spoken.clear()
        said = text.encode()
        self.library.espeak_SetVoiceByName(language.encode())
        self.library.espeak_Synth(said, len(said) + 1, 0, 0, 0, UTF8, None, None)
        self.library.espeak_Synchronize()
        return bytes(self.spoken)


@cache
def _voice() -> _Voice:
    return _Voice()


def _wav(samples: bytes, *, rate: int) -> bytes:
    """16-bit mono PCM with a comment (RIFF LIST INFO ICMT) that says what it is."""
    credit = CREDIT.encode("ascii") + b"\0"
    credit += b"\0" * (len(credit) % 2)
    info = b"INFO" + b"ICMT" + struct.pack("<I", len(credit)) + credit
    shape = struct.pack("<HHIIHH", 1, 1, rate, 2 * rate, 2, 16)
    chunks = b"".join(
        name + struct.pack("<I", len(body)) + body
        for name, body in ((b"fmt ", shape), (b"LIST", info), (b"data", samples))
    )
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks
