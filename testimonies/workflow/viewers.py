"""Turns an account into a viewer: its groups and the collections it is limited to."""

from typing import TYPE_CHECKING

from testimonies.access.viewer import VISITOR, Standing, Viewer
from testimonies.models import Curatorship

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User


def viewer_for(account: "User | AnonymousUser") -> Viewer:
    """A visitor unless the account is active staff that may view testimonies; limited where curatorships say so."""
    if not account.is_active or not account.is_staff:
        return VISITOR
    if account.is_superuser:
        return Viewer(Standing.ADMINISTRATOR)
    if not account.has_perm("testimonies.view_testimony"):
        return VISITOR
    collections = frozenset(Curatorship.objects.filter(curator=account).values_list("collection", flat=True))
    return Viewer(Standing.CURATOR, collections or None)
