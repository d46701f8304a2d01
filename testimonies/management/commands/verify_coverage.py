"""Counts anew what consents cover, and says where that differs from what is kept."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from testimonies.workflow.recounting import differing, mend


class Command(BaseCommand):
    """`manage.py verify_coverage [--repair]`."""

    help = "Compare what is counted of consents and names with the records. Exit status 1 if anything differs."

    def add_arguments(self, parser: CommandParser) -> None:
        """Only whether to mend."""
        parser.add_argument("--repair", action="store_true", help="count anew what differs")

    def handle(self, *args: Any, **options: Any) -> None:
        """Which testimonies."""
        found = differing()
        for identifier in found.values():
            self.stdout.write(f"differs: {identifier}")
        if options["repair"]:
            mend(found)
            found = differing()
        self.stdout.write(f"{len(found)} differ" if found else "as the consents say")
        if found:
            raise CommandError("What is counted differs: `manage.py verify_coverage --repair` mends it.")
