import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection
from pysqlite3 import dbapi2

from testimonies.ingest.errors import AlreadyRunning
from testimonies.ingest.lock import only_import, only_worker
from tests.factories.arrivals import lay, vtt

ROOT = Path(__file__).resolve().parent.parent.parent
INTERVIEWS = 40


def test_only_one_import_holds_the_lock():
    with only_import(), pytest.raises(AlreadyRunning, match="another import is at work"), only_import():
        pass


def test_lock_is_free_again_afterwards():
    with pytest.raises(ZeroDivisionError), only_import():
        raise ZeroDivisionError

    with only_import():
        pass


def test_only_one_process_works_on_deliveries_and_imports_of_others_do_not_hinder_it():
    with only_worker() as first, only_worker() as second, only_import():
        assert (first, second) == (True, False)


@pytest.fixture
def archive(db, tmp_path):
    """An empty archive of its own: the environment of a process that works on it, and a question to its database."""
    if connection.vendor != "sqlite":
        pytest.skip("the archive of its own is an SQLite file")
    place = tmp_path / "archive.sqlite3"
    with contextlib.closing(dbapi2.connect(connection.settings_dict["NAME"])) as schema:
        schema.execute("VACUUM INTO ?", [str(place)])
    folders = {"ARCHIVE_VAR": str(tmp_path / "var"), "ARCHIVE_MEDIA": str(tmp_path / "media")}
    site = {"DATABASE_URL": f"sqlite:///{place}", "DJANGO_SETTINGS_MODULE": "archive.settings"}
    environment = {**os.environ, **folders, **site}

    def ask(question):
        with contextlib.closing(dbapi2.connect(place)) as asked:
            return asked.execute(question).fetchone()

    return environment, ask


def test_import_that_is_killed_and_run_again_ends_the_same(archive, tmp_path):
    environment, ask = archive
    said = (f"Interview {number} speaks of the river." for number in range(INTERVIEWS))
    sent = lay(tmp_path / "sent", {f"{number}.vtt": vtt(line) for number, line in enumerate(said)})
    command = [sys.executable, "manage.py", "ingest", str(sent), "--skip-checks"]

    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as first:
        while first.poll() is None and not ask("SELECT count(*) FROM testimonies_testimony")[0]:
            time.sleep(0.01)
        first.kill()
    done = ask("SELECT count(*) FROM testimonies_testimony")[0]
    again = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert again.returncode == 0, again.stderr
    assert 0 < done < INTERVIEWS
    assert f"{INTERVIEWS - done} brought in, {done} as before" in again.stdout
    assert ask("SELECT count(*), count(DISTINCT source_sha256) FROM testimonies_transcript") == (INTERVIEWS, INTERVIEWS)
    assert ask("SELECT count(*) FROM testimonies_batch WHERE state = 'running'") == (0,)
    recorded = (
        "SELECT count(DISTINCT identifier) FROM testimonies_auditevent WHERE verb = 'ingest' AND kind = 'testimony'"
    )
    assert ask(recorded) == (INTERVIEWS,)
    assert ask("PRAGMA integrity_check") == ("ok",)
