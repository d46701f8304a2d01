"""ZIP packages: what is dangerous is refused before it is unpacked."""

import stat
import warnings
import zipfile
from io import BytesIO

import pytest

from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.zip_package import ZipPackage


def package(*names: str, content: bytes = b"words", mode: int = 0) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two files of one name
        for name in names:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = mode << 16
            made.writestr(entry, content)
    return written.getvalue()


def test_files_are_read_by_name() -> None:
    found = ZipPackage(package("a.txt", "folder/b.txt"))

    assert found.names() == ("a.txt", "folder/b.txt")
    assert (found.read("a.txt"), found.read("c.txt")) == (b"words", None)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no ZIP package"),
        (b"PK\x03\x04", "no ZIP package"),
        (package("../a"), "dangerous name"),
        (package("a/../../b"), "dangerous name"),
        (package("/etc/a"), "dangerous name"),
        (package("C:a"), "dangerous name"),
        (package("a\\b"), "dangerous name"),
        (package("a", "a"), "two files"),
        (package("a", mode=stat.S_IFLNK | 0o777), "link to another file"),
        (package("a", content=b"0" * 20_000_000), "100 times its size"),
        (package(*(f"{number}" for number in range(10_001)), content=b""), "10,001 files"),
        (package(*(f"{number}" for number in range(40)), content=b"0" * 1_000_000), "out of all proportion"),
    ],
)
def test_dangerous_package_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableTranscript, match=why):
        ZipPackage(content)


def test_encrypted_file_is_refused() -> None:
    content = bytearray(package("a"))
    content[content.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(UnreadableTranscript, match="encrypted"):
        ZipPackage(bytes(content))


def test_damaged_file_is_refused_when_it_is_read() -> None:
    content = bytearray(package("a", content=b"some words, long enough to be damaged"))
    content[40] ^= 0xFF

    with pytest.raises(UnreadableTranscript, match='"a" in it is damaged'):
        ZipPackage(bytes(content)).read("a")


def test_file_beyond_the_limit_is_not_unpacked() -> None:
    content = bytearray(package("a"))
    place = content.index(b"PK\x01\x02")
    content[place + 20 : place + 24] = (2_000_000).to_bytes(4, "little")  # says that it is packed in 2 MB
    content[place + 24 : place + 28] = (70 * 1024 * 1024).to_bytes(4, "little")  # says that it has 70 MB

    with pytest.raises(UnreadableTranscript):
        ZipPackage(bytes(content)).read("a")
