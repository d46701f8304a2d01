"""`convert` prints any transcript and what was found in it, without a database."""

import json
import sys
from collections.abc import Callable
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

BROKEN = "WEBVTT\n\n00:05.000 --> 00:04.000\n<v Anna>one\n"


Convert = Callable[..., tuple[str, str, int]]


@pytest.fixture
def convert(capfdbinary: pytest.CaptureFixture[bytes]) -> Convert:
    def run(*arguments: str) -> tuple[str, str, int]:
        err, status = StringIO(), 0
        try:
            call_command("convert", *arguments, stderr=err)
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        return capfdbinary.readouterr().out.decode(), err.getvalue(), status

    return run


@pytest.fixture
def broken(tmp_path: Path) -> str:
    path = tmp_path / "broken.vtt"
    path.write_text(BROKEN, encoding="utf-8")
    return str(path)


def test_convert_prints_text_and_findings(convert: Convert, broken: str):
    assert convert(broken) == (
        "[00:00:05.000] Anna: one\n",
        f"{broken}:3: warning: the cue ends before it starts (00:05.000 to 00:04.000); its end was taken away\n",
        0,
    )


def test_convert_prints_the_format_asked_for(convert: Convert, broken: str):
    as_webvtt, _, _ = convert(broken, "--to", "webvtt", "--language", "de")
    as_json, _, _ = convert(broken, "--to=json", "--language=de")

    assert as_webvtt == "WEBVTT\nLanguage: de\n\n00:00:05.000 --> 00:00:10.000\n<v Anna>one\n"
    assert (json.loads(as_json)["language"], json.loads(as_json)["account"]["read"]) == ("de", len(BROKEN))


def test_convert_reads_standard_input(convert: Convert, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"ANNA: one\nBORIS: two\n")))

    assert convert("-") == ("ANNA: one\n\nBORIS: two\n", "", 0)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "error: the file is empty"),
        (b"WEBVTT\n", ":1: error: there is no cue in it"),
        (b"\x89PNG", "error: the file is a picture"),
        (b"words\0words", "error: this is no text"),
    ],
)
def test_convert_refuses_with_a_reason_and_status_1(convert: Convert, tmp_path: Path, content: bytes, reason: str):
    path = tmp_path / "refused.vtt"
    path.write_bytes(content)

    out, err, status = convert(str(path))

    assert (out, status) == ("", 1)
    assert err.startswith(str(path))
    assert reason in err
    assert err.count("\n") == 1


def test_convert_says_when_a_file_cannot_be_opened(convert: Convert, tmp_path: Path):
    assert convert(str(tmp_path / "missing.vtt"))[1:] == (
        f"{tmp_path}/missing.vtt: error: the file cannot be opened: No such file or directory\n",
        1,
    )
    assert convert(str(tmp_path))[2] == 1


def test_convert_knows_only_formats_that_can_be_written(convert: Convert, broken: str):
    with pytest.raises(CommandError, match="invalid choice: 'srt'"):
        convert(broken, "--to", "srt")
