"""Asks everything that can be asked about the archive's health, one line for each answer."""

from collections.abc import Callable
from typing import Any

from django.core.checks import WARNING, run_checks
from django.core.management.base import BaseCommand, CommandError

from testimonies.indexing.rebuild import verify
from testimonies.workflow import audit
from testimonies.workflow.errors import AuditBroken
from testimonies.workflow.fixity import overdue, unsound
from testimonies.workflow.recounting import differing


def _settings() -> str:
    return "; ".join(f"{message.id} {message.msg}" for message in run_checks() if message.level >= WARNING)


def _audit() -> str:
    try:
        audit.verify()
    except AuditBroken as broken:
        return str(broken)
    return ""


def _index() -> str:
    return "; ".join(f"{drift.count} differ in the {drift.index} index" for drift in verify() if drift.count)


def _coverage() -> str:
    found = differing()
    return f"{len(found)} differ: verify_coverage --repair" if found else ""


def _originals() -> str:
    wrong, waiting = len(unsound()), len(overdue())
    said = (wrong and f"{wrong} missing or different", waiting and f"{waiting} not read for 90 days: check_fixity")
    return "; ".join(filter(None, said))  # type: ignore[arg-type]


EXAMINED: dict[str, Callable[[], str]] = {
    "settings": _settings,
    "audit": _audit,
    "index": _index,
    "consents": _coverage,
    "originals": _originals,
}


class Command(BaseCommand):
    """`manage.py doctor`."""

    help = "Examine settings, audit, index, consents and originals. Exit status 1 if anything is amiss."
    requires_system_checks: list[str] = []  # they are one of the lines

    def handle(self, *args: Any, **options: Any) -> None:
        """All of them, whatever the first says."""
        faults = {name: examine() for name, examine in EXAMINED.items()}
        for name, fault in faults.items():
            self.stdout.write(f"{name}: {fault or 'well'}")
        if any(faults.values()):
            raise CommandError("Something is amiss.")
