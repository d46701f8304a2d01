"""Reads the whole audit and names the first line that does not hold."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from testimonies.workflow import audit
from testimonies.workflow.errors import AuditBroken


class Command(BaseCommand):
    """`manage.py verify_audit`."""

    help = "Verify the seals of the audit, line by line, to its last. Exit status 1 at the first line that is wrong."

    def handle(self, *args: Any, **options: Any) -> None:
        """How many lines hold, or which does not."""
        try:
            count = audit.verify()
        except AuditBroken as broken:
            raise CommandError(f"{str(broken)[:1].upper()}{str(broken)[1:]}.") from broken
        self.stdout.write(f"{count} lines, each sealed with the one before it")
        if not audit.head_noted():
            self.stdout.write("no note of the last line was found: lines cut off at the end would not be missed")
