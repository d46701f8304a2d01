"""What a clone brings along: text, a few small pictures, and no trace of the machine it was written on."""

import re

import pytest

from tests.architecture.sources import ROOT, tracked_files

PICTURES = re.compile(r"docs/.*\.(png|jpg|webp)")
COMPILED_MESSAGES = re.compile(r"testimonies/locale/[^/]+/LC_MESSAGES/\w+\.mo")
MOST_BYTES = 300_000
MACHINE_PATHS = re.compile(r"(?<![\w.:/])/(?:home|Users|root|work|mnt)/[A-Za-z]\w*/")
PRIVATE_KEYS = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----")


@pytest.fixture(scope="module")
def tracked():
    return tracked_files() or pytest.skip("this is not a clone")


def test_only_small_pictures_are_not_text(tracked):
    binary = [path for path in tracked if b"\0" in (ROOT / path).read_bytes()[:8192]]

    assert [path for path in binary if not PICTURES.fullmatch(path) and not COMPILED_MESSAGES.fullmatch(path)] == []


def test_no_file_is_large(tracked):
    assert [path for path in tracked if (ROOT / path).stat().st_size > MOST_BYTES] == []


def test_nothing_leads_back_to_a_machine(tracked):
    found = [
        f"{path}: {match.group()}"
        for path in tracked
        for pattern in (MACHINE_PATHS, PRIVATE_KEYS)
        for match in pattern.finditer((ROOT / path).read_text(encoding="utf-8", errors="ignore"))
    ]

    assert found == []


def test_the_folders_of_a_running_archive_stay_out(tracked):
    assert [path for path in tracked if path.startswith(("var/", "media/")) and path != "media/README.md"] == []
