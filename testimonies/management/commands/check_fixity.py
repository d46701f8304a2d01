"""Reads originals again and compares their sums with those they arrived with; reports, and replaces nothing."""

import datetime as dt
import re
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from testimonies.ingest.janitor import known_names
from testimonies.vocabulary import Soundness
from testimonies.workflow.fixity import check, unknown


class Command(BaseCommand):
    """`manage.py check_fixity [--older-than 90d]`."""

    help = (
        "Compare the SHA-256 of every original with that it arrived with, the longest unread first. It can be stopped "
        "and goes on. Exit status 1 if one is missing or different, or if a file is there that no record names."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Which."""
        parser.add_argument("--older-than", default="0d", metavar="DAYS", help="only those not read for so long: 90d")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each that is wrong, and a sum."""
        count, wrong = 0, 0
        for checked in check(older_than=_days(options["older_than"])):
            count += 1
            if checked.soundness is not Soundness.SOUND:
                wrong += 1
                self.stdout.write(f"{checked.soundness}: {checked.name}")
        strangers = unknown(but=frozenset(known_names()))
        for name in strangers:
            self.stdout.write(f"unknown: {name}")
        self.stdout.write(f"{count} read, {wrong} missing or different, {len(strangers)} unknown")
        if wrong or strangers:
            raise CommandError("Not all originals are what they were. Nothing was replaced: take them from a backup.")


def _days(written: str) -> dt.timedelta:
    if not (days := re.fullmatch(r"(\d{1,4})d?", written)):
        raise CommandError(f"--older-than: “{written}” is no number of days; write 90d.")
    return dt.timedelta(days=int(days[1]))
