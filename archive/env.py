"""Typed readers of the environment. A value that cannot be used stops the archive and says what to write instead."""

import difflib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "yes", "true", "on"})
NO = frozenset({"0", "no", "false", "off"})


class SettingRefused(ImproperlyConfigured):
    """A setting that the archive does not start with; the message is written for the operator."""


class Environment:
    """Reads settings by name and remembers every name asked for, so that a misspelt one can be refused at the end."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self.known: list[str] = []

    def text(self, name: str, *, default: str = "") -> str:
        """The value without surrounding blanks; an empty one counts as not set."""
        self.known.append(name)
        return self._values.get(name, "").strip() or default

    def flag(self, name: str, *, default: bool) -> bool:
        written = self.text(name).lower()
        if written and written not in YES | NO:
            raise SettingRefused(f"{name} is {written!r}, which is neither yes nor no. Write {name}=1 or {name}=0.")
        return written in YES if written else default

    def number(self, name: str, *, default: int, least: int = 0) -> int:
        written = self.text(name)
        if written and not (written.isdecimal() and int(written) >= least):
            raise SettingRefused(
                f"{name} is {written!r}. Write a whole number from {least} on, as in {name}={default}."
            )
        return int(written) if written else default

    def choice(self, name: str, *, default: str, among: Collection[str]) -> str:
        written = self.text(name, default=default)
        if written not in among:
            raise SettingRefused(f"{name} is {written!r}, which is not known. {_near(written, among)}")
        return written

    def words(self, name: str, *, default: tuple[str, ...]) -> tuple[str, ...]:
        """A list written with commas or blanks."""
        return tuple(self.text(name).replace(",", " ").split()) or default

    def folder(self, name: str, *, default: Path) -> Path:
        """An absolute folder, made if missing, so that a wrong place is met at the start and not during an import."""
        place = Path(self.text(name, default=str(default))).expanduser().absolute()
        try:
            place.mkdir(mode=0o750, parents=True, exist_ok=True)
        except OSError as error:
            raise SettingRefused(
                f"{name} is {place}, which cannot be used as a folder ({error.strerror}). "
                "Name a folder that the archive may write to."
            ) from error
        return place

    def database(self, name: str, *, default: Path) -> dict[str, Any]:
        """Django's settings of the database that an address names; without one, an SQLite file."""
        address = self.text(name, default=f"sqlite:///{quote(str(default))}")
        try:
            return {**dj_database_url.parse(address, conn_max_age=600, conn_health_checks=True)}
        except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError, ValueError) as error:
            raise SettingRefused(
                f"{name} is not the address of a database. Write {name}=postgres://user:password@host/name "
                f"or {name}=sqlite:////folder/archive.sqlite3."
            ) from error

    def refuse_unknown(self, *, prefix: str, also: Collection[str] = ()) -> None:
        """Stop at a name with the prefix that no reader asked for; `also` are names that other programs read."""
        known = {*self.known, *also}
        for name in sorted(self._values):
            if name.startswith(prefix) and name not in known:
                raise SettingRefused(f"{name} is not a setting of the archive. {_near(name, known)}")


def _near(written: str, known: Collection[str]) -> str:
    """The likeliest names meant, or all of them when there are few."""
    near = difflib.get_close_matches(written, sorted(known), n=3, cutoff=0.75)
    if near:
        return f"Did you mean {' or '.join(near)}?"
    if len(known) <= 30:
        return f"Write one of: {', '.join(sorted(known))}."
    return "Look the name up in docs/operators.md."
