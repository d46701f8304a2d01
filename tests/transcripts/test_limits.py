"""What is refused before any reader sees it, and in which words."""

import pytest

from testimonies.transcripts import limits
from testimonies.transcripts.errors import UnreadableTranscript

POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t", "the file is empty"),
        (POINTER, "this is only a Git LFS pointer, not the file itself"),
        (b"ID3\x04rest", "the file is a sound recording, not its transcript"),
        (b"\x00\x00\x00\x20ftypisom", "the file is a film or sound recording, not its transcript"),
        (b"\x1f\x8b\x08rest", "the file is compressed with gzip; unpack it first"),
    ],
)
def test_what_is_no_transcript_is_refused_in_plain_words(content: bytes, why: str):
    with pytest.raises(UnreadableTranscript) as refused:
        limits.check(content)

    assert refused.value.why.startswith(why)


def test_file_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 1024**2)

    limits.check(b"a" * 1024**2)
    with pytest.raises(UnreadableTranscript, match="more than 1 MB"):
        limits.check(b"a" * 1024**2 + b"a")


def test_text_is_let_through():
    limits.check(b"WEBVTT\n")
