"""`survey` counts what is in a folder, and keeps the table in docs/formats.md current."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from testimonies.management.commands.survey import BEGIN, END
from tests.architecture.sources import ROOT


def surveyed(*arguments: str) -> str:
    out = StringIO()
    call_command("survey", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\ntwo words\n")
    return tmp_path


def test_survey_reads_every_file_below_a_folder(folder: Path):
    assert "| SubRip captions | 1 | 1 | 2 | 0 | 0 | 0 |" in surveyed(str(folder))


def test_survey_puts_its_tables_between_the_marks_of_a_page(folder: Path):
    page = folder / "page.md"
    page.write_text(f"Before\n{BEGIN}\nold\n{END}\nAfter\n")

    surveyed(str(folder / "deep"), "--into", str(page))

    text = page.read_text()
    assert text.startswith(f"Before\n{BEGIN}\n| format |")
    assert text.endswith(f"\n{END}\nAfter\n")
    assert "old" not in text


@pytest.mark.parametrize("text", ["no marks", f"{BEGIN} {BEGIN} {END}"])
def test_survey_refuses_a_page_without_one_place_for_its_tables(folder: Path, text: str):
    page = folder / "page.md"
    page.write_text(text)

    with pytest.raises(CommandError, match="has no lines"):
        surveyed(str(folder), "--into", str(page))
    assert page.read_text() == text


def test_survey_says_which_folder_is_missing(tmp_path: Path):
    with pytest.raises(CommandError, match="there is no folder"):
        surveyed(str(tmp_path / "missing"))


def test_table_in_the_docs_is_current(samples: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")  # no program that may be installed here reads old Word files
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")

    told = page.partition(BEGIN)[2].partition(END)[0].strip()

    assert told == surveyed(str(samples)).strip()
