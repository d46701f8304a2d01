"""Compares the search indexes with the database, and mends them if asked."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from testimonies.indexing.rebuild import Drift, repair, verify


class Command(BaseCommand):
    """`manage.py verify_index [--repair]`."""

    help = "Compare the search indexes with the database, testimony by testimony. Exit status 1 if they differ."

    def add_arguments(self, parser: CommandParser) -> None:
        """Only whether to mend."""
        parser.add_argument("--repair", action="store_true", help="bring what differs back in line, then compare again")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each index; an error if anything differs in the end."""
        drifts = verify()
        if options["repair"] and any(drift.count for drift in drifts):
            self._tell(drifts)
            repair(drifts)
            drifts = verify()
        self._tell(drifts)
        if any(drift.count for drift in drifts):
            raise CommandError("The index differs from the database: `manage.py verify_index --repair` mends it.")

    def _tell(self, drifts: list[Drift]) -> None:
        for drift in drifts:
            wrong = f"{len(drift.missing)} missing, {len(drift.needless)} needless, {len(drift.outdated)} outdated"
            self.stdout.write(f"{drift.index}: {wrong if drift.count else 'as the database'}")
