import os
import subprocess
import sys

from tests.architecture.sources import ROOT


def test_ingest_prints_its_table_and_leaves_nothing_behind(tmp_path):
    """In a process of its own: the command that it runs must see the same database."""
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.ingest", "--segments", "200"],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (told.returncode, told.stderr) == (0, "")
    assert "| 200 " in told.stdout
    assert list(tmp_path.iterdir()) == []
