"""Reads what the demonstration is made of: things, survivors and figures, in TOML files that an archivist can read."""

import tomllib
from importlib.resources import files
from typing import Any

ARTICLE = "Newspaper article on the Muslim Legions of the Second World War"
ACCORDING = "As the article reports."
NOTICE = (
    "A summary, in the archive's own words, of what a published article reports. These are not the witness's words."
)
Table = dict[str, Any]


def _read(name: str) -> Table:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def things() -> dict[str, Table]:
    """Every authority by its identifier: kind, labels by language, and what is known of it."""
    return _read("things.toml")


def survivors() -> list[Table]:
    """The witnesses with their names by language, the lines of their summaries, contents and life events."""
    return list(_read("survivors.toml")["survivor"])


def questions() -> list[Table]:
    """The questions, each with the claims that answer it."""
    return list(_read("figures.toml")["question"])


def claims() -> list[Table]:
    """The claims that answer no question of their own."""
    return list(_read("figures.toml")["claim"])
