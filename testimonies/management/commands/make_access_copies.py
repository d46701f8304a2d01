"""Makes the copies of recordings that the public hears, and says which could not be made."""

from typing import Any

from django.core.management.base import BaseCommand

from testimonies.interchange.access_copies.making import make_due
from testimonies.models import AccessCopy


class Command(BaseCommand):
    """`manage.py make_access_copies`."""

    help = (
        "Make the copies of recordings that the public hears, as far as they are due, and remove those that are not "
        "needed any more. Tries again what failed before. Exit status 1 if any could not be made."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each recording, and what is there in the end."""
        made = make_due(again=True)
        for one in made:
            self.stdout.write(f"{one.recording}: {one.why_not or 'made'}")
        there = AccessCopy.objects.exclude(file="").count()
        self.stdout.write(f"{there} {'copy' if there == 1 else 'copies'} for the public")
        if any(one.why_not for one in made):
            raise SystemExit(1)
