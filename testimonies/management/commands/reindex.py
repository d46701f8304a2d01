"""Builds the search indexes anew from the database; searching goes on meanwhile."""

from typing import Any

from django.core.management.base import BaseCommand

from testimonies.indexing.rebuild import rebuild


class Command(BaseCommand):
    """`manage.py reindex`."""

    help = "Build the search indexes anew from the database, beside the ones in use, and put them in service."

    def handle(self, *args: Any, **options: Any) -> None:
        """Says how many testimonies each index holds now."""
        for name, count in rebuild().items():
            self.stdout.write(f"{name}: {count} {'testimony' if count == 1 else 'testimonies'}")
