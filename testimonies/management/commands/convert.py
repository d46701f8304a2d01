"""`manage.py convert FILE`: any transcript in, one of our formats out, and what was found; no database is touched."""

import sys
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from testimonies.transcripts import limits, registry, report
from testimonies.transcripts.errors import UnreadableTranscript

STANDARD_INPUT = "-"


class Command(BaseCommand):
    """Reads a transcript and prints it; refuses with the line and the reason, and exit status 1."""

    help = "Read a transcript in any format and print it in another. Findings go to standard error."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        written = [known.name for known in registry.formats() if known.write]
        parser.add_argument("file", metavar="FILE", help='the transcript, or "-" for standard input')
        parser.add_argument("--to", choices=written, default="text", help="the format to print (default: text)")
        parser.add_argument("--language", default="", metavar="TAG", help="its language, such as de or crh-Cyrl")

    def handle(self, *, file: str, to: str, language: str, **_: Any) -> None:
        try:
            document = registry.read(_content(file), name=file, language=language)
            written = registry.write(document, to)
        except UnreadableTranscript as refused:
            self.stderr.write(report.refusal(refused, name=file))
            raise SystemExit(1) from None
        sys.stdout.flush()
        sys.stdout.buffer.write(written.content)
        sys.stdout.buffer.flush()
        for line in report.findings(replace(document, findings=document.findings + written.findings), name=file):
            self.stderr.write(line)


def _content(file: str) -> bytes:
    """The bytes of a file, not many more than a transcript may have."""
    try:
        if file == STANDARD_INPUT:
            return sys.stdin.buffer.read(limits.FILE_BYTES + 1)
        with Path(file).open("rb") as stream:
            return stream.read(limits.FILE_BYTES + 1)
    except OSError as error:
        raise UnreadableTranscript(f"the file cannot be opened: {error.strerror}") from error
