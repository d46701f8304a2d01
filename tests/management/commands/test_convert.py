"""`convert` prints any transcript and what was found in it, without a database."""

import json
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from testimonies.transcripts import registry
from tests.architecture.sources import ROOT
from tests.transcripts.demonstrations import FILES

BROKEN = "WEBVTT\n\n00:05.000 --> 00:04.000\n<v Anna>one\n"


Convert = Callable[..., tuple[str, str, int]]
Bytes = Callable[..., tuple[bytes, str, int]]


@pytest.fixture
def convert_to_bytes(capfdbinary: pytest.CaptureFixture[bytes]) -> Bytes:
    def run(*arguments: str) -> tuple[bytes, str, int]:
        err, status = StringIO(), 0
        try:
            call_command("convert", *arguments, stderr=err)
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        return capfdbinary.readouterr().out, err.getvalue(), status

    return run


@pytest.fixture
def convert(convert_to_bytes: Bytes) -> Convert:
    def run(*arguments: str) -> tuple[str, str, int]:
        out, err, status = convert_to_bytes(*arguments)
        return out.decode(), err, status

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
    with pytest.raises(CommandError, match="invalid choice: 'sbv'"):
        convert(broken, "--to", "sbv")


WRITTEN = [known.name for known in registry.formats() if known.write]


@pytest.mark.parametrize("to", WRITTEN)
def test_convert_writes_any_format_to_a_pipe_and_to_a_file(convert_to_bytes: Bytes, tmp_path: Path, to: str):
    for file in FILES:
        path, output = tmp_path / file.name, tmp_path / "converted"
        path.write_bytes(file.content)

        printed, told, status = convert_to_bytes(str(path), "--to", to)
        nothing, told_again, _ = convert_to_bytes(str(path), "--to", to, "--output", str(output))

        document = registry.read(file.content, name=str(path))
        assert (printed, status) == (registry.write(document, to).content, 0)
        assert (output.read_bytes(), nothing, told_again) == (printed, b"", told)


def test_convert_stops_quietly_when_the_pipe_is_closed(tmp_path: Path):
    long = tmp_path / "long.txt"
    long.write_text("ANNA: so it was\n\n" * 6_000)
    reads_one_byte = f"{sys.executable} manage.py convert {long} | head --bytes=1"

    ran = subprocess.run(["bash", "-c", reads_one_byte], cwd=ROOT, capture_output=True, check=True)

    assert (ran.stdout, ran.stderr) == (b"A", b"")


def test_convert_tells_what_the_format_cannot_carry(convert: Convert, broken: str):
    _, told, status = convert(broken, "--to", "srt")

    assert ": warning: SubRip captions cannot show passages whose end is not known: 1 were given" in told
    assert status == 0


def test_convert_leaves_an_older_file_as_it_was_where_it_refuses(convert: Convert, tmp_path: Path):
    output, refused = tmp_path / "old.txt", tmp_path / "refused.vtt"
    output.write_text("old")
    refused.write_text("WEBVTT\n")

    assert convert(str(refused), "--output", str(output))[2] == 1
    assert output.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old.txt", "refused.vtt"]


def test_convert_keeps_the_rights_of_the_file_it_replaces(convert: Convert, broken: str, tmp_path: Path):
    output = tmp_path / "private.txt"
    output.write_text("old")
    output.chmod(0o600)

    convert(broken, "--output", str(output))

    assert (output.read_text(), output.stat().st_mode & 0o777) == ("[00:00:05.000] Anna: one\n", 0o600)


@pytest.mark.parametrize("place", ["missing/file.txt", "."])
def test_convert_says_when_it_cannot_write(convert: Convert, broken: str, tmp_path: Path, place: str):
    printed, told, status = convert(broken, "--output", str(tmp_path / place))

    assert (printed, status) == ("", 1)
    assert told.startswith(f"{tmp_path / place}: error: the file cannot be written: ")
    assert [path.name for path in tmp_path.iterdir()] == ["broken.vtt"]
