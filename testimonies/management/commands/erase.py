"""Erases a testimony for good: rows, files, index, what the audit said. Asks for the identifier to be typed again."""

import logging
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from testimonies.indexing.rebuild import rebuild
from testimonies.interchange.access_copies.making import sweep_derivatives
from testimonies.workflow.erasure import Erased, erase
from testimonies.workflow.errors import ErasureRefused
from testimonies.workflow.scrubbing import backups, scrub_database, scrub_staging

log = logging.getLogger(__name__)


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
        for name in erased.readers:
            self.stdout.write(f"reader's account {name} has no other grant: delete it if nobody needs it")

    def _clean(self) -> None:
        """Whatever was erased now or before, in every place that can still hold its bytes, whatever fails in another.

        Raises CommandError at the end if a place could not be cleaned.
        """
        failed = []
        for place, clean in PLACES.items():
            try:
                for line in clean():
                    self.stdout.write(line)
            except Exception as error:  # whatever is wrong in one place, the bytes in the others must go
                log.exception("after an erasure, %s could not be cleaned", place)
                self.stderr.write(f"{place}: {type(error).__name__}: {error}")
                failed.append(place)
        if failed:
            raise CommandError(f"Not cleaned: {', '.join(failed)}. Mend what is told above and run the same again.")


def _clean_index() -> Iterator[str]:
    for name, count in rebuild().items():
        yield f"{name} index built anew: {count}"


def _clean_derivatives() -> Iterator[str]:
    yield f"copies and pictures of what is gone removed: {sweep_derivatives()}"


def _clean_staging() -> Iterator[str]:
    yield f"staged files removed: {scrub_staging()}"


def _clean_database() -> Iterator[str]:
    if left := scrub_database():
        yield left


def _tell_backups() -> Iterator[str]:
    for name, changed in backups():
        yield f"may still hold it: {name} of {changed:%Y-%m-%d %H:%M} UTC"


PLACES = {
    "search index": _clean_index,
    "copies and pictures": _clean_derivatives,
    "staging": _clean_staging,
    "database": _clean_database,
    "backups": _tell_backups,
}


def _user(name: str) -> User | None:
    if not name:
        return None
    try:
        return User.objects.get_by_natural_key(name)
    except User.DoesNotExist:
        raise CommandError(f"--by: there is no account “{name}”.") from None
