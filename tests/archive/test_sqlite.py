"""The database keeps what it was given, overwrites what is erased, and never runs on an SQLite that may lose it."""

import sqlite3

import pytest
from django.db import connection, transaction

from archive.sqlite import OLDEST_SAFE, refuse_unsafe_sqlite, why_unsafe


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2), (3, 53, 1)])
def test_old_sqlite_is_unsafe(version):
    assert f"SQLite {'.'.join(map(str, version))} can corrupt" in why_unsafe(version)


def test_new_sqlite_is_safe():
    assert [why_unsafe(OLDEST_SAFE), why_unsafe((3, 60, 0)), why_unsafe((4, 0, 0))] == ["", "", ""]


def test_this_archive_runs_on_a_safe_one():
    assert sqlite3.sqlite_version_info >= OLDEST_SAFE
    assert refuse_unsafe_sqlite(None) == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="these are SQLite's own settings")
def test_check_names_the_way_out(monkeypatch):
    monkeypatch.setattr("archive.sqlite.OLDEST_SAFE", (9, 0, 0))
    monkeypatch.setattr("archive.sqlite.why_unsafe", lambda: why_unsafe((3, 40, 1)))

    (fault,) = refuse_unsafe_sqlite(None)

    assert fault.id == "archive.E001"
    assert "pip install" in fault.msg
    assert "DATABASE_URL" in fault.msg


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("secure_delete", 1), ("foreign_keys", 1)]
)
def test_connection_keeps_its_promises(pragma, value):
    if connection.vendor != "sqlite":
        pytest.skip("these are SQLite's own settings")

    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")

        assert cursor.fetchone() == (value,)


@pytest.mark.django_db(transaction=True)
def test_transaction_takes_the_write_lock_before_it_reads():
    if connection.vendor != "sqlite":
        pytest.skip("the lock is SQLite's own")
    other = sqlite3.connect(connection.settings_dict["NAME"], timeout=0, isolation_level=None)

    with transaction.atomic(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")

    other.close()
