"""PostgreSQL's text search: a GIN index and ts_rank, in a cluster of its own, reached by a socket and then removed."""

import getpass
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from benchmarks.corpus import Invented
from benchmarks.peers.asking import Groups, Peer, Row, facets_of, page_sql, passages_of

SERVERS = "/usr/lib/postgresql"  # where Debian keeps them, one folder for each version
_SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "1GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "1GB",
    "max_wal_size": "8GB",
    "fsync": "off",
    "jit": "off",
}
_TABLES = """
    CREATE UNLOGGED TABLE passage (passage bigint, testimony int, terms tsvector);
    CREATE UNLOGGED TABLE facet (testimony int, name text, token text);
"""


def programs() -> Path | None:
    """The folder of the newest server on this machine."""
    known = sorted(Path(SERVERS).glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = str(known[-1]) if known else shutil.which("initdb")
    return Path(found).parent if found else None


@contextmanager
def postgres(programs: Path) -> Iterator[Peer]:
    """A server of its own, removed at the end. It refuses to run as root; then Debian's account for it is taken."""
    account = "postgres" if os.geteuid() == 0 else getpass.getuser()
    folder = Path(tempfile.mkdtemp(prefix="archive-benchmark-postgres-", dir="/tmp"))  # a socket's path must be short
    shutil.chown(folder, account)

    def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), "--pgdata", str(folder / "cluster"), *arguments]
        subprocess.run(command, user=account, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    settings = " ".join(f"-c {name}='{value}'" for name, value in _SETTINGS.items())
    try:
        run(
            "initdb",
            "--username",
            "archive",
            "--auth",
            "trust",
            "--encoding",
            "UTF8",
            "--locale",
            "C.UTF-8",
            "--no-sync",
        )
        run("pg_ctl", "--wait", "--log", str(folder / "log"), "-o", f"-k '{folder}' {settings}", "start")
        try:
            with psycopg.connect(host=str(folder), user="archive", dbname="postgres", autocommit=True) as connection:
                yield _Postgres(connection)
        finally:
            run("pg_ctl", "--wait", "--mode", "fast", "stop")
    finally:
        shutil.rmtree(folder)


class _Postgres:
    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection
        self.name = f"PostgreSQL {connection.info.server_version // 10_000}"

    def load(self, testimonies: Iterable[Invented]) -> None:
        self._connection.execute(_TABLES)
        for invented in testimonies:
            with self._connection.transaction(), self._connection.cursor() as cursor:
                kept = [(one.passage, one.testimony, one.terms) for one in passages_of(invented)]
                cursor.executemany("INSERT INTO passage VALUES (%s, %s, to_tsvector('simple', %s))", kept)
                cursor.executemany("INSERT INTO facet VALUES (%s, %s, %s)", list(facets_of(invented)))
        self._connection.execute("CREATE INDEX ON passage USING gin (terms)")
        self._connection.execute("CREATE INDEX ON facet (testimony)")
        self._connection.execute("VACUUM ANALYZE")

    def page(self, groups: Groups) -> list[Row]:
        matching = [" | ".join(f"({' <-> '.join(run)})" for run in runs) for runs in groups]
        hits = [
            f"SELECT testimony, passage, {number} AS word, ts_rank(terms, sought) AS score"
            " FROM passage, to_tsquery('simple', %s) AS sought WHERE terms @@ sought"
            for number, _match in enumerate(matching)
        ]
        return self._connection.execute(page_sql(hits), matching).fetchall()
