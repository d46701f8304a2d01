"""The key that signs sessions and forms: one that is the archive's own, never an example's."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from archive.env import SettingRefused

SHORTEST = 50
FEWEST_LETTERS = 5
SAMPLE_WORDS = ("django-insecure", "changeme", "change-me", "example", "sample", "secret-key", "your-")


def refuse_sample_key(key: str) -> None:
    """Stop at a missing, short or copied key, with the command that makes a good one."""
    copied = any(word in key.lower() for word in SAMPLE_WORDS)
    if len(key) >= SHORTEST and len(set(key)) >= FEWEST_LETTERS and not copied:
        return
    fault = "is a sample or too short" if key else "is not set, and a public archive needs a key of its own"
    raise SettingRefused(
        f"ARCHIVE_SECRET_KEY {fault}. Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(64))' "
        "and keep it outside the repository."
    )


def kept_key(place: Path) -> str:
    """The key kept in a file that only its owner reads, made at the first start on this machine."""
    if not place.exists():
        descriptor, staged = tempfile.mkstemp(dir=place.parent)  # readable by its owner only
        with open(descriptor, "w", encoding="ascii") as fresh:
            fresh.write(secrets.token_urlsafe(64))
        with contextlib.suppress(FileExistsError):
            os.link(staged, place)  # of two first starts one wins, and neither reads half a key
        Path(staged).unlink()
    return place.read_text(encoding="ascii").strip()
