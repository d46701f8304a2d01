"""`manage.py convert FILE`: any transcript in, one of our formats out, and what was found; no database is touched."""

import os
import sys
import tempfile
from argparse import ArgumentParser
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand

from testimonies.transcripts import limits, registry, report
from testimonies.transcripts.errors import UnreadableTranscript

STANDARD_INPUT = "-"
MODE = 0o666  # of a new file, less what the operator's umask takes away


class Command(BaseCommand):
    """Reads a transcript and writes it; refuses with the line and the reason, and exit status 1."""

    help = "Read a transcript in any format and write it in another. Findings go to standard error."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        written = [known.name for known in registry.formats() if known.write]
        parser.add_argument("file", metavar="FILE", help='the transcript, or "-" for standard input')
        parser.add_argument("--to", choices=written, default="text", help="the format to write (default: text)")
        parser.add_argument("--language", default="", metavar="TAG", help="its language, such as de or crh-Cyrl")
        parser.add_argument("--output", metavar="FILE", help="where to write it, instead of standard output")

    def handle(self, *, file: str, to: str, language: str, output: str | None, **_: Any) -> None:
        try:
            document = registry.read(_content(file), name=file, language=language)
            written = registry.write(document, to)
        except UnreadableTranscript as refused:
            self._refuse(report.refusal(refused, name=file))
        try:
            _put(written.content, output)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # who read the pipe has gone away
            raise SystemExit(1) from None
        except OSError as error:
            self._refuse(f"{output}: error: the file cannot be written: {error.strerror}")
        for line in report.findings(replace(document, findings=document.findings + written.findings), name=file):
            self.stderr.write(line)

    def _refuse(self, why: str) -> NoReturn:
        self.stderr.write(why)
        raise SystemExit(1) from None


def _content(file: str) -> bytes:
    """The bytes of a file, not many more than a transcript may have."""
    try:
        if file == STANDARD_INPUT:
            return sys.stdin.buffer.read(limits.FILE_BYTES + 1)
        with Path(file).open("rb") as stream:
            return stream.read(limits.FILE_BYTES + 1)
    except OSError as error:
        raise UnreadableTranscript(f"the file cannot be opened: {error.strerror}") from error


def _put(content: bytes, output: str | None) -> None:
    """Writes bytes to standard output or, whole or not at all, to a file."""
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    path = Path(output)
    if path.exists() and not path.is_file():  # a pipe or a device takes bytes as they come
        path.write_bytes(content)
        return
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(unfinished).chmod(path.stat().st_mode if path.exists() else MODE & ~_umask())
        Path(unfinished).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(unfinished).unlink()
        raise


def _umask() -> int:
    """The rights that this process takes from new files, which can only be asked by setting them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
