"""Everybody who may knock, one row each: a new role is one row more, and every test that asks by roles asks it too."""

from collections.abc import Callable

from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from testimonies.models import Collection, Testimony
from testimonies.vocabulary import Openness
from tests.factories.cast import make_administrator, make_curator, make_reader
from tests.factories.reading_room import make_grant
from tests.factories.records import make_published, make_witness

SIGNED_IN = {"reader", "approved reader", "of no group"}  # of those outside; each finds a list of their own
GROUPS = ("transcriber", "cataloguer", "reviewer", "publisher", "administrator")
Maker = Callable[[tuple[Collection, ...]], User]


def _former(limits: tuple[Collection, ...]) -> User:
    return make_curator("publisher", username="former", collections=limits, is_active=False)


def _of_no_group(limits: tuple[Collection, ...]) -> User:
    return make_curator(username="of-no-group", collections=limits)


def _approved(limits: tuple[Collection, ...]) -> User:
    """With a grant for something of which no test asks, and one that ended for all that a test may ask of."""
    reader = make_reader("approved")
    lent = make_published(make_witness("Demo Lent"), openness=Openness.READING_ROOM, title="Lent")
    make_grant(lent, reader=reader)
    for closed in Testimony.objects.exclude(pk=lent.pk):
        make_grant(closed, reader=reader, revoked_at=timezone.now())
    return reader


# The name of each role, and who it is; `limits` are the collections that a curator is limited to, where it matters.
OUTSIDE: dict[str, Maker | None] = {
    "visitor": None,
    "reader": lambda limits: make_reader(),
    "approved reader": _approved,
    "former": _former,
    "of no group": _of_no_group,
}
CURATORS: dict[str, Maker] = {
    group: lambda limits, group=group: make_curator(group, username=group, collections=limits) for group in GROUPS
}
SUPERUSER: dict[str, Maker] = {"superuser": lambda limits: make_administrator("superuser")}
ROLES: dict[str, Maker | None] = OUTSIDE | CURATORS | SUPERUSER


def client_of(role: str, *collections: Collection) -> Client:
    """A browser in which somebody of this role has signed in; limited to the collections, if any are given."""
    client, make = Client(), ROLES[role]
    if make:
        account = make(collections)
        if account.is_active:
            client.force_login(account)
    return client
