"""An import can be stopped at any point and run again, and ends the same.

Here as often as a test run has time for; `python -m tests.trust.killing FOLDER --kills 200` is the whole proof.
"""

import json
import subprocess
import sys

from tests.architecture.sources import ROOT

KILLS = 40


def test_killed_imports_leave_nothing_half_and_nothing_twice(tmp_path):
    told = subprocess.run(
        [sys.executable, "-m", "tests.trust.killing", str(tmp_path), "--kills", str(KILLS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (told.returncode, told.stderr) == (0, "")
    found = json.loads(told.stdout)
    assert found["violations"] == []
    assert found["kills"] == KILLS
    assert found["archives"] > 2
