"""Erases a testimony for good: rows, files, index, what the audit said. Asks for the identifier to be typed again."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from testimonies.indexing.rebuild import rebuild
from testimonies.interchange.access_copies.making import sweep_derivatives
from testimonies.workflow.erasure import Erased, erase
from testimonies.workflow.errors import ErasureRefused
from testimonies.workflow.scrubbing import backups, scrub_database, scrub_staging


class Command(BaseCommand):
    """`manage.py erase IDENTIFIER --because REASON [--with-witnesses] [--by NAME] [--yes]`."""

    help = (
        "Erase a testimony: nothing of it can be brought back. A tombstone and a line of the audit remain. "
        "If it is interrupted, run it again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What, why, and who."""
        parser.add_argument("identifier", metavar="IDENTIFIER", help="of the testimony")
        parser.add_argument("--because", required=True, help="kept for ever: no names in it")
        parser.add_argument("--with-witnesses", action="store_true", help="and witnesses with a part in nothing else")
        parser.add_argument("--by", default="", metavar="USERNAME", help="who erases it, for the record")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, **options: Any) -> None:
        """Says what went, and what may still hold it."""
        identifier = options["identifier"]
        if not options["yes"] and input(f"Type {identifier} again to erase it for ever: ").strip() != identifier:
            raise CommandError("Not the same identifier: nothing was erased.")
        try:
            erased = erase(
                identifier,
                by=_user(options["by"]),
                because=options["because"],
                with_witnesses=options["with_witnesses"],
            )
        except ErasureRefused as refused:
            raise CommandError(str(refused)) from refused
        self._tell(erased)
        self._clean()

    def _tell(self, erased: Erased) -> None:
        for kind, count in sorted(erased.counts.items()):
            self.stdout.write(f"{kind}: {count}")
        self.stdout.write(f"files: {erased.files}")
        for witness in erased.kept_witnesses:
            self.stdout.write(f"witness {witness} was kept: other records speak of them")
        for identifier in erased.left:
            self.stdout.write(f"nothing else speaks of {identifier} now: look through its labels and notes")

    def _clean(self) -> None:
        """Whatever was erased now or before, in every place that can still hold its bytes."""
        for name, count in rebuild().items():
            self.stdout.write(f"{name} index built anew: {count}")
        self.stdout.write(f"copies and pictures of what is gone removed: {sweep_derivatives()}")
        self.stdout.write(f"staged files removed: {scrub_staging()}")
        if left := scrub_database():
            self.stdout.write(left)
        for name, changed in backups():
            self.stdout.write(f"may still hold it: {name} of {changed:%Y-%m-%d %H:%M} UTC")


def _user(name: str) -> User | None:
    if not name:
        return None
    try:
        return User.objects.get_by_natural_key(name)
    except User.DoesNotExist:
        raise CommandError(f"--by: there is no account “{name}”.") from None
