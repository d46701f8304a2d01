"""An archive that is costly to make is made once in a process, then laid out again for each test, row for row."""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests.trust.public import Holdings

Rows = dict[str, list[tuple[object, ...]]]


@dataclass(slots=True)
class Deposit:
    """Holdings with their rows and files; `before` is what stood in the database when they were made."""

    before: Rows = field(default_factory=dict)
    added: Rows = field(default_factory=dict)
    files: dict[Path, bytes] = field(default_factory=dict)
    holdings: Holdings | None = None

    def lay_out(self, make: Callable[[], Holdings]) -> Holdings:
        """The holdings, in the test's own transaction; made anew where the database is not as it was before."""
        if connection.vendor != "sqlite":  # elsewhere the next key is not known from the rows
            return make()
        before = rows_kept()
        if self.holdings is None or before != self.before:
            self._take(make, before)
        else:
            self._restore()
        return copy.deepcopy(self.holdings)

    def _take(self, make: Callable[[], Holdings], before: Rows) -> None:
        there = set(files_kept())
        made = make()
        self.before, self.added, self.holdings = before, {}, copy.deepcopy(made)
        self.files = {place: place.read_bytes() for place in files_kept() if place not in there}
        for table, rows in rows_kept().items():
            known = set(before[table])
            assert known <= set(rows), f"{table} has lost what was in it before"
            self.added[table] = [row for row in rows if row not in known]

    def _restore(self) -> None:
        with connection.cursor() as cursor:
            for table, rows in self.added.items():
                columns = _columns(table)
                places = ", ".join(["%s"] * len(columns))
                cursor.executemany(f'INSERT INTO "{table}" ({", ".join(columns)}) VALUES ({places})', rows)
        for place, content in self.files.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)


def rows_kept() -> Rows:
    """Every row as it is stored; the sign before a column keeps it from being read as a date or a number."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT {", ".join(f"+{column}" for column in _columns(table))} FROM "{table}"')
            found[table] = cursor.fetchall()
    return found


def _columns(table: str) -> list[str]:
    """Those that are written; what the database works out itself is not among them."""
    with connection.cursor() as cursor:
        cursor.execute(f'PRAGMA table_info("{table}")')
        return [f'"{row[1]}"' for row in cursor.fetchall()]


def files_kept() -> Iterator[Path]:
    """The recordings, portraits and documents, and the copies that are made of them."""
    for room in (Path(settings.MEDIA_ROOT), Path(settings.ARCHIVE_VAR, "derivatives")):
        yield from (place for place in room.rglob("*") if place.is_file())
