"""Fills the archive with the demonstration collection and says where to look and how to sign in."""

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from testimonies.ingest.demonstration import voice
from testimonies.ingest.demonstration.load import load
from testimonies.interchange.access_copies.making import make_due


class Command(BaseCommand):
    """`manage.py demo [--port 8000]`."""

    help = "Load the demonstration collection (once) and print the addresses and a curator's login. Not in production."

    def add_arguments(self, parser: CommandParser) -> None:
        """Only where the archive will be served."""
        parser.add_argument("--port", type=int, default=8000, help="the port that is printed in the addresses")

    def handle(self, *args: Any, **options: Any) -> None:
        """Can be run again at any time; what curators changed since stays as it is."""
        if settings.IN_PRODUCTION:
            raise CommandError(
                "The demonstration has a known account: it is not loaded into an archive that the public reaches."
            )
        curator, password = demonstration_curator(Path(settings.ARCHIVE_VAR) / "demo-password")
        if load(by=curator) and not voice.is_there():
            self.stdout.write(
                "The synthetic voice is not installed (pip install espeakng-loader): no recording was made."
            )
        make_due()  # here, so that the recordings can be heard by the first visitor
        self.stdout.write(
            f"\n  Portal   http://127.0.0.1:{options['port']}/\n"
            f"  Admin    http://127.0.0.1:{options['port']}/admin/\n"
            f"  Curator  {curator.get_username()}\n"
            f"  Password {password}\n"
        )


def demonstration_curator(place: Path) -> tuple[User, str]:
    """The account and its password, made at the first run and kept in a file that only its owner can read."""
    if not place.exists():
        place.touch(mode=0o600)
        place.write_text(secrets.token_urlsafe(9), encoding="ascii")
    password = place.read_text(encoding="ascii").strip()
    curator, _ = User.objects.get_or_create(username="curator", defaults={"is_staff": True, "is_superuser": True})
    if not curator.check_password(password):
        curator.set_password(password)
        curator.save(update_fields=["password"])
    return curator, password
