"""Who may import whom: the contracts in pyproject.toml, kept."""

from importlinter.cli import lint_imports

from tests.architecture.sources import ROOT


def test_contracts_are_kept(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)

    status = lint_imports(config_filename="pyproject.toml", no_cache=True)

    assert status == 0, capsys.readouterr().out
