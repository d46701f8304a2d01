"""A synthetic voice that reads the demonstration's summaries, and says in the file that it is one."""

import ctypes
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

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
    speak, rate = _speaker(language)
    samples = bytearray()
    spans: list[tuple[int, int]] = []
    for text in texts:
        start = len(samples)
        samples += speak(text)
        spans.append((_ms(start, rate), _ms(len(samples), rate)))
        samples += bytes(2 * (rate * PAUSE_MS // 1000))
    return Reading(_wav(bytes(samples), rate=rate), tuple(spans))


def _ms(byte_count: int, rate: int) -> int:
    return byte_count * 500 // rate


def _speaker(language: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 (a C library has no types to tell)
    loader = import_module("espeakng_loader")
    library = ctypes.CDLL(loader.get_library_path())
    rate = library.espeak_Initialize(RETRIEVE, 0, str(Path(loader.get_data_path()).parent).encode(), 0)
    spoken = bytearray()

    def take(samples, count, _events):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        if samples and count > 0:
            spoken.extend(ctypes.string_at(samples, 2 * count))
        return 0

    callback = _Callback(take)
    library.espeak_SetSynthCallback(callback)
    library.espeak_SetVoiceByName(language.encode())

    def speak(text: str, _keeps_alive: object = callback) -> bytes:
        spoken.clear()
        said = text.encode()
        library.espeak_Synth(said, len(said) + 1, 0, 0, 0, UTF8, None, None)
        library.espeak_Synchronize()
        return bytes(spoken)

    return speak, rate


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
