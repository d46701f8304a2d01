"""Who may import whom: the contracts in pyproject.toml, kept."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.sources import ROOT


def test_contracts_are_kept():
    """In a process of its own: it silences every logger that it finds."""
    lint_imports = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run([lint_imports, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout
