"""What is refused before any parser sees it: too big, empty, binary, or a mere pointer to the real file."""

import re

from testimonies.transcripts.errors import UnreadableTranscript

FILE_BYTES = 64 * 1024 * 1024
XML_DEPTH = 256
ATTRIBUTE_CHARACTERS = 1024 * 1024
JSON_DEPTH = 256
JSON_VALUES = 8_000_000
ZIP_ENTRIES = 10_000
ZIP_UNPACKED_BYTES = 2 * 1024**3
ZIP_RATIO = 100

LFS_POINTER = re.compile(rb"\s*version https://git-lfs\.github\.com/spec/v1\s*\n")
BINARIES = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"ID3", "a sound recording, not its transcript"),
    (b"RIFF", "a sound or film recording, not its transcript"),
    (b"OggS", "a sound or film recording, not its transcript"),
    (b"fLaC", "a sound recording, not its transcript"),
    (b"\x1aE\xdf\xa3", "a film, not its transcript"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "compressed with 7-Zip; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)


def check(content: bytes) -> None:
    """Raises UnreadableTranscript for what no reader should be asked to read."""
    if not content.strip():
        raise UnreadableTranscript("the file is empty")
    if len(content) > FILE_BYTES:
        raise UnreadableTranscript(f"the file has more than {FILE_BYTES // 1024**2} MB, the most for a transcript")
    if LFS_POINTER.match(content[:200]):
        raise UnreadableTranscript(
            'this is only a Git LFS pointer, not the file itself; run "git lfs pull" where it came from', line=1
        )
    for signature, what in BINARIES:
        if content.startswith(signature):
            raise UnreadableTranscript(f"the file is {what}")
    if content[4:8] == b"ftyp":
        raise UnreadableTranscript("the file is a film or sound recording, not its transcript")
