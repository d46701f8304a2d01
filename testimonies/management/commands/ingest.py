"""Brings in transcripts and recordings in bulk, shows what it would do, or takes a batch back."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError
from tqdm import tqdm

from testimonies.ingest import report
from testimonies.ingest.cast import Choice
from testimonies.ingest.choices import choices_in_sheet, choices_written
from testimonies.ingest.errors import IngestError
from testimonies.ingest.running import Order, bring_in, preview
from testimonies.ingest.undo import undo
from testimonies.ingest.voices import voices_in
from testimonies.ingest.worker import work_through
from testimonies.values.errors import InvalidLanguage
from testimonies.values.language import tag

T = TypeVar("T")
AGAIN = "What was done until then is whole and on disk. Run the same command again; it goes on where it stopped."
Told = tuple[dict[str, Any], Iterator[str], bool]


class Command(BaseCommand):
    """`manage.py ingest SOURCE... [--collection ID] [--language xx] [--by NAME] [--jobs N] [--dry-run] [--json]`."""

    help = (
        "Bring in files, folders, ZIPs, or what a sheet (CSV, TSV, XLSX, ODS) names: each as a closed draft. "
        "Run again, it changes nothing. Exit status 1 if anything was refused."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What arrived, where it belongs, and how the report is written."""
        parser.add_argument("sources", nargs="*", metavar="SOURCE", help="a file, a folder, a ZIP, or a sheet")
        parser.add_argument("--collection", default="", metavar="ID", help="its identifier; without one: Incoming")
        parser.add_argument("--language", default="", help="of transcripts that do not say: de, crh-Cyrl, German")
        parser.add_argument("--by", default="", metavar="USERNAME", help="who brings it in, for the record")
        parser.add_argument(
            "--jobs",
            type=int,
            default=0,
            metavar="N",
            help="processes that read beside the one that writes (all cores)",
        )
        parser.add_argument("--dry-run", action="store_true", help="show what would be done; write nothing")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of text")
        parser.add_argument(
            "--speaker", action="append", default=[], metavar="LABEL=ROLE", help='who a label is: "D=interviewer"'
        )
        parser.add_argument("--speakers", default="", metavar="SHEET", help="the same in columns label, role, name")
        parser.add_argument("--waiting", action="store_true", help="do what curators asked for in the admin")
        parser.add_argument("--undo", default="", metavar="BATCH", help="take back what it made and nobody touched")

    def handle(self, *args: Any, **options: Any) -> None:
        """Runs what is asked for; the report goes to the output, its end to the exit status."""
        asked = [name for name in ("sources", "undo", "waiting") if options[name]]
        if len(asked) != 1:
            raise CommandError("Name what to bring in, or a batch with --undo, or --waiting.")
        try:
            plain, lines, is_whole = {"undo": self._undo, "waiting": _work_through}.get(asked[0], self._ingest)(options)
        except IngestError as error:
            raise CommandError(f"{str(error)[:1].upper()}{str(error)[1:]}.") from error
        except (OperationalError, OSError) as error:
            raise CommandError(f"The import stopped: {error}. {AGAIN}") from error
        except KeyboardInterrupt:
            raise CommandError(f"Stopped. {AGAIN}") from None
        self.stdout.write(json.dumps(plain, ensure_ascii=False, indent=2) if options["json"] else "\n".join(lines))
        if not is_whole:
            raise SystemExit(1)

    def _ingest(self, options: dict[str, Any]) -> Told:
        order = Order(
            options["sources"],
            options["collection"],
            _language(options["language"]),
            _user(options["by"]),
            jobs=_jobs(options["jobs"]),
            speakers=_speakers(options),
        )
        if not options["dry_run"]:
            plan = bring_in(order, watching=self._watching)
            return report.as_plain(plan), report.as_text(plan), not report.has_refusals(plan)
        plan = preview(order, watching=self._watching)
        voices = voices_in(plan, chosen=order.speakers)
        plain = report.as_plain(plan) | {"speakers": report.voices_as_plain(voices)}
        return plain, chain(report.as_text(plan), report.voices_as_text(voices)), not report.has_refusals(plan)

    def _undo(self, options: dict[str, Any]) -> Told:
        undone = undo(options["undo"], by=_user(options["by"]))
        return report.undone_as_plain(undone), report.undone_as_text(undone), not undone.kept

    def _watching(self, things: Sequence[T], doing: str, /) -> Iterable[T]:
        """A bar on a terminal (tqdm asks whether it is one), nothing elsewhere."""
        return tqdm(things, desc=doing, disable=None, leave=False)


def _jobs(asked: int) -> int:
    """As many as this process may use cores, unless another number is asked for; one reads and writes by itself."""
    if asked < 0:
        raise CommandError("--jobs: name a number of processes, 1 or more.")
    return asked or len(os.sched_getaffinity(0))


def _work_through(_options: dict[str, Any]) -> Told:
    count = work_through()
    return {"worked": count}, iter([f"{count} asked for and done"]), True


def _speakers(options: dict[str, Any]) -> dict[str, Choice]:
    """Those of the sheet, and what is said singly before them."""
    in_sheet = choices_in_sheet(Path(options["speakers"])) if options["speakers"] else {}
    return in_sheet | choices_written(options["speaker"])


def _language(written: str) -> str:
    try:
        return tag(written) if written else ""
    except InvalidLanguage as error:
        raise CommandError(f"--language: {error}.") from error


def _user(name: str) -> User | None:
    if not name:
        return None
    try:
        return User.objects.get_by_natural_key(name)
    except User.DoesNotExist:
        raise CommandError(f"--by: there is no account “{name}”.") from None
