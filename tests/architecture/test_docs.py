"""The docs name what there is: every setting, command, format and move."""

import re

import pytest

from archive.settings import env
from testimonies.transcripts import registry
from testimonies.workflow.rules import MOVES
from tests.architecture.sources import ROOT, functions, modules


def said(*names: str) -> str:
    return "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)


def test_every_setting_is_explained_to_operators():
    told = said("docs/operators.md")

    assert [name for name in env.known if f"`{name}`" not in told] == []


def test_every_command_is_explained_to_operators():
    folder = "testimonies/management/commands/"
    commands = [path.removeprefix(folder).removesuffix(".py") for path in modules(folder) if not path.endswith("__.py")]

    assert commands
    assert [command for command in commands if f"manage.py {command}" not in said("docs/operators.md")] == []


@pytest.mark.parametrize("known", [known for known in registry.formats() if known.read], ids=lambda known: known.name)
def test_every_format_is_named(known):
    assert known.title.lower() in said("docs/formats.md").partition("## Real files")[0].lower()


def test_every_move_is_named_to_curators():
    told = said("docs/curators.md").lower()

    assert [str(move.label) for move in MOVES if str(move.label).lower() not in told] == []


def test_every_promise_names_tests_that_exist_and_every_proof_is_named():
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", said("docs/trust.md"))
    there = {(path, function.name) for path, tree in modules("tests").items() for function in functions(tree)}
    proofs = {path for path in modules("tests/trust") if "/test_" in path}

    assert len(named) > 40
    assert [test for test in named if test not in there] == []
    assert proofs - {path for path, _test in named} == set()


def test_every_link_between_the_docs_leads_somewhere():
    broken = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *(ROOT / "docs").rglob("*.md"))
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]

    assert broken == []
