"""Leaves no words in the files of the public index that the public may not read; for a timer, at night."""

from typing import Any

from django.core.management.base import BaseCommand

from testimonies.indexing.rebuild import purge


class Command(BaseCommand):
    """`manage.py purge_index`."""

    help = (
        "Build the public index anew if its files still hold words that were closed or corrected. No search finds "
        "them; whoever holds the files could."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Whether it had to."""
        if not (counts := purge()):
            self.stdout.write("nothing to purge")
        for name, count in counts.items():
            self.stdout.write(f"{name}: built anew with {count}")
