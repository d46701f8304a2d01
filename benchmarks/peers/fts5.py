"""SQLite's own text search, as strong as we can make it: contentless, merged, its row numbers hold the testimony."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pysqlite3

from benchmarks.corpus import Invented
from benchmarks.peers.asking import POSITION_BITS, Groups, Peer, Row, facets_of, page_sql, passages_of

_SCHEMA = """
    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000;
    CREATE VIRTUAL TABLE passage USING fts5(terms, content = '', tokenize = 'ascii');
    CREATE TABLE facet (testimony INTEGER, name TEXT, token TEXT, PRIMARY KEY (testimony, name, token)) WITHOUT ROWID;
"""


@contextmanager
def fts5(folder: Path) -> Iterator[Peer]:
    """A database of its own in the folder."""
    place = folder / "fts5.sqlite3"
    place.unlink(missing_ok=True)
    connection = pysqlite3.connect(place)
    try:
        yield _Fts5(connection)
    finally:
        connection.close()
        place.unlink()


class _Fts5:
    name = "SQLite FTS5"

    def __init__(self, connection: pysqlite3.Connection) -> None:
        self._connection = connection

    def load(self, testimonies: Iterable[Invented]) -> None:
        self._connection.executescript(_SCHEMA)
        for invented in testimonies:
            kept = ((one.passage, one.terms) for one in passages_of(invented))
            self._connection.executemany("INSERT INTO passage (rowid, terms) VALUES (?, ?)", kept)
            self._connection.executemany("INSERT INTO facet VALUES (?, ?, ?)", facets_of(invented))
        self._connection.execute("INSERT INTO passage (passage) VALUES ('optimize')")
        self._connection.commit()
        self._connection.execute("ANALYZE")

    def page(self, groups: Groups) -> list[Row]:
        matching = [" OR ".join(f'"{" ".join(run)}"' for run in runs) for runs in groups]
        hits = [
            f"SELECT rowid >> {POSITION_BITS} AS testimony, rowid AS passage, {number} AS word, -rank AS score"
            " FROM passage WHERE passage MATCH ?"
            for number, _match in enumerate(matching)
        ]
        return list(self._connection.execute(page_sql(hits), matching))
