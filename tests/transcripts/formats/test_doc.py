"""Old binary Word files: read where a program for them is installed, else refused with advice."""

import shutil
from pathlib import Path

import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.doc import ADVICE, COMPOUND, FORMAT

PROGRAMS = ("soffice", "libreoffice", "antiword")


def compound(stream: str) -> bytes:
    """The beginning of a compound file, and the name of a stream in it."""
    return COMPOUND + bytes(600) + stream.encode("utf-16-le") + bytes(600)


@pytest.mark.parametrize(
    ("stream", "why"),
    [
        ("Workbook", r"an old Excel file \(\.xls\); save it as \.xlsx or \.csv"),
        ("PowerPoint Document", "an old PowerPoint file"),
        ("EncryptedPackage", "encrypted with a password; save it without one"),
        ("Something", "an old office file of a kind that is not known"),
    ],
)
def test_what_is_no_word_file_is_named(stream: str, why: str) -> None:
    with pytest.raises(UnreadableTranscript, match=why):
        registry.read(compound(stream), name="talk.doc")


def test_compound_files_are_recognised_by_their_mark() -> None:
    assert FORMAT.sniff(compound("WordDocument"), "") == 0.9
    assert FORMAT.sniff(b"So it was.", "talk.doc") == 0.0


def test_damaged_word_file_is_refused() -> None:
    with pytest.raises(UnreadableTranscript):
        registry.read(compound("WordDocument"), name="talk.doc")


def test_real_files_are_read_or_refused_with_advice(samples: Path) -> None:
    found = {file.name: _read_or_why(file) for file in sorted((samples / "doc").rglob("*.doc"))}

    has_program = any(map(shutil.which, PROGRAMS))
    assert {name: has_program or name == "cherry.doc" or ADVICE for name in found} == found
    assert len(found) == 8


def _read_or_why(file: Path) -> bool | str:
    try:
        document = registry.read(file.read_bytes(), name=file.name)
    except UnreadableTranscript as refusal:
        return refusal.why
    return document.account.balances and "MSM" in document.speakers
