"""How the archive uses SQLite: every commit synced, writers queued instead of failing, erased bytes overwritten."""

from collections.abc import Sequence
from sqlite3 import dbapi2
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error

OLDEST_SAFE = (3, 53, 2)

# IMMEDIATE takes the write lock at BEGIN: a transaction that reads first and writes later fails when another writes.
OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON"
    ),
}


def why_unsafe(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> str:
    """What is wrong with this SQLite in a write-ahead log that several processes share; empty when it is safe."""
    if version >= OLDEST_SAFE:
        return ""
    return (
        f"SQLite {'.'.join(map(str, version))} can corrupt a database in WAL mode. Run on "
        f"{'.'.join(map(str, OLDEST_SAFE))} or newer: pip install --force-reinstall --only-binary :all: pysqlite3, "
        "or set DATABASE_URL to a PostgreSQL database."
    )


def refuse_unsafe_sqlite(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """A system check, so that an old SQLite is refused on a developer's machine too."""
    engines = {database["ENGINE"] for database in settings.DATABASES.values()}
    fault = why_unsafe() if "django.db.backends.sqlite3" in engines else ""
    return [Error(fault, id="archive.E001")] if fault else []
