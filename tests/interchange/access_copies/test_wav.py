import io
import random
import struct
import wave

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from testimonies.access.silence import Stretch
from testimonies.interchange.access_copies.wav import NotReadableWav, copy_wav
from tests.factories.recordings import tone

CANARY = b"CANARY-OF-SOMEBODY"
SOUNDS = st.fixed_dictionaries(
    {
        "width": st.integers(1, 4),
        "channels": st.integers(1, 2),
        "rate": st.sampled_from((1, 37, 999, 1000, 8000, 11025, 44100)),
        "frames": st.integers(0, 400),
        "seed": st.integers(0, 9),
    }
)
STRETCHES = st.lists(
    st.tuples(st.integers(0, 500), st.integers(1, 200)).map(lambda pair: Stretch(pair[0], sum(pair))), max_size=5
)


def written(sound, *, told=b""):
    """A WAV file of noise that is never silent, with chunks that tell something before and after the samples."""
    samples = random.Random(sound["seed"]).randbytes(sound["width"] * sound["channels"] * sound["frames"])
    samples = bytes(byte or 7 for byte in samples).replace(b"\x80", b"\x81")
    block = sound["width"] * sound["channels"]
    shape = struct.pack(
        "<HHIIHH", 1, sound["channels"], sound["rate"], sound["rate"] * block, block, 8 * sound["width"]
    )
    chunks = b""
    for name, body in ((b"fmt ", shape), (b"LIST", told), (b"data", samples), (b"id3 ", told), (b"bext", told)):
        if body or name == b"data":
            chunks += name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks, samples


def copied(content, *, silent=()):
    copy = io.BytesIO()
    copy_wav(io.BytesIO(content), copy, silent=silent)
    return copy.getvalue()


def frames_of(content):
    with wave.open(io.BytesIO(content)) as sound:
        return sound.readframes(sound.getnframes()), sound.getparams()


@given(SOUNDS, STRETCHES)
@example({"width": 1, "channels": 1, "rate": 1000, "frames": 3000, "seed": 0}, [Stretch(0, 9), Stretch(5, 10**12)])
@example({"width": 3, "channels": 2, "rate": 8000, "frames": 0, "seed": 0}, [Stretch(0, 9)])
def test_inside_all_is_silent_and_outside_nothing_is_changed(sound, silent):
    content, samples = written(sound, told=CANARY)
    block, rate = sound["width"] * sound["channels"], sound["rate"]
    quiet = (b"\x80" if sound["width"] == 1 else b"\0" * sound["width"]) * sound["channels"]

    heard, params = frames_of(copied(content, silent=silent))

    assert len(heard) == len(samples)
    assert (params.nchannels, params.sampwidth, params.framerate) == (sound["channels"], sound["width"], rate)
    for frame in range(sound["frames"]):
        # A frame lasts from frame/rate to (frame + 1)/rate seconds; whatever touches a stretch is silent.
        is_hidden = any(frame * 1000 < end * rate and (frame + 1) * 1000 > start * rate for start, end in silent)
        there = slice(frame * block, (frame + 1) * block)
        assert heard[there] == (quiet if is_hidden else samples[there]), frame


@given(SOUNDS)
def test_nothing_but_shape_and_samples_survives(sound):
    content, samples = written(sound, told=CANARY)

    copy = copied(content)

    assert CANARY in content
    assert CANARY not in copy
    assert len(copy) == 44 + len(samples)


def test_sound_of_many_pieces_is_silent_across_them():
    content = tone(seconds=20)

    heard, _ = frames_of(copied(content, silent=[Stretch(8000, 8400), Stretch(8100, 16600)]))

    samples, _ = frames_of(content)
    assert heard[: 2 * 64000] == samples[: 2 * 64000]
    assert not any(heard[2 * 64000 : 2 * 132800])
    assert heard[2 * 132800 :] == samples[2 * 132800 :]


def test_file_that_ends_too_soon_keeps_what_there_is():
    content = tone(seconds=1)[:-1001]

    heard, params = frames_of(copied(content, silent=[Stretch(900, 1000)]))

    assert params.nframes == (len(content) - 44) // 2
    assert not any(heard[2 * 7200 :])


@pytest.mark.parametrize("content", [b"", b"RIFF", b"ID3" + bytes(99), tone()[:30], tone().replace(b"fmt ", b"fmt_")])
def test_what_is_no_plain_wav_is_refused(content):
    with pytest.raises(NotReadableWav):
        copied(content)
