"""What the tools say: ruff, mypy and djade find nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, templates


def said_by(tool: str, *arguments: str) -> str:
    """What a tool prints when it refuses; empty when it is content."""
    installed = Path(sys.executable).with_name(tool)
    told = subprocess.run([installed, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return told.stdout + told.stderr if told.returncode else ""


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "--no-fix", "--quiet", "."),
        ("ruff", "format", "--check", "--quiet", "."),
        ("mypy",),
    ],
    ids=["ruff check", "ruff format", "mypy"],
)
def test_python_is_clean(command):
    assert said_by(*command) == ""


def test_templates_are_clean():
    if not templates():
        pytest.skip("there are no templates yet")

    assert said_by("djade", "--target-version", "5.2", "--check", *map(str, templates())) == ""
