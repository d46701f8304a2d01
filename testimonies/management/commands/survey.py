"""`manage.py survey FOLDER...`: what a folder of transcripts holds and what is refused; no database is touched."""

import re
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from testimonies.transcripts import limits
from testimonies.transcripts.survey import in_markdown, survey

BEGIN, END = "<!-- survey -->", "<!-- end of survey -->"


class Command(BaseCommand):
    """Reads every file and prints two tables: by format, and by the reason for a refusal."""

    help = "Read every file of folders and tell, format by format, what was found in them. Nothing is brought in."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folders", nargs="+", metavar="FOLDER", type=Path)
        parser.add_argument(
            "--into", type=Path, metavar="PAGE", help=f"put the tables between {BEGIN} and {END} of a page"
        )

    def handle(self, *, folders: list[Path], into: Path | None, **_: Any) -> None:
        if missing := [str(folder) for folder in folders if not folder.is_dir()]:
            raise CommandError(f"there is no folder {', '.join(missing)}")
        tables = "\n".join(in_markdown(survey(_files(folders))))
        if into is None:
            self.stdout.write(tables)
            return
        page = into.read_text(encoding="utf-8")
        if page.count(BEGIN) != 1 or page.count(END) != 1:
            raise CommandError(f"{into} has no lines {BEGIN} and {END}, or more than one of each")
        between = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
        into.write_text(between.sub(lambda _found: f"{BEGIN}\n{tables}\n{END}", page), encoding="utf-8")


def _files(folders: list[Path]) -> Iterator[tuple[str, bytes]]:
    """Every file in and below the folders, in an order of its own; of what is too big only as much as shows it."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                with path.open("rb") as stream:
                    yield path.name, stream.read(limits.FILE_BYTES + 1)
